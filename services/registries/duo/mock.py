"""The mock of DUO: education and student finance of the session's subject."""

from functools import partial
from typing import Any

from services.mockkit.app import FaceApp
from services.mockkit.faces import BEHEER, Faces
from services.mockkit.own_face import Alles, Gegevens, own_face
from services.mockkit.world import World
from services.registries.duo.answers import onderwijs, studiefinancien
from services.registries.duo.block import Block

FACE = "onderwijs"


def create(world: World[Block]) -> Faces:
    """Return the apps of both faces."""
    return Faces({FACE: partial(_own, world), BEHEER: partial(_beheer, world)})


def _own(world: World[Block]) -> FaceApp:
    routes: dict[str, Any] = {
        "/onderwijs": Gegevens(world, Block(), Alles, onderwijs),
        "/studiefinancien": Gegevens(world, Block(), Alles, studiefinancien),
    }
    return own_face(world, FACE, routes)


def _beheer(world: World[Block]) -> FaceApp:
    from services.mockkit import beheer
    from services.registries.duo import holding

    return beheer.mount(world, holding.CHANGES)
