"""The measures of authorising: how long a code works, how long a machtiging lasts at most (resources/machtigen)."""

from functools import cache

import msgspec

from resources import read_toml
from services.decoding import convert


class Measures(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Days and years, as regels.toml says them."""

    code_geldig_dagen: int
    hoogstens_jaren: int
    foute_codes_per_dag: int
    bijna_verlopen_dagen: int


@cache
def measures() -> Measures:
    """Return what resources/machtigen/regels.toml says."""
    return convert(read_toml("machtigen", "regels.toml"), Measures)
