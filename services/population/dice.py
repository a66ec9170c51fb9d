"""Dice that always fall the same for the same citizen: a keyed hash, cut into draws.

``Dice`` are thrown as often as one likes. A ``Throw`` is for what is made by the thousand a second, always by the same
draws: they come all at once, as small numbers, in a tenth of the time.
"""

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b, shake_128
from typing import Any, TypeVar

T = TypeVar("T")
_FIRST = 448
_PERCENT = 10_000
_PERCENT_BITS = _PERCENT.bit_length()


class Dice:
    """Some thirty draws out of one hash (512 bits); an exhausted one goes on from a hash of itself."""

    __slots__ = ("_bits", "_left")

    def __init__(self, key: bytes, of: str, number: int) -> None:
        begun = _begun(key, of).copy()
        begun.update(b"%d" % number)
        self._bits = int.from_bytes(begun.digest(), "little")
        self._left = _FIRST

    def below(self, size: int) -> int:
        """Return a number from 0 up to ``size`` (at most 2**32), all alike."""
        if self._left < 64:
            self._more()
        self._bits, drawn = divmod(self._bits, size)
        self._left -= size.bit_length()
        return drawn

    def series(self, size: int, count: int) -> list[int]:
        """Return what ``count`` times ``below(size)`` would; quicker, as the large number is divided only once."""
        if self._left - count * size.bit_length() < 64:
            return [self.below(size) for _ in range(count)]
        self._bits, drawn = divmod(self._bits, size**count)
        self._left -= count * size.bit_length()
        made = []
        for _ in range(count):
            drawn, one = divmod(drawn, size)
            made.append(one)
        return made

    def between(self, first: int, last: int) -> int:
        """Return a whole number from ``first`` up to and including ``last``."""
        return first + self.below(last - first + 1)

    def percent(self, share: float) -> bool:
        """Return True in ``share`` of a hundred cases."""
        if self._left < 64:  # as ``below``, without the call: most draws are picks and chances
            self._more()
        self._bits, drawn = divmod(self._bits, _PERCENT)
        self._left -= _PERCENT_BITS
        return drawn < share * 100

    def pick(self, choices: Sequence[T]) -> T:
        """Return one of ``choices``, all alike."""
        if self._left < 64:
            self._more()
        size = len(choices)
        self._bits, drawn = divmod(self._bits, size)
        self._left -= size.bit_length()
        return choices[drawn]

    def _more(self) -> None:
        self._bits = int.from_bytes(blake2b(self._bits.to_bytes(64, "little")).digest(), "little")
        self._left = _FIRST


class Throw:
    """Draws of one kind that are made at once, out of one hash: as many bytes as are needed, for ``struct`` to cut.

    Two bytes are one out of 65,536, four one out of 2**32; the remainder is the draw, by 100 a percentage. (Two bytes
    do for up to a thousand possibilities: they are alike to one in 65.)
    """

    __slots__ = ("_begun",)

    def __init__(self, key: bytes, of: str) -> None:
        self._begun = shake_128(b"%b/%b/" % (key, of.encode()))

    def of(self, number: int, size: int) -> bytes:
        """Return ``size`` bytes for a number."""
        begun = self._begun.copy()
        begun.update(number.to_bytes(4, "little"))
        return begun.digest(size)


@lru_cache(maxsize=256)
def _begun(key: bytes, of: str) -> Any:
    """Return the hash of what all draws of one kind have in common."""
    return blake2b(f"{of}/".encode(), key=key)
