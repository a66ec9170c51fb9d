"""The mock of the donor register: the choice of the session's subject."""

from functools import partial

from services.mockkit.app import FaceApp
from services.mockkit.faces import BEHEER, Faces
from services.mockkit.own_face import Alles, Gegevens, own_face
from services.mockkit.world import World
from services.registries.donorregister.answers import keuze
from services.registries.donorregister.block import Block

FACE = "keuze"


def create(world: World[Block]) -> Faces:
    """Return the apps of both faces."""
    return Faces({FACE: partial(_own, world), BEHEER: partial(_beheer, world)})


def _own(world: World[Block]) -> FaceApp:
    return own_face(world, FACE, {"/registratie": Gegevens(world, Block(), Alles, keuze)})


def _beheer(world: World[Block]) -> FaceApp:
    from services.mockkit import beheer
    from services.registries.donorregister import holding

    return beheer.mount(world, holding.CHANGES)
