"""Plays the BGT: an OGC API Features face over the map around the personas' buildings."""

from functools import partial

from services.mockkit.app import FaceApp
from services.mockkit.faces import BEHEER, Faces
from services.mockkit.ogc.routes import ogc_app
from services.mockkit.ogc.spots import Spots
from services.mockkit.world import World
from services.registries.bgt.block import Block
from services.registries.bgt.landscape import COLLECTIONS, building, grow

FACE = "features"


def create(world: World[Block]) -> Faces:
    """Return the apps of both faces."""
    return Faces({FACE: partial(_own, world), BEHEER: partial(_beheer, world)})


def _own(world: World[Block]) -> FaceApp:
    return ogc_app(world, FACE, Spots(world, COLLECTIONS, grow, building))


def _beheer(world: World[Block]) -> FaceApp:
    from services.mockkit import beheer
    from services.registries.bgt import holding

    return beheer.mount(world, holding.CHANGES)
