"""The mock of LBIO: the maintenance that the session's subject pays or receives."""

from functools import partial

from services.mockkit.app import FaceApp
from services.mockkit.faces import BEHEER, Faces
from services.mockkit.own_face import Alles, Gegevens, own_face
from services.mockkit.world import World
from services.registries.lbio.answers import alimentaties
from services.registries.lbio.block import Block

FACE = "alimentatie"


def create(world: World[Block]) -> Faces:
    """Return the apps of both faces."""
    return Faces({FACE: partial(_own, world), BEHEER: partial(_beheer, world)})


def _own(world: World[Block]) -> FaceApp:
    return own_face(world, FACE, {"/alimentaties": Gegevens(world, Block(), Alles, alimentaties)})


def _beheer(world: World[Block]) -> FaceApp:
    from services.mockkit import beheer
    from services.registries.lbio import holding

    return beheer.mount(world, holding.CHANGES)
