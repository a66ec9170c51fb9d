"""The mock of the BRI: the incomes of the session's subject."""

from functools import partial

from services.mockkit.app import FaceApp
from services.mockkit.faces import BEHEER, Faces
from services.mockkit.own_face import Gegevens, own_face
from services.mockkit.world import World
from services.registries.bri.answers import Vraag, inkomens
from services.registries.bri.block import Block

FACE = "inkomens"


def create(world: World[Block]) -> Faces:
    """Return the apps of both faces."""
    return Faces({FACE: partial(_own, world), BEHEER: partial(_beheer, world)})


def _own(world: World[Block]) -> FaceApp:
    return own_face(world, FACE, {"/inkomens": Gegevens(world, Block(), Vraag, inkomens)})


def _beheer(world: World[Block]) -> FaceApp:
    from services.mockkit import beheer
    from services.registries.bri import holding
    from services.registries.bri.beheer import CHANGES

    return beheer.mount(world, (*CHANGES, *holding.CHANGES))
