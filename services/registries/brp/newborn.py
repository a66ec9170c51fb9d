"""Finds a number for a newborn: a test number of the 9-series that no known person and no published set has."""

import hashlib
from typing import Any

from services.identifiers import is_bsn
from services.mockkit.world import World
from services.personas import why_not

_SERIES = 900_000_000
_SIZE = 100_000_000


def free_number(world: World[Any], seed: str) -> str:
    """Return a BSN that follows from ``seed`` and is free among who is known here.

    With the population on, every number has a citizen; the newborn then takes the place of one nobody met.
    """
    start = int.from_bytes(hashlib.sha256(seed.encode()).digest()[:6], "big")
    for step in range(_SIZE):
        bsn = str(_SERIES + (start + step) % _SIZE)
        if is_bsn(bsn) and not why_not(bsn) and not world.blocks.lists(bsn):
            return bsn
    raise LookupError("er is geen vrij nummer meer")
