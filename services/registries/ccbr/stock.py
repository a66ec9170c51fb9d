"""Reads maatregelen.toml: the representatives and the people whom they represent, by the representative's BSN."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec

from resources import toml
from services.decoding import convert
from services.registries.ccbr.records import Maatregel, Soort

_Bsn = Annotated[str, msgspec.Meta(pattern="^9[0-9]{8}$")]


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line of the file."""

    naam: Annotated[str, msgspec.Meta(min_length=1)]
    bsn: _Bsn
    geboren: date
    soort: Soort
    sinds: date
    tot: date | None = None

    def measure(self) -> Maatregel:
        """Return it as the register answers it."""
        return Maatregel(self.bsn, self.naam, self.geboren, self.soort, self.sinds, self.tot)


class Vertegenwoordiger(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One representative with all clients."""

    burgerservicenummer: _Bsn
    naam: str
    maatregelen: tuple[Row, ...]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    vertegenwoordiger: tuple[Vertegenwoordiger, ...]


@cache
def representatives() -> Mapping[str, tuple[Maatregel, ...]]:
    """Return BSN -> measures, in the order of the file."""
    found = convert(toml.read_kept(Path(__file__).with_name("maatregelen.toml")), _File).vertegenwoordiger
    return {one.burgerservicenummer: tuple(row.measure() for row in one.maatregelen) for one in found}
