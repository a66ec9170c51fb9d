"""Dice that always fall the same for the same citizen: a keyed hash, cut into draws."""

from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Some thirty draws out of one hash (512 bits); an exhausted one goes on from a hash of itself."""

    __slots__ = ("_bits", "_left")

    def __init__(self, key: bytes, of: str, number: int) -> None:
        self._bits = int.from_bytes(blake2b(f"{of}/{number}".encode(), key=key).digest(), "little")
        self._left = 448

    def below(self, size: int) -> int:
        """Return a number from 0 up to ``size`` (at most 2**32), all alike."""
        if self._left < 64:
            self._bits = int.from_bytes(blake2b(self._bits.to_bytes(64, "little")).digest(), "little")
            self._left = 448
        self._bits, drawn = divmod(self._bits, size)
        self._left -= size.bit_length()
        return drawn

    def between(self, first: int, last: int) -> int:
        """Return a whole number from ``first`` up to and including ``last``."""
        return first + self.below(last - first + 1)

    def percent(self, share: float) -> bool:
        """Return True in ``share`` of a hundred cases."""
        return self.below(10_000) < share * 100

    def pick(self, choices: Sequence[T]) -> T:
        """Return one of ``choices``, all alike."""
        return choices[self.below(len(choices))]
