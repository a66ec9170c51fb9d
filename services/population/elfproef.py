"""Counts the numbers of nine digits that pass the elfproef: the n-th that begins with a given digit, and back.

Of the first seven digits, whatever they are, at least nine eighth digits go on to a number that passes: the ninth
digit is the weighted sum modulo 11, and only a sum of 10 has no digit. Nine times a million beginnings is nine million
numbers for each leading digit, none of them looked up. Where all ten eighth digits pass, the tenth is to spare.
Rule: DOMAIN.md §3.1.
"""

from collections.abc import Iterator

PER_DIGIT = 9_000_000
_HUNDREDS = tuple((8 * (n // 100) + 7 * (n // 10 % 10) + 6 * (n % 10)) % 11 for n in range(1000))
_UNITS = tuple((5 * (n // 100) + 4 * (n // 10 % 10) + 3 * (n % 10)) % 11 for n in range(1000))
# The eighth digit, with its weight of 2, that would need a ninth of 10: the inverse of 2 modulo 11 is 6. Ten: none.
_NONE = 10


def _ends(head: int) -> tuple[int, ...]:
    """Return the last two digits for each of the nine choices, after seven digits with this weighted sum."""
    without = (10 - head) * 6 % 11
    eighths = [choice + (choice >= without) for choice in range(9)]
    return tuple(10 * eighth + (head + 2 * eighth) % 11 for eighth in eighths)


_ENDS = tuple(map(_ends, range(11)))


def nth(lead: int, place: int) -> str:
    """Return number ``place`` (0 up to nine million) of those that begin with ``lead``."""
    begin, choice = divmod(place, 9)
    head = (9 * lead + _HUNDREDS[begin // 1000] + _UNITS[begin % 1000]) % 11
    return str(lead * 100_000_000 + begin * 100 + _ENDS[head][choice])


def place_of(number: str) -> int | None:
    """Return the place of a number among those with its leading digit; None when it fails, or is one to spare."""
    if len(number) != 9 or not number.isascii() or not number.isdigit():
        return None
    begin, eighth = int(number[1:7]), int(number[7])
    head = (9 * int(number[0]) + _HUNDREDS[begin // 1000] + _UNITS[begin % 1000]) % 11
    without = (10 - head) * 6 % 11
    if (head + 2 * eighth) % 11 != int(number[8]) or (without == _NONE and eighth == 9):
        return None
    return begin * 9 + eighth - (eighth > without)


def spares(lead: int, begin: int) -> Iterator[str]:
    """Yield the numbers to spare that begin with ``lead``, all once, from the beginning ``begin`` on."""
    for step in range(1_000_000):
        at = (begin + step) % 1_000_000
        head = (9 * lead + _HUNDREDS[at // 1000] + _UNITS[at % 1000]) % 11
        if (10 - head) * 6 % 11 == _NONE:
            yield f"{lead}{at:06d}9{(head + 18) % 11}"
