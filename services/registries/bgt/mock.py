"""Plays the BGT: an OGC API Features face over the map around the personas' buildings."""

from services.mockkit.faces import Faces
from services.mockkit.ogc.routes import ogc_faces
from services.mockkit.ogc.spots import Spots
from services.mockkit.world import World
from services.registries.bgt.block import Block
from services.registries.bgt.landscape import COLLECTIONS, building, grow

FACE = "features"


def create(world: World[Block]) -> Faces:
    """Return the apps of both faces."""
    return ogc_faces(world, FACE, Spots(world, COLLECTIONS, grow, building))
