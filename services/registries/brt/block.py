"""The table ``[brt]`` of a persona: the spots around which the map of 1:10 000 is drawn.

Example::

    [[brt.plekken]]
    pand = "0637100000411800"      # the building's BAG id; the map itself does not show it
    punt = [93512.4, 452786.1]     # x, y in metres (EPSG:28992), as in [bag]
    straat = "Wilgenkwartier"
    woonplaats = "Zoetermeer"
    gemeente = "Zoetermeer"
    bouwjaar = 1988
    water = true
"""

from typing import Annotated

import msgspec

PandId = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}10[0-9]{10}$")]
Naam = Annotated[str, msgspec.Meta(min_length=1, max_length=80)]


class Plek(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """One spot: a building in its street and town."""

    pand: PandId
    punt: tuple[float, float]
    straat: Naam
    woonplaats: Naam
    gemeente: Naam
    bouwjaar: Annotated[int, msgspec.Meta(ge=1000, le=2999)]
    water: bool = False


class Block(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """The whole table."""

    plekken: tuple[Plek, ...] = ()
