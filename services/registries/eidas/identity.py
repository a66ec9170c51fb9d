"""Gives the login the practice identities of other countries."""

from services.identity.eidas.attempt import Identity
from services.mockkit.world import World
from services.registries.eidas.block import Block


def foreign(world: World[Block]) -> tuple[Identity, ...]:
    """Return every practice identity abroad."""
    return tuple(
        Identity(one.land, f"{one.land}/NL/{one.nummer}", one.voornamen, one.achternaam, one.geboren, one.niveau)
        for block in world.blocks.values()
        for one in block.identiteiten
    )
