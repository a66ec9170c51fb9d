"""The table ``[brt]`` of a generated citizen: the building of the home, its town and municipality."""

from services.population.core import Core
from services.registries.brt.block import Block, Plek


def block(core: Core) -> Block:
    """Return the table; the members of a household have the same spot."""
    home = core.home
    address = home.address
    spot = Plek(
        pand=address.pand, punt=(address.x, address.y), straat=address.straat,
        woonplaats=address.gemeente.woonplaats, gemeente=address.gemeente.naam, bouwjaar=home.built,
        water=int(address.pand) % 5 == 0,
    )  # fmt: skip
    return Block(plekken=(spot,))
