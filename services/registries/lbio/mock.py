"""The mock of LBIO: the maintenance that the session's subject pays or receives."""

from services.mockkit.faces import Faces
from services.mockkit.own_face import Alles, Gegevens, own_faces
from services.mockkit.world import World
from services.registries.lbio.answers import alimentaties
from services.registries.lbio.block import Block

FACE = "alimentatie"


def create(world: World[Block]) -> Faces:
    """Return the apps of both faces."""
    return own_faces(world, FACE, {"/alimentaties": Gegevens(world, Block(), Alles, alimentaties)}, "holding")
