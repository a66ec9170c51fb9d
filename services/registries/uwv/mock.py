"""The mock of UWV: the client file of the session's subject."""

from services.mockkit.faces import Faces
from services.mockkit.own_face import Alles, Gegevens, own_faces
from services.mockkit.world import World
from services.registries.uwv.answers import klantdossier
from services.registries.uwv.block import Block

FACE = "klantdossier"


def create(world: World[Block]) -> Faces:
    """Return the apps of both faces."""
    return own_faces(world, FACE, {"/klantdossier": Gegevens(world, Block(), Alles, klantdossier)}, "holding")
