"""What the mock of LBIO answers: every maintenance with what is due, paid and in arrears."""

from collections.abc import Iterator
from datetime import date

import msgspec

from services.registries.lbio.block import Alimentatie as Kept, Block, Maand, Mens, Rol, Soort, Status, Uitspraak

_YEAR = 12


class Maandstand(msgspec.Struct, frozen=True, rename="camel", kw_only=True, omit_defaults=True):
    """What was due and paid for one month, in euros; ``betaaldOp`` is the day of the last payment."""

    maand: Maand
    verschuldigd: float
    betaald: float = msgspec.field(default=0.0)
    betaald_op: date | None = None


class Alimentatie(msgspec.Struct, frozen=True, rename="camel", kw_only=True, omit_defaults=True):
    """One maintenance; ``achterstand`` is what is due minus what was paid, in euros. Months newest first."""

    kenmerk: str
    soort: Soort
    rol: Rol
    wederpartij: Mens
    kinderen: tuple[Mens, ...] = ()
    bedrag_per_maand: float
    uitspraak: Uitspraak
    status: Status
    achterstand: float
    maanden: tuple[Maandstand, ...]
    toelichting: str = ""


class Alimentaties(msgspec.Struct, frozen=True):
    """The maintenances of one citizen."""

    alimentaties: tuple[Alimentatie, ...]


def alimentaties(block: Block, asked: msgspec.Struct, today: date) -> Alimentaties:
    """Return every maintenance as it stands today."""
    return Alimentaties(tuple(_written(one, today) for one in block.alimentaties))


def _written(one: Kept, today: date) -> Alimentatie:
    stands = tuple(_stands(one, today))[::-1]
    return Alimentatie(
        kenmerk=one.kenmerk,
        soort=one.soort,
        rol=one.rol,
        wederpartij=one.wederpartij,
        kinderen=one.kinderen,
        bedrag_per_maand=one.bedrag_per_maand,
        uitspraak=one.uitspraak,
        status=one.status,
        achterstand=round(sum(part.verschuldigd - part.betaald for part in stands), 2),
        maanden=stands,
        toelichting=one.toelichting,
    )


def _stands(one: Kept, today: date) -> Iterator[Maandstand]:
    """Yield the months of the account that have ended."""
    month, last = one.achterstand_van, one.achterstand_tot or "9999-12"
    while month <= last and month < f"{today.year:04}-{today.month:02}":
        paid = [part for part in one.betalingen if part.maand == month and part.datum <= today]
        yield Maandstand(
            maand=month,
            verschuldigd=one.bedrag_per_maand,
            betaald=round(sum(part.bedrag for part in paid), 2),
            betaald_op=max((part.datum for part in paid), default=None),
        )
        year, number = int(month[:4]), int(month[5:])
        month = f"{year + number // _YEAR:04}-{number % _YEAR + 1:02}"
