"""What the mock of Dienst Toeslagen answers: allowances, payments, and what another income would make of them."""

from datetime import date

import msgspec

from services.registries.toeslagen import payments
from services.registries.toeslagen.block import (
    Block,
    Grondslag,
    Inkomen,
    Jaar,
    Soort,
    Status,
    Terugbetaling,
    Toeslag as Kept,
)


class Vraag(msgspec.Struct, frozen=True):
    """Which year; all of them without it."""

    jaar: Jaar | None = None


class Toeslag(msgspec.Struct, frozen=True, rename="camel", kw_only=True, omit_defaults=True):
    """One allowance of one year; without ``volgendeBetaling`` nothing is paid any more."""

    soort: Soort
    jaar: Jaar
    kenmerk: str
    status: Status
    vanaf: date
    tot: date | None = None
    per_maand: float | None = None
    volgende_betaling: date | None = None
    beschikking: date | None = None
    toetsingsinkomen: Inkomen | None = None
    toetsingsinkomen_partner: Inkomen | None = None
    grondslag: Grondslag | None = None
    ontvangen: float | None = None
    recht: float | None = None
    terugbetaling: Terugbetaling | None = None
    toelichting: str = ""


class Toeslagen(msgspec.Struct, frozen=True):
    """The allowances, newest year first."""

    toeslagen: tuple[Toeslag, ...]


class Betaling(msgspec.Struct, frozen=True, kw_only=True):
    """One payment in euros: ``maand`` is the first day of the month it is for."""

    soort: Soort
    maand: date
    datum: date
    bedrag: float
    betaald: bool


class Betalingen(msgspec.Struct, frozen=True):
    """The payments, last day first."""

    betalingen: tuple[Betaling, ...]


class Proefvraag(msgspec.Struct, forbid_unknown_fields=True, frozen=True, rename="camel", kw_only=True):
    """What would come out with another income: everything an allowance depends on."""

    soort: Soort
    jaar: Jaar
    toetsingsinkomen: Inkomen
    toetsingsinkomen_partner: Inkomen | None = None
    grondslag: Grondslag


class Proefberekening(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """What comes out, in euros. No rights follow from it."""

    soort: Soort
    jaar: Jaar
    per_maand: float
    per_jaar: float


def toeslagen(block: Block, asked: Vraag, today: date) -> Toeslagen:
    """Return the allowances as decided up to today."""
    chosen = [one for one in block.toeslagen if asked.jaar in (None, one.jaar) and _known(one, today)]
    return Toeslagen(tuple(_written(one, today) for one in sorted(chosen, key=_year, reverse=True)))


def betalingen(block: Block, asked: Vraag, today: date) -> Betalingen:
    """Return every payment of the advances, past and to come."""
    made = [
        Betaling(soort=one.soort, maand=month, datum=day, bedrag=one.per_maand or 0.0, betaald=day < today)
        for one in block.toeslagen
        if asked.jaar in (None, one.jaar) and _known(one, today)
        for month in payments.months(one)
        for day in (payments.pay_day(month),)
    ]
    return Betalingen(tuple(sorted(made, key=_day, reverse=True)))


def proefberekening(asked: Proefvraag) -> Proefberekening:
    """Return what the rules make of a question; whoever looks at what was decided needs no rules."""
    from services.registries.toeslagen import calculation

    income, partner = asked.toetsingsinkomen, asked.toetsingsinkomen_partner
    found = calculation.work_out(asked.soort, asked.jaar, income, partner, asked.grondslag)
    return Proefberekening(
        soort=asked.soort, jaar=asked.jaar, per_maand=found.per_month, per_jaar=found.per_year
    )


def _written(one: Kept, today: date) -> Toeslag:
    kept = {name: getattr(one, name) for name in one.__struct_fields__}
    return Toeslag(**kept, volgende_betaling=payments.next_pay_day(one, today))


def _known(one: Kept, today: date) -> bool:
    return one.beschikking is None or one.beschikking <= today


def _year(one: Kept) -> int:
    return one.jaar


def _day(one: Betaling) -> date:
    return one.datum
