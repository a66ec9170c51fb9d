"""The mock of SVB: the benefits and the child benefit of the session's subject."""

from functools import partial
from typing import Any

from services.mockkit.app import FaceApp
from services.mockkit.faces import BEHEER, Faces
from services.mockkit.own_face import Alles, Gegevens, own_face
from services.mockkit.world import World
from services.registries.svb.answers import kinderbijslag, uitkeringen
from services.registries.svb.block import Block

FACE = "regelingen"


def create(world: World[Block]) -> Faces:
    """Return the apps of both faces."""
    return Faces({FACE: partial(_own, world), BEHEER: partial(_beheer, world)})


def _own(world: World[Block]) -> FaceApp:
    routes: dict[str, Any] = {
        "/uitkeringen": Gegevens(world, Block(), Alles, uitkeringen),
        "/kinderbijslag": Gegevens(world, Block(), Alles, kinderbijslag),
    }
    return own_face(world, FACE, routes)


def _beheer(world: World[Block]) -> FaceApp:
    from services.mockkit import beheer
    from services.registries.svb import holding

    return beheer.mount(world, holding.CHANGES)
