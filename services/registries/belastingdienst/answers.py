"""What the mock of the Belastingdienst answers."""

from datetime import date
from typing import Annotated

import msgspec

from services.registries.belastingdienst.block import Aanslag as Kept, Block, Onderdeel, Soort

Jaar = Annotated[int, msgspec.Meta(ge=2005, le=2099)]


class Vraag(msgspec.Struct, frozen=True):
    """Which year; all of them without it."""

    jaar: Jaar | None = None


class Aanslag(msgspec.Struct, frozen=True, rename="camel", kw_only=True, omit_defaults=True):
    """One assessment; ``verzamelinkomen`` is the sum of its parts, left out when it has none."""

    jaar: Jaar
    soort: Soort
    kenmerk: str
    datum: date
    te_betalen: int
    per_maand: float | None = None
    onderdelen: tuple[Onderdeel, ...] = ()
    verzamelinkomen: int | None = None
    betalen_voor: date | None = None


class Aanslagen(msgspec.Struct, frozen=True):
    """The assessments, newest first."""

    aanslagen: tuple[Aanslag, ...]


def aanslagen(block: Block, asked: Vraag, today: date) -> Aanslagen:
    """Return the assessments made up to today."""
    made = [one for one in block.aanslagen if one.datum <= today and asked.jaar in (None, one.jaar)]
    return Aanslagen(tuple(_written(one) for one in sorted(made, key=_order, reverse=True)))


def _written(one: Kept) -> Aanslag:
    return Aanslag(
        jaar=one.jaar,
        soort=one.soort,
        kenmerk=one.kenmerk,
        datum=one.datum,
        te_betalen=one.te_betalen,
        per_maand=one.per_maand,
        onderdelen=one.onderdelen,
        verzamelinkomen=sum(part.bedrag for part in one.onderdelen) if one.onderdelen else None,
        betalen_voor=one.betalen_voor,
    )


def _order(one: Kept) -> tuple[int, date]:
    return one.jaar, one.datum
