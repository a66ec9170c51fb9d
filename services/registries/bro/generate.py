"""The table ``[bro]`` of a generated citizen: the subsoil near the home, by the part of the country."""

from services.population.core import Core
from services.registries.bro.block import Block, Bodem, Plek

_SOUTH, _NORTH, _EAST = 330_000.0, 560_000.0, 130_000.0   # metres, EPSG:28992


def block(core: Core) -> Block:
    """Return the table; the members of a household have the same spot."""
    address = core.home.address
    soil, level, water = _subsoil(address.x, address.y)
    spot = Plek(pand=address.pand, punt=(address.x, address.y), maaiveld=level, bodem=soil, grondwater=water)
    return Block(plekken=(spot,))


def _subsoil(x: float, y: float) -> tuple[Bodem, float, float]:
    """Return soil, ground level (m NAP) and depth of the groundwater by the part of the country."""
    if y < _SOUTH:
        return "leem", 52.0, 4.5
    if y > _NORTH:
        return "klei", 0.8, 1.1
    return ("zand", 11.5, 1.7) if x > _EAST else ("klei op veen", -1.6, 0.8)
