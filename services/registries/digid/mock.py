"""The one face of the login service that organisations may use: stopping an account."""

from typing import Any

import falcon

from services.mockkit import beheer
from services.mockkit.world import World
from services.registries.digid.beheer import CHANGES


def create(world: World[Any]) -> dict[str, falcon.App[Any, Any]]:
    """Return the app of the one face."""
    return {beheer.FACE: beheer.mount(world, CHANGES)}
