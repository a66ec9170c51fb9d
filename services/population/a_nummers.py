"""Counts A-nummers: the n-th one, and so another one for every citizen, without a list.

An A-nummer has ten digits, the first of them no 0 and no two neighbours equal; their sum is 0 or 5 modulo 11, and the
sum of each times two to the power of its place is 0 (DOMAIN.md §3.3). The first seven may be any: that is 9 to the
power of 7 ways to begin, nearly five million. Whatever they are, there are ten ways to end or more; two are used.
"""

from array import array
from collections.abc import Iterator
from functools import cache
from itertools import pairwise, product

from services.population.scramble import Scramble

_HEAD, _MIDDLE, _TAIL, _ENDS = 4, 3, 3, 2
_MIDDLES = 9**_MIDDLE
PLACES = 9**_HEAD * _MIDDLES * _ENDS
_SUMS = (0, 5)
# A part of a number is kept as one: its digits, its weighted sum and its sum, both modulo 11, so that those of two
# parts can be added. As tuples the parts would not fit the processor's cache.
_WIDTH = 5
_BOTH = (1 << 2 * _WIDTH) - 1


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
    one = heads[head]
    digits = one >> 2 * _WIDTH
    two = middles[digits % 10 * _MIDDLES + middle]
    more = two >> 2 * _WIDTH
    tail = ends[((one + two & _BOTH) * 10 + more % 10) * _ENDS + end]
    return str((digits * 10**_MIDDLE + more) * 10**_TAIL + tail)


@cache
def _tables() -> tuple["array[int]", "array[int]", "array[int]"]:
    """Return how a number may begin; how it may go on, by the digit before; its two ends, by both sums and digit."""
    heads = array("I", (_part(digits, 0) for digits in _runs(_HEAD, 0)))
    middles = array("I", (_part(digits, _HEAD) for last in range(10) for digits in _runs(_MIDDLE, last)))
    tails = [[_part(digits, _HEAD + _MIDDLE) for digits in _runs(_TAIL, last)] for last in range(10)]
    by_sums = {sums: [_two(tail, *sums) for tail in tails] for sums in product(range(11), repeat=2)}
    ends = array("H")
    for both in range((20 << _WIDTH) + 20 + 1):
        weighted, total = both >> _WIDTH, both & (1 << _WIDTH) - 1
        ends.extend(end for two in by_sums[total % 11, weighted % 11] for end in two)
    return heads, middles, ends


def _two(tail: list[int], total: int, weighted: int) -> tuple[int, ...]:
    """Return two of the ways to end, not always the first of them: those begin with a low digit."""
    sound = [one >> 2 * _WIDTH for one in tail
             if (total + one % (1 << _WIDTH)) % 11 in _SUMS and (weighted + (one >> _WIDTH) % (1 << _WIDTH)) % 11 == 0]
    return tuple(sound[(weighted + step * 5) % len(sound)] for step in range(_ENDS))


def _runs(length: int, before: int) -> Iterator[tuple[int, ...]]:
    """Yield every run of digits of which no two are equal that follow each other, after the digit ``before``."""
    for digits in product(range(10), repeat=length):
        if all(one != other for one, other in pairwise((before, *digits))):
            yield digits


def _part(digits: tuple[int, ...], place: int) -> int:
    """Return digits that stand in a number from ``place`` on, with both their sums."""
    value = int("".join(map(str, digits)))
    weighted = sum(digit << place + step for step, digit in enumerate(digits)) % 11
    return (value << _WIDTH | weighted) << _WIDTH | sum(digits) % 11
