"""The mock of the Belastingdienst: the assessments of the session's subject."""

from typing import Any

import falcon

from services.mockkit import beheer
from services.mockkit.own_face import Gegevens, own_face
from services.mockkit.world import World
from services.registries.belastingdienst import holding
from services.registries.belastingdienst.answers import Vraag, aanslagen
from services.registries.belastingdienst.block import Block

FACE = "inkomstenbelasting"


def create(world: World[Block]) -> dict[str, falcon.App[Any, Any]]:
    """Return the apps of both faces."""
    own = own_face(world, FACE, {"/aanslagen": Gegevens(world, Block(), Vraag, aanslagen)})
    return {FACE: own, beheer.FACE: beheer.mount(world, holding.CHANGES)}
