"""The sums and shapes that several numbers share: the elfproef, the remainder by 97, digits only, one pattern."""

import re
from collections.abc import Callable

DOT = "•"


def full(pattern: str) -> Callable[[str], bool]:
    """Return a check that a whole text has the shape of ``pattern``."""
    compiled = re.compile(pattern)

    def check(text: str) -> bool:
        return compiled.fullmatch(text) is not None

    return check


def digits_only(text: str, length: int | None = None) -> bool:
    """Return True for ASCII digits only, and as many as ``length`` when given."""
    return text.isascii() and text.isdigit() and length in (None, len(text))


def elfproef(text: str) -> bool:
    """Return True when nine digits pass the check of the BSN (the last weighs -1); all zeros do not."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    weighted = sum(int(digit) * weight for digit, weight in zip(text, weights, strict=True))
    return weighted % 11 == 0 and text != "000000000"


def mod97(text: str) -> int:
    """Return the remainder by 97 of a text in which letters count from A = 10 (ISO 7064)."""
    return int("".join(str(int(sign, 36)) for sign in text)) % 97
