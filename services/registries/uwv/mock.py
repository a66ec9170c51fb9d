"""The mock of UWV: the client file of the session's subject."""

from typing import Any

import falcon

from services.mockkit import beheer
from services.mockkit.own_face import Alles, Gegevens, own_face
from services.mockkit.world import World
from services.registries.uwv import holding
from services.registries.uwv.answers import klantdossier
from services.registries.uwv.block import Block

FACE = "klantdossier"


def create(world: World[Block]) -> dict[str, falcon.App[Any, Any]]:
    """Return the apps of both faces."""
    own = own_face(world, FACE, {"/klantdossier": Gegevens(world, Block(), Alles, klantdossier)})
    return {FACE: own, beheer.FACE: beheer.mount(world, holding.CHANGES)}
