"""What the mock of SVB answers: benefits with the next payment, and child benefit per quarter."""

from datetime import date

import msgspec

from services.registries.svb import rates
from services.registries.svb.block import (
    Block,
    Bsn,
    Inhouding,
    Kinderbijslag as Kept,
    Kwartaal,
    Leefvorm,
    Soort,
    Status,
    Uitkering as KeptUitkering,
)

_SHOWN = 8


class Uitkering(msgspec.Struct, frozen=True, rename="camel", kw_only=True, omit_defaults=True):
    """A benefit per month in euros; without ``volgendeBetaling`` nothing is paid now."""

    soort: Soort
    kenmerk: str
    aanvang: date
    einde: date | None = None
    status: Status
    leefvorm: Leefvorm
    percentage: int | None = None
    bruto: float
    inhoudingen: tuple[Inhouding, ...]
    netto: float
    vakantiegeld_per_jaar: float = 0.0
    volgende_betaling: date | None = None
    toelichting: str = ""


class Uitkeringen(msgspec.Struct, frozen=True):
    """The benefits of one citizen."""

    uitkeringen: tuple[Uitkering, ...]


class Kinddeel(msgspec.Struct, frozen=True):
    """What one child brings in a quarter."""

    bsn: Bsn
    naam: str
    bedrag: float


class Betaling(msgspec.Struct, frozen=True, kw_only=True):
    """A quarter's child benefit; ``betaald`` tells whether its day has come."""

    kwartaal: Kwartaal
    datum: date
    bedrag: float
    betaald: bool
    kinderen: tuple[Kinddeel, ...]


class Kinderbijslag(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Child benefit: the payments, newest first, the next one on top. Empty when there is none."""

    kenmerk: str = ""
    toelichting: str = ""
    betalingen: tuple[Betaling, ...]


def uitkeringen(block: Block, asked: msgspec.Struct, today: date) -> Uitkeringen:
    """Return the benefits that began."""
    return Uitkeringen(tuple(_uitkering(one, today) for one in block.uitkeringen if one.aanvang <= today))


def kinderbijslag(block: Block, asked: msgspec.Struct, today: date) -> Kinderbijslag:
    """Return the next payment and the ones before it, at most two years of them."""
    kept = block.kinderbijslag
    if kept is None:
        return Kinderbijslag(betalingen=())
    first = min(one.vanaf_kwartaal for one in kept.kinderen)
    made = [_betaling(kept, quarter, today) for quarter in rates.quarters(first, _next_paid(today))]
    payments = tuple(one for one in reversed(made) if one.bedrag)[:_SHOWN]
    return Kinderbijslag(kenmerk=kept.kenmerk, toelichting=kept.toelichting, betalingen=payments)


def _uitkering(one: KeptUitkering, today: date) -> Uitkering:
    return Uitkering(
        soort=one.soort,
        kenmerk=one.kenmerk,
        aanvang=one.aanvang,
        einde=one.einde,
        status=one.status,
        leefvorm=one.leefvorm,
        percentage=2 * one.jaren if one.jaren else None,
        bruto=one.bruto,
        inhoudingen=one.inhoudingen,
        netto=round(one.bruto - sum(part.bedrag for part in one.inhoudingen), 2),
        vakantiegeld_per_jaar=one.vakantiegeld_per_jaar,
        volgende_betaling=_next_month(today) if one.status == "lopend" else None,
        toelichting=one.toelichting,
    )


def _next_month(today: date) -> date:
    """Return the first pay day from today on."""
    this = rates.month_pay_day(today.year, today.month)
    if this >= today:
        return this
    return rates.month_pay_day(today.year + today.month // 12, today.month % 12 + 1)


def _next_paid(today: date) -> str:
    """Return the first quarter whose pay day is not past."""
    quarter = rates.quarter_of(today.replace(year=today.year - 1))
    while rates.child_pay_day(quarter) < today:
        quarter = rates.following(quarter)
    return quarter


def _betaling(kept: Kept, quarter: str, today: date) -> Betaling:
    shares = tuple(
        Kinddeel(one.bsn, one.naam, amount)
        for one in kept.kinderen
        if one.vanaf_kwartaal <= quarter <= (one.tot_kwartaal or quarter)
        and (amount := rates.child_amount(one.geboren, quarter))
    )
    day = rates.child_pay_day(quarter)
    total = round(sum(one.bedrag for one in shares), 2)
    return Betaling(kwartaal=quarter, datum=day, bedrag=total, betaald=day < today, kinderen=shares)
