"""The mock of SVB: the benefits and the child benefit of the session's subject."""

from typing import Any

import falcon

from services.mockkit import beheer
from services.mockkit.own_face import Alles, Gegevens, own_face
from services.mockkit.world import World
from services.registries.svb import holding
from services.registries.svb.answers import kinderbijslag, uitkeringen
from services.registries.svb.block import Block

FACE = "regelingen"


def create(world: World[Block]) -> dict[str, falcon.App[Any, Any]]:
    """Return the apps of both faces."""
    routes: dict[str, Any] = {
        "/uitkeringen": Gegevens(world, Block(), Alles, uitkeringen),
        "/kinderbijslag": Gegevens(world, Block(), Alles, kinderbijslag),
    }
    return {FACE: own_face(world, FACE, routes), beheer.FACE: beheer.mount(world, holding.CHANGES)}
