"""The mock of DUO: education and student finance of the session's subject."""

from typing import Any

from services.mockkit.faces import Faces
from services.mockkit.own_face import Alles, Gegevens, own_faces
from services.mockkit.world import World
from services.registries.duo.answers import onderwijs, studiefinancien
from services.registries.duo.block import Block

FACE = "onderwijs"


def create(world: World[Block]) -> Faces:
    """Return the apps of both faces."""
    routes: dict[str, Any] = {
        "/onderwijs": Gegevens(world, Block(), Alles, onderwijs),
        "/studiefinancien": Gegevens(world, Block(), Alles, studiefinancien),
    }
    return own_faces(world, FACE, routes, "holding")
