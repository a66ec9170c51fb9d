"""Works out an allowance from income and household: pure rules, so that a change of income can be tried beforehand."""

from datetime import date

import msgspec
from msgspec import Struct

from services.registries.toeslagen.block import PAID, Block, Grondslag, Kind, Opvang, Toeslag
from services.registries.toeslagen.rules import RULES, Child, Rules

MONTHS = 12
_ADULT = 18


class Outcome(Struct, frozen=True):
    """What comes out, in euros; ``per_year`` is whole, as decisions are."""

    per_month: float
    per_year: float


def work_out(kind: str, year: int, income: int, partner: int | None, basis: Grondslag) -> Outcome:
    """Return the allowance of a whole year with this income of both partners. Raises KeyError for an unknown year."""
    rules, total = RULES[year], float(income + (partner or 0))
    per_year = {
        "zorgtoeslag": _care,
        "huurtoeslag": _rent,
        "kindgebonden budget": _children,
        "kinderopvangtoeslag": _childcare,
    }[kind](rules, total, basis, date(year, 1, 1))
    whole = float(round(max(0.0, per_year)))
    return Outcome(round(whole / MONTHS, 2), whole)


def of(one: Toeslag) -> Outcome | None:
    """Return what the rules make of an allowance as it is registered; None when its income or basis is not known."""
    if one.toetsingsinkomen is None or one.grondslag is None:
        return None
    return work_out(one.soort, one.jaar, one.toetsingsinkomen, one.toetsingsinkomen_partner, one.grondslag)


def recalculated(block: Block, year: int, income: int, today: date) -> Block:
    """Return the table in which every advance of ``year`` follows a new income of one's own, decided today."""
    return msgspec.structs.replace(block, toeslagen=tuple(_again(one, year, income, today) for one in block.toeslagen))


def _again(one: Toeslag, year: int, income: int, today: date) -> Toeslag:
    if one.jaar != year or one.status not in PAID or one.grondslag is None:
        return one
    found = work_out(one.soort, year, income, one.toetsingsinkomen_partner, one.grondslag)
    return msgspec.structs.replace(
        one, status="voorschot", toetsingsinkomen=income, per_maand=found.per_month, beschikking=today, toelichting=""
    )


def _care(rules: Rules, income: float, basis: Grondslag, day: date) -> float:
    care, adults = rules.care, 1 if basis.alleenstaand else 2
    share = care.below_single if basis.alleenstaand else care.below_partners
    own = share * care.threshold + care.above * max(0.0, income - care.threshold)
    return care.standard_premium * adults - own


def _rent(rules: Rules, income: float, basis: Grondslag, day: date) -> float:
    rent, asked = rules.rent, basis.huur or 0.0
    if asked > rent.highest_rent:
        return 0.0
    own = rent.own_share + rent.per_euro * max(0.0, income - rent.income_floor)
    full = max(0.0, min(asked, rent.full_until) - own)
    part = rent.part * max(0.0, min(asked, rent.part_until) - max(own, rent.full_until))
    above = rent.above_part * max(0.0, asked - max(own, rent.part_until))
    return MONTHS * (full + part + above)


def _children(rules: Rules, income: float, basis: Grondslag, day: date) -> float:
    child = rules.child
    amounts = [_child_amount(child, one, day) for one in basis.kinderen]
    if not any(amounts):
        return 0.0
    threshold = child.threshold_single if basis.alleenstaand else child.threshold_partners
    whole = sum(amounts) + (child.single_parent if basis.alleenstaand else 0.0)
    return whole - child.reduction * max(0.0, income - threshold)


def _child_amount(child: Child, one: Kind, day: date) -> float:
    age = day.year - one.geboren.year - ((day.month, day.day) < (one.geboren.month, one.geboren.day))
    if not 0 <= age < _ADULT:
        return 0.0
    return child.per_child + sum(extra for low, high, extra in child.extra if low <= age <= high)


def _childcare(rules: Rules, income: float, basis: Grondslag, day: date) -> float:
    first, others = next((one, two) for limit, one, two in rules.childcare.shares if income <= limit)
    places = sorted(basis.opvang, key=_hours, reverse=True)
    prices = rules.childcare.highest_price
    per_month = sum(
        place.uren * min(place.uurprijs, prices[place.soort]) * (others if number else first)
        for number, place in enumerate(places)
    )
    return MONTHS * per_month


def _hours(place: Opvang) -> int:
    return place.uren
