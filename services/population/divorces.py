"""Who was married to whom before: pairs of people who live alone, the same pairs of places in every neighbourhood.

One in thirteen citizens is divorced and did not marry again, as CBS StatLine 03759ned has it (8 %, 1 January 2024).
Both ends of a pair say the same of it, because everything comes from the lower number of the two.
"""

from datetime import date
from functools import cache

import msgspec

from services.population import neighbourhood as wijk
from services.population.dice import Dice

_FROM, _UP_TO = 33.0, 76.0
_PAIRS = 300
_APART = 7
"""Places in the order of age between the two of a pair: a difference of some months up to a few years."""
_YOUNGEST, _LAST_YEAR = 20, 2026


class Past(msgspec.Struct, frozen=True):
    """A marriage that ended: the citizen it was with by number, when it began and ended."""

    number: int
    married: date
    ended: date


def former(seed: bytes, number: int, younger_born: int) -> Past | None:
    """Return the marriage that a citizen had before; ``younger_born`` is the year in which the younger was born."""
    other = former_number(number)
    if other is None:
        return None
    dice = Dice(seed, "scheiding", min(number, other))
    first = younger_born + _YOUNGEST
    last = max(first + 3, min(first + 25, _LAST_YEAR - 3))
    married = dice.between(first, last - 3)
    ended = dice.between(married + 2, min(_LAST_YEAR, married + 25))
    return Past(other, _day(dice, married), _day(dice, ended))


def former_number(number: int) -> int | None:
    """Return the number of the citizen to whom this one was married; None for who never was, or still is."""
    neighbourhood, person = divmod(number, wijk.PEOPLE)
    other = _pairs().get(person)
    return None if other is None else neighbourhood * wijk.PEOPLE + other


@cache
def _pairs() -> dict[int, int]:
    """Return person -> person among the 7,500, both ways."""
    alone = [one for one in wijk.neighbourhood().households if one.kind == "alleen" and _FROM <= one.age < _UP_TO]
    order = [one.first for one in sorted(alone, key=_age)]
    pairs: dict[int, int] = {}
    for begin in range(0, len(order) - 2 * _APART + 1, 2 * _APART):
        for step in range(_APART):
            if len(pairs) < 2 * _PAIRS:
                one, other = order[begin + step], order[begin + step + _APART]
                pairs |= {one: other, other: one}
    return pairs


def _age(household: wijk.Household) -> tuple[float, int]:
    return household.age, household.first


def _day(dice: Dice, year: int) -> date:
    return date(year, dice.between(1, 12), dice.between(1, 28))
