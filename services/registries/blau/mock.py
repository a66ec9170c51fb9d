"""The mock of the BLAU: who pays the session's subject, per month and per year."""

from typing import Any

from services.mockkit.faces import Faces
from services.mockkit.own_face import Gegevens, own_faces
from services.mockkit.world import World
from services.registries.blau.answers import Jaarvraag, Vraag, inkomstenverhoudingen, jaaropgaven
from services.registries.blau.block import Block

FACE = "polis"


def create(world: World[Block]) -> Faces:
    """Return the apps of both faces."""
    routes: dict[str, Any] = {
        "/inkomstenverhoudingen": Gegevens(world, Block(), Vraag, inkomstenverhoudingen),
        "/jaaropgaven": Gegevens(world, Block(), Jaarvraag, jaaropgaven),
    }
    return own_faces(world, FACE, routes, "holding")
