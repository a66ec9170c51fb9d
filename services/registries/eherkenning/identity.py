"""Gives the login its register: whose means are which, and what they may do."""

from services.mockkit.world import World
from services.registries.eherkenning.block import Block
from services.registries.eherkenning.stock import Stock


def register(world: World[Block]) -> Stock:
    """Return what fulfils services.identity.eherkenning.authority.Register."""
    return Stock(world)
