"""The mock of the donor register: the choice of the session's subject."""

from typing import Any

import falcon

from services.mockkit import beheer
from services.mockkit.own_face import Alles, Gegevens, own_face
from services.mockkit.world import World
from services.registries.donorregister import holding
from services.registries.donorregister.answers import keuze
from services.registries.donorregister.block import Block

FACE = "keuze"


def create(world: World[Block]) -> dict[str, falcon.App[Any, Any]]:
    """Return the apps of both faces."""
    own = own_face(world, FACE, {"/registratie": Gegevens(world, Block(), Alles, keuze)})
    return {FACE: own, beheer.FACE: beheer.mount(world, holding.CHANGES)}
