"""The mock of DUO: education and student finance of the session's subject."""

from typing import Any

import falcon

from services.mockkit import beheer
from services.mockkit.own_face import Alles, Gegevens, own_face
from services.mockkit.world import World
from services.registries.duo import holding
from services.registries.duo.answers import onderwijs, studiefinancien
from services.registries.duo.block import Block

FACE = "onderwijs"


def create(world: World[Block]) -> dict[str, falcon.App[Any, Any]]:
    """Return the apps of both faces."""
    routes: dict[str, Any] = {
        "/onderwijs": Gegevens(world, Block(), Alles, onderwijs),
        "/studiefinancien": Gegevens(world, Block(), Alles, studiefinancien),
    }
    return {FACE: own_face(world, FACE, routes), beheer.FACE: beheer.mount(world, holding.CHANGES)}
