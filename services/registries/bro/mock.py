"""Plays the BRO: an OGC API Features face over the borings, tests and wells near the personas' homes."""

from typing import Any

import falcon

from services.mockkit import beheer
from services.mockkit.ogc.routes import ogc_app
from services.mockkit.ogc.spots import Spots
from services.mockkit.world import World
from services.registries.bro import holding
from services.registries.bro.block import Block
from services.registries.bro.landscape import COLLECTIONS, building, grow

FACE = "features"


def create(world: World[Block]) -> dict[str, falcon.App[Any, Any]]:
    """Return the apps of both faces."""
    own = ogc_app(world, FACE, Spots(world, COLLECTIONS, grow, building))
    return {FACE: own, beheer.FACE: beheer.mount(world, holding.CHANGES)}
