"""The mock of the Belastingdienst: the assessments of the session's subject."""

from services.mockkit.faces import Faces
from services.mockkit.own_face import Gegevens, own_faces
from services.mockkit.world import World
from services.registries.belastingdienst.answers import Vraag, aanslagen
from services.registries.belastingdienst.block import Block

FACE = "inkomstenbelasting"


def create(world: World[Block]) -> Faces:
    """Return the apps of both faces."""
    return own_faces(world, FACE, {"/aanslagen": Gegevens(world, Block(), Vraag, aanslagen)}, "holding")
