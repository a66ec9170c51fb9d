"""The mock of the BLAU: who pays the session's subject, per month and per year."""

from functools import partial
from typing import Any

from services.mockkit.app import FaceApp
from services.mockkit.faces import BEHEER, Faces
from services.mockkit.own_face import Gegevens, own_face
from services.mockkit.world import World
from services.registries.blau.answers import Jaarvraag, Vraag, inkomstenverhoudingen, jaaropgaven
from services.registries.blau.block import Block

FACE = "polis"


def create(world: World[Block]) -> Faces:
    """Return the apps of both faces."""
    return Faces({FACE: partial(_own, world), BEHEER: partial(_beheer, world)})


def _own(world: World[Block]) -> FaceApp:
    routes: dict[str, Any] = {
        "/inkomstenverhoudingen": Gegevens(world, Block(), Vraag, inkomstenverhoudingen),
        "/jaaropgaven": Gegevens(world, Block(), Jaarvraag, jaaropgaven),
    }
    return own_face(world, FACE, routes)


def _beheer(world: World[Block]) -> FaceApp:
    from services.mockkit import beheer
    from services.registries.blau import holding

    return beheer.mount(world, holding.CHANGES)
