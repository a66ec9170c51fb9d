"""The mock of the BRI: the incomes of the session's subject."""

from typing import Any

import falcon

from services.mockkit import beheer
from services.mockkit.own_face import Gegevens, own_face
from services.mockkit.world import World
from services.registries.bri import holding
from services.registries.bri.answers import Vraag, inkomens
from services.registries.bri.beheer import CHANGES
from services.registries.bri.block import Block

FACE = "inkomens"


def create(world: World[Block]) -> dict[str, falcon.App[Any, Any]]:
    """Return the apps of both faces."""
    own = own_face(world, FACE, {"/inkomens": Gegevens(world, Block(), Vraag, inkomens)})
    return {FACE: own, beheer.FACE: beheer.mount(world, (*CHANGES, *holding.CHANGES))}
