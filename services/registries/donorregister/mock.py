"""The mock of the donor register: the choice of the session's subject."""

from services.mockkit.faces import Faces
from services.mockkit.own_face import Alles, Gegevens, own_faces
from services.mockkit.world import World
from services.registries.donorregister.answers import keuze
from services.registries.donorregister.block import Block

FACE = "keuze"


def create(world: World[Block]) -> Faces:
    """Return the apps of both faces."""
    return own_faces(world, FACE, {"/registratie": Gegevens(world, Block(), Alles, keuze)}, "holding")
