"""The table ``[bgt]`` of a persona: the spots around which the large-scale map is drawn.

What stands there follows from the spot, so that the map agrees with the BAG. Example::

    [[bgt.plekken]]
    pand = "0637100000411800"      # the building's BAG id
    punt = [93512.4, 452786.1]     # x, y in metres (EPSG:28992), as in [bag]
    straat = "Wilgenkwartier"
    bouwjaar = 1988
    water = true                   # there is a watercourse behind the gardens
"""

from typing import Annotated

import msgspec

PandId = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}10[0-9]{10}$")]


class Plek(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """One spot: a building and its street."""

    pand: PandId
    punt: tuple[float, float]
    straat: Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
    bouwjaar: Annotated[int, msgspec.Meta(ge=1000, le=2999)]
    water: bool = False


class Block(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """The whole table."""

    plekken: tuple[Plek, ...] = ()
