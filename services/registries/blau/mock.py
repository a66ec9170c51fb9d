"""The mock of the BLAU: who pays the session's subject, per month and per year."""

from typing import Any

import falcon

from services.mockkit import beheer
from services.mockkit.own_face import Gegevens, own_face
from services.mockkit.world import World
from services.registries.blau import holding
from services.registries.blau.answers import Jaarvraag, Vraag, inkomstenverhoudingen, jaaropgaven
from services.registries.blau.block import Block

FACE = "polis"


def create(world: World[Block]) -> dict[str, falcon.App[Any, Any]]:
    """Return the apps of both faces."""
    routes: dict[str, Any] = {
        "/inkomstenverhoudingen": Gegevens(world, Block(), Vraag, inkomstenverhoudingen),
        "/jaaropgaven": Gegevens(world, Block(), Jaarvraag, jaaropgaven),
    }
    return {FACE: own_face(world, FACE, routes), beheer.FACE: beheer.mount(world, holding.CHANGES)}
