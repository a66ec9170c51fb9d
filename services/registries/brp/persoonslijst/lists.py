"""A persoonslijst in memory: per category its occurrences, each a stack of rows with the present one on top."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct, field

Row: TypeAlias = Mapping[str, str]
"""Element ("02.10") to value, only what is filled in."""

Stack: TypeAlias = Sequence[Row]
"""One occurrence of a category: the present row first, then the historical ones, latest first."""

Lost: TypeAlias = Callable[[str, str], None]
"""Told of an element ("08.11.20") that cannot be read, and why."""

INCORRECT = "84.10"
"""The element that marks a row as incorrect or against public order (O): it never held."""


class PersonList(Struct):
    """The categories of one person: "01" the person … "13" the vote."""

    stacks: dict[str, list[Stack]] = field(default_factory=dict)

    def present(self, category: str) -> list[Row]:
        """Return the present row of every occurrence."""
        return [stack[0] for stack in self.stacks.get(category, ()) if stack]

    def one(self, category: str) -> Row:
        """Return the present row of a category that occurs once; an empty row when it is not there."""
        return next(iter(self.present(category)), {})


def past(stack: Stack) -> list[Row]:
    """Return the historical rows that held, latest first."""
    return [row for row in stack[1:] if INCORRECT not in row]
