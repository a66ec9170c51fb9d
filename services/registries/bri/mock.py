"""The mock of the BRI: the incomes of the session's subject."""

from services.mockkit.faces import Faces
from services.mockkit.own_face import Gegevens, own_faces
from services.mockkit.world import World
from services.registries.bri.answers import Vraag, inkomens
from services.registries.bri.block import Block

FACE = "inkomens"


def create(world: World[Block]) -> Faces:
    """Return the apps of both faces."""
    return own_faces(world, FACE, {"/inkomens": Gegevens(world, Block(), Vraag, inkomens)}, "beheer", "holding")
