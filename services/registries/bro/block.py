"""The table ``[bro]`` of a persona: the spots near which somebody bored, tested and measured the subsoil.

Example::

    [[bro.plekken]]
    pand = "0637100000411800"      # the building nearby (BAG id); the BRO itself does not know it
    punt = [93512.4, 452786.1]     # x, y in metres (EPSG:28992), as in [bag]
    maaiveld = -3.9                # ground level in metres above NAP
    bodem = "klei op veen"
    grondwater = 0.9               # mean depth of the groundwater below ground level, in metres
"""

from typing import Annotated, Literal

import msgspec

PandId = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}10[0-9]{10}$")]
Bodem = Literal["klei", "klei op veen", "zand", "leem"]


class Plek(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """One spot and its subsoil."""

    pand: PandId
    punt: tuple[float, float]
    maaiveld: Annotated[float, msgspec.Meta(ge=-7.0, le=323.0)]
    bodem: Bodem
    grondwater: Annotated[float, msgspec.Meta(ge=0.0, le=60.0)]


class Block(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """The whole table."""

    plekken: tuple[Plek, ...] = ()
