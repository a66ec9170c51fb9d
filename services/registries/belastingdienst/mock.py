"""The mock of the Belastingdienst: the assessments of the session's subject."""

from functools import partial

from services.mockkit.app import FaceApp
from services.mockkit.faces import BEHEER, Faces
from services.mockkit.own_face import Gegevens, own_face
from services.mockkit.world import World
from services.registries.belastingdienst.answers import Vraag, aanslagen
from services.registries.belastingdienst.block import Block

FACE = "inkomstenbelasting"


def create(world: World[Block]) -> Faces:
    """Return the apps of both faces."""
    return Faces({FACE: partial(_own, world), BEHEER: partial(_beheer, world)})


def _own(world: World[Block]) -> FaceApp:
    return own_face(world, FACE, {"/aanslagen": Gegevens(world, Block(), Vraag, aanslagen)})


def _beheer(world: World[Block]) -> FaceApp:
    from services.mockkit import beheer
    from services.registries.belastingdienst import holding

    return beheer.mount(world, holding.CHANGES)
