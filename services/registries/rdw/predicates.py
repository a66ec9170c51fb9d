"""Tests on one dataset row: what a SoQL filter is made of."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from services.registries.rdw.columns import Kind

Row = Mapping[str, str]
Test = Callable[[Row], bool]


class Either(Struct, frozen=True):
    """True when one of the tests is."""

    tests: Sequence[Test]

    def __call__(self, row: Row) -> bool:
        return any(test(row) for test in self.tests)


class All(Struct, frozen=True):
    """True when every test is."""

    tests: Sequence[Test]

    def __call__(self, row: Row) -> bool:
        return all(test(row) for test in self.tests)


class Null(Struct, frozen=True):
    """True when the column is absent."""

    column: str
    negated: bool

    def __call__(self, row: Row) -> bool:
        return (self.column not in row) != self.negated


class In(Struct, frozen=True):
    """True when the column has one of the values."""

    column: str
    values: frozenset[str]
    negated: bool

    def __call__(self, row: Row) -> bool:
        return self.column in row and (row[self.column] in self.values) != self.negated


class Like(Struct, frozen=True):
    """True when the column matches ``pattern``, in which % stands for any text."""

    column: str
    pattern: str
    negated: bool

    def __call__(self, row: Row) -> bool:
        return self.column in row and _fits(row[self.column], self.pattern) != self.negated


class Compare(Struct, frozen=True):
    """True when the column compares to the value as ``sign`` says; numbers as numbers."""

    column: str
    kind: Kind
    sign: str
    value: str

    def __call__(self, row: Row) -> bool:
        if self.column not in row:
            return False
        left: Any = row[self.column]
        right: Any = self.value
        if self.kind == "number":
            left, right = as_number(left), as_number(right)
            if left is None or right is None:
                return False
        outcomes: dict[str, bool] = {
            "=": left == right,
            "!=": left != right,
            "<>": left != right,
            "<": left < right,
            ">": left > right,
            "<=": left <= right,
            ">=": left >= right,
        }
        return outcomes[self.sign]


class SortKey(Struct, frozen=True):
    """Orders rows by one column, numbers as numbers, rows without it last."""

    column: str
    kind: Kind

    def __call__(self, row: Row) -> tuple[bool, float, str]:
        text = row.get(self.column)
        if text is None:
            return (True, 0.0, "")
        return (False, as_number(text) or 0.0, "") if self.kind == "number" else (False, 0.0, text)


def as_number(text: str) -> float | None:
    if not re.fullmatch(r"-?[0-9]{1,30}(\.[0-9]{1,30})?", text):
        return None
    return float(text)


def _fits(text: str, pattern: str) -> bool:
    # Not a regular expression: many wildcards would make one very slow.
    first, *rest = pattern.split("%")
    if not rest:
        return text == first
    last = rest.pop()
    if len(text) < len(first) + len(last) or not text.startswith(first) or not text.endswith(last):
        return False
    middle = text[len(first) : len(text) - len(last)]
    for part in rest:
        found = middle.find(part)
        if found < 0:
            return False
        middle = middle[found + len(part) :]
    return True
