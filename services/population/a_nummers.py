"""Counts A-nummers: the n-th one, and so another one for every citizen, without a list.

An A-nummer has ten digits, the first of them no 0 and no two neighbours equal; their sum is 0 or 5 modulo 11, and the
sum of each times two to the power of its place is 0 (DOMAIN.md §3.3). The first seven may be any: that is 9 to the
power of 7 ways to begin, nearly five million. Whatever they are, there are ten ways to end or more; two are used.
"""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise, product

from services.population.scramble import Scramble

_HEAD, _MIDDLE, _TAIL, _ENDS = 4, 3, 3, 2
_MIDDLES = 9**_MIDDLE
PLACES = 9**_HEAD * _MIDDLES * _ENDS
_SUMS = (0, 5)
Part = tuple[int, int, int, int]
"""Some digits: as part of the number, their sum and weighted sum, and the last of them."""


class ANummers:
    """Citizen number → A-nummer, for so many citizens."""

    def __init__(self, seed: bytes, citizens: int) -> None:
        self._scramble = Scramble(citizens, seed + b"a-nummer")

    def of(self, number: int) -> str:
        """Return the A-nummer of a citizen."""
        return nth(self._scramble.there(number))


def nth(place: int) -> str:
    """Return A-nummer ``place``, 0 up to ``PLACES``."""
    heads, middles, ends = _tables()
    begin, end = divmod(place, _ENDS)
    head, middle = divmod(begin, _MIDDLES)
    digits, total, weighted, last = heads[head]
    more, added, heavier, last = middles[last][middle]
    return str(digits + more + ends[(total + added) % 11][(weighted + heavier) % 11][last][end])


@cache
def _tables() -> tuple[list[Part], list[list[Part]], list[list[list[tuple[int, ...]]]]]:
    """Return how a number may begin; how it may go on after each digit; and its two ends by both sums and digit."""
    heads = [_part(digits, 0) for digits in _runs(_HEAD, 0)]
    middles = [[_part(digits, _HEAD) for digits in _runs(_MIDDLE, last)] for last in range(10)]
    tails = [[_part(digits, _HEAD + _MIDDLE) for digits in _runs(_TAIL, last)] for last in range(10)]
    ends = [[[_two(tail, total, weighted) for tail in tails] for weighted in range(11)] for total in range(11)]
    return heads, middles, ends


def _two(tail: list[Part], total: int, weighted: int) -> tuple[int, ...]:
    """Return two of the ways to end, not always the first of them: those begin with a low digit."""
    sound = [one for one, added, heavier, _ in tail
             if (total + added) % 11 in _SUMS and (weighted + heavier) % 11 == 0]  # fmt: skip
    return tuple(sound[(weighted + step * 5) % len(sound)] for step in range(_ENDS))


def _runs(length: int, before: int) -> Iterator[tuple[int, ...]]:
    """Yield every run of digits of which no two are equal that follow each other, after the digit ``before``."""
    for digits in product(range(10), repeat=length):
        if all(one != other for one, other in pairwise((before, *digits))):
            yield digits


def _part(digits: tuple[int, ...], place: int) -> Part:
    """Return digits that stand in a number from ``place`` on."""
    weighted = sum(digit << place + step for step, digit in enumerate(digits))
    value = sum(digit * 10 ** (9 - place - step) for step, digit in enumerate(digits))
    return value, sum(digits), weighted, digits[-1]
