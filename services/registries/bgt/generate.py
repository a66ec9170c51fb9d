"""The table ``[bgt]`` of a generated citizen: the building of the home in its street."""

from services.population.core import Core
from services.registries.bgt.block import Block, Plek


def block(core: Core) -> Block:
    """Return the table; the members of a household have the same spot."""
    home = core.home
    address = home.address
    spot = Plek(
        pand=address.pand, punt=(address.x, address.y), straat=address.straat, bouwjaar=home.built,
        water=int(address.pand) % 5 == 0,
    )  # fmt: skip
    return Block(plekken=(spot,))
