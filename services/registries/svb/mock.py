"""The mock of SVB: the benefits and the child benefit of the session's subject."""

from typing import Any

from services.mockkit.faces import Faces
from services.mockkit.own_face import Alles, Gegevens, own_faces
from services.mockkit.world import World
from services.registries.svb.answers import kinderbijslag, uitkeringen
from services.registries.svb.block import Block

FACE = "regelingen"


def create(world: World[Block]) -> Faces:
    """Return the apps of both faces."""
    routes: dict[str, Any] = {
        "/uitkeringen": Gegevens(world, Block(), Alles, uitkeringen),
        "/kinderbijslag": Gegevens(world, Block(), Alles, kinderbijslag),
    }
    return own_faces(world, FACE, routes, "holding")
