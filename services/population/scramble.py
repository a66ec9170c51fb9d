"""A keyed permutation of 0 … size-1: neighbours go far apart, and every place leads back to its number."""

from array import array
from hashlib import shake_256
from math import isqrt
from struct import unpack


class Scramble:
    """A Feistel network over pairs of digits to the base of the root of ``size``; what falls outside walks on.

    Adding modulo the base in each of four rounds keeps it one-to-one; ``back`` takes the rounds in reverse. Walking on
    from a place outside ``size`` until one inside is reached keeps it one-to-one on what is inside.
    """

    __slots__ = ("_rounds", "_side", "size")

    def __init__(self, size: int, key: bytes) -> None:
        self.size = size
        self._side = isqrt(size - 1) + 1
        first, second, third, fourth = (self._table(key, turn) for turn in range(4))
        self._rounds = first, second, third, fourth

    def there(self, number: int) -> int:
        """Return the place of ``number``."""
        side, (first, second, third, fourth) = self._side, self._rounds
        while True:
            # The rounds one by one: every BSN and address of a citizen takes this way, and a loop doubles its time.
            left, right = divmod(number, side)
            left = (left + first[right]) % side
            right = (right + second[left]) % side
            left = (left + third[right]) % side
            right = (right + fourth[left]) % side
            number = left * side + right
            if number < self.size:
                return number

    def back(self, place: int) -> int:
        """Return the number that has this place."""
        side, (first, second, third, fourth) = self._side, self._rounds
        while True:
            left, right = divmod(place, side)
            right = (right - fourth[left]) % side
            left = (left - third[right]) % side
            right = (right - second[left]) % side
            left = (left - first[right]) % side
            place = left * side + right
            if place < self.size:
                return place

    def _table(self, key: bytes, turn: int) -> "array[int]":
        """Return the numbers of one round, close together: a tuple of them would not fit the processor's cache."""
        drawn = shake_256(key + bytes([turn])).digest(4 * self._side)
        values = (value % self._side for value in unpack(f"<{self._side}I", drawn))
        return array("H" if self._side <= 1 << 16 else "I", values)
