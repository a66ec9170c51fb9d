"""Messages with the words of their rows, in the same order, as one value that is replaced and never changed."""

from typing import TypeVar

from msgspec import Struct

from services.registries.berichten.records import Summary
from widgets.row_model import Row

T = TypeVar("T")


class Listed(Struct, frozen=True):
    """Summaries and rows belong together by their place."""

    summaries: tuple[Summary, ...] = ()
    rows: tuple[Row, ...] = ()

    def place_of(self, key: str) -> int:
        """Return the place of a message, or -1."""
        return next((place for place, one in enumerate(self.summaries) if one.id == key), -1)

    def without(self, key: str) -> "Listed":
        """Return the list without one message."""
        place = self.place_of(key)
        return self if place < 0 else Listed(_cut(self.summaries, place), _cut(self.rows, place))

    def replaced(self, place: int, summary: Summary, row: Row) -> "Listed":
        """Return the list with another message at a place."""
        return Listed(_put(self.summaries, place, summary), _put(self.rows, place, row))


def _cut(values: tuple[T, ...], place: int) -> tuple[T, ...]:
    return (*values[:place], *values[place + 1 :])


def _put(values: tuple[T, ...], place: int, value: T) -> tuple[T, ...]:
    return (*values[:place], value, *values[place + 1 :])
