"""Plays the BRO: an OGC API Features face over the borings, tests and wells near the personas' homes."""

from services.mockkit.faces import Faces
from services.mockkit.ogc.routes import ogc_faces
from services.mockkit.ogc.spots import Spots
from services.mockkit.world import World
from services.registries.bro.block import Block
from services.registries.bro.landscape import COLLECTIONS, building, grow

FACE = "features"


def create(world: World[Block]) -> Faces:
    """Return the apps of both faces."""
    return ogc_faces(world, FACE, Spots(world, COLLECTIONS, grow, building))
