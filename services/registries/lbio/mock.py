"""The mock of LBIO: the maintenance that the session's subject pays or receives."""

from typing import Any

import falcon

from services.mockkit import beheer
from services.mockkit.own_face import Alles, Gegevens, own_face
from services.mockkit.world import World
from services.registries.lbio import holding
from services.registries.lbio.answers import alimentaties
from services.registries.lbio.block import Block

FACE = "alimentatie"


def create(world: World[Block]) -> dict[str, falcon.App[Any, Any]]:
    """Return the apps of both faces."""
    own = own_face(world, FACE, {"/alimentaties": Gegevens(world, Block(), Alles, alimentaties)})
    return {FACE: own, beheer.FACE: beheer.mount(world, holding.CHANGES)}
