"""What the mock of the BLAU answers: every payer with statements per month, and the sums of a year."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated

import msgspec

from services.registries.blau.block import (
    Block,
    Contract,
    Inkomstenverhouding as Kept,
    KvkNummer,
    Loonheffingennummer,
    Maand,
    Reeks,
    Soort,
)
from services.registries.blau.months import holiday_pay, last_whole_month, months, span

_FIRST = "0001-01"


class Vraag(msgspec.Struct, frozen=True):
    """Which months; all that are known without it. It leaves out statements and no payers."""

    van: Maand | None = None
    tot: Maand | None = None


class Jaarvraag(msgspec.Struct, frozen=True):
    """Which year."""

    jaar: Annotated[int, msgspec.Meta(ge=2005, le=2099)]


class Opgave(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """What a payer stated of one month, in euros; ``svLoon`` includes the holiday pay."""

    van: date
    tot: date
    sv_loon: float
    vakantiegeld: float
    loonheffing: float
    uren: int


class Inkomstenverhouding(msgspec.Struct, frozen=True, rename="camel", kw_only=True, omit_defaults=True):
    """One relation with one payer; ``volgnummer`` counts them from the oldest."""

    volgnummer: int
    soort: Soort
    omschrijving: str = ""
    werkgever: str
    loonheffingennummer: Loonheffingennummer
    kvk_nummer: KvkNummer | None = None
    contract: Contract | None = None
    functie: str = ""
    aanvang: date
    einde: date | None = None
    uren_per_week: float | None = None
    in_onderzoek: date | None = None
    opgaven: tuple[Opgave, ...] = ()


class Inkomstenverhoudingen(msgspec.Struct, frozen=True):
    """The relations, present ones first, then the newest."""

    inkomstenverhoudingen: tuple[Inkomstenverhouding, ...]


class Jaaropgave(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """What one payer stated over a whole year, in euros: what stands on the annual statement."""

    werkgever: str
    loonheffingennummer: Loonheffingennummer
    soort: Soort
    loon: float
    loonheffing: float
    uren: int


class Jaaropgaven(msgspec.Struct, frozen=True):
    """The annual statements of one year."""

    jaar: int
    jaaropgaven: tuple[Jaaropgave, ...]


def inkomstenverhoudingen(block: Block, asked: Vraag, today: date) -> Inkomstenverhoudingen:
    """Return every payer with the statements asked for; who begins after today is not known yet."""
    first, last = asked.van or _FIRST, min(asked.tot or last_whole_month(today), last_whole_month(today))
    known = sorted([one for one in block.inkomstenverhoudingen if one.aanvang <= today], key=begin)
    written = [_written(number, one, first, last) for number, one in enumerate(known, start=1)]
    return Inkomstenverhoudingen(tuple(sorted(written, key=_newest, reverse=True)))


def jaaropgaven(block: Block, asked: Jaarvraag, today: date) -> Jaaropgaven:
    """Return what every payer stated over a year, so far as its months have ended."""
    first, last = f"{asked.jaar}-01", min(f"{asked.jaar}-12", last_whole_month(today))
    made = []
    for one in block.inkomstenverhoudingen:
        stated = tuple(_opgaven(one, first, last))
        if stated:
            made.append(_sum(one, stated))
    return Jaaropgaven(asked.jaar, tuple(made))


def _written(number: int, one: Kept, first: str, last: str) -> Inkomstenverhouding:
    return Inkomstenverhouding(
        volgnummer=number,
        soort=one.soort,
        omschrijving=one.omschrijving,
        werkgever=one.werkgever,
        loonheffingennummer=one.loonheffingennummer,
        kvk_nummer=one.kvk_nummer,
        contract=one.contract,
        functie=one.functie,
        aanvang=one.aanvang,
        einde=one.einde,
        uren_per_week=one.uren_per_week,
        in_onderzoek=one.in_onderzoek,
        opgaven=tuple(_opgaven(one, first, last))[::-1],
    )


def _opgaven(one: Kept, first: str, last: str) -> Iterator[Opgave]:
    """Yield the statements, oldest month first."""
    for run in sorted(one.opgaven, key=_run):
        for month in months(run, first, last):
            begin, end = span(month)
            extra = holiday_pay(run, month)
            yield Opgave(
                van=max(begin, one.aanvang),
                tot=min(end, one.einde or end),
                sv_loon=round(run.sv_loon + extra, 2),
                vakantiegeld=extra,
                loonheffing=run.loonheffing,
                uren=run.uren,
            )


def _sum(one: Kept, stated: tuple[Opgave, ...]) -> Jaaropgave:
    return Jaaropgave(
        werkgever=one.werkgever,
        loonheffingennummer=one.loonheffingennummer,
        soort=one.soort,
        loon=round(sum(part.sv_loon for part in stated), 2),
        loonheffing=round(sum(part.loonheffing for part in stated), 2),
        uren=sum(part.uren for part in stated),
    )


def begin(one: Kept) -> tuple[date, str]:
    """Return the order by which payers are counted."""
    return one.aanvang, one.loonheffingennummer


def _newest(one: Inkomstenverhouding) -> tuple[bool, date]:
    return one.einde is None, one.einde or one.aanvang


def _run(run: Reeks) -> str:
    return run.van
