"""Reads published Gherkin features (Dutch) as plain rows: scenarios with their steps, tables and examples filled in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

Table = list[list[str]]
_CELL = re.compile(r"(?<!\\)\|")
_STEP = re.compile(r"^(Gegeven|Als|Dan|En|Maar|\*)\s+(.*)$")
_SCENARIO = re.compile(r"^(Abstract Scenario|Scenario)\s*:\s*(.*)$")


@dataclass
class Step:
    """One step: its kind (Gegeven, Als or Dan), its words, and the table under it."""

    kind: str
    words: str
    table: Table = field(default_factory=list)


@dataclass
class Scenario:
    """One runnable scenario: an outline gives one per example row."""

    feature: str
    title: str
    steps: list[Step]
    tags: frozenset[str] = frozenset()

    def __str__(self) -> str:
        return f"{self.feature}: {self.title}"


@dataclass
class _Outline:
    title: str
    steps: list[Step]
    tags: frozenset[str]
    examples: list[Table] = field(default_factory=list)


def scenarios(path: Path, root: Path) -> Iterator[Scenario]:
    """Yield every scenario of a feature file, the background's steps in front, example rows filled in."""
    reader = _Reader()
    for line in path.read_text(encoding="utf-8").splitlines():
        reader.take(line.strip())
    name = str(path.relative_to(root))
    for outline in reader.outlines:
        for title, steps in _filled(outline):
            every = [*(_copy(step, {}) for step in reader.background), *steps]
            yield Scenario(name, title, every, outline.tags)


class _Reader:
    """Sorts the lines of a file: a table belongs to the step or the examples before it."""

    def __init__(self) -> None:
        self.background: list[Step] = []
        self.outlines: list[_Outline] = []
        self._into = self.background
        self._table: Table | None = None
        self._kind = "Gegeven"
        self._tags: frozenset[str] = frozenset()
        self._of_rule: frozenset[str] = frozenset()

    def take(self, text: str) -> None:
        if text.startswith("@"):
            self._tags |= frozenset(text.split())
        elif text.startswith("|"):
            if self._table is not None:
                self._table.append(_cells(text))
        elif text.startswith("Voorbeelden"):
            self._table = []
            self.outlines[-1].examples.append(self._table)
        elif not self._opens(text) and (step := _STEP.match(text)):
            self._kind = self._kind if step[1] in ("En", "Maar", "*") else step[1]
            self._into.append(Step(self._kind, step[2].strip()))
            self._table = self._into[-1].table

    def _opens(self, text: str) -> bool:
        """Start a scenario, the background, or prose that is neither."""
        if started := _SCENARIO.match(text):
            self.outlines.append(_Outline(started[2], [], self._of_rule | self._tags))
            self._into, self._kind = self.outlines[-1].steps, "Gegeven"
        elif text.startswith("Achtergrond"):
            self._into = self.background
        elif text.startswith(("Regel", "Rule", "Functionaliteit")):
            self._into, self._of_rule = [], self._tags
        else:
            return False
        self._table, self._tags = None, frozenset()
        return True


def _filled(outline: _Outline) -> Iterator[tuple[str, list[Step]]]:
    rows = [dict(zip(table[0], row, strict=False)) for table in outline.examples for row in table[1:]]
    for row in rows or [{}]:
        suffix = f" [{', '.join(row.values())[:80]}]" if row else ""
        yield outline.title + suffix, [_copy(step, row) for step in outline.steps]


def _copy(step: Step, row: dict[str, str]) -> Step:
    return Step(step.kind, _fill(step.words, row), [[_fill(cell, row) for cell in line] for line in step.table])


def _fill(text: str, row: dict[str, str]) -> str:
    for name, value in row.items():
        text = text.replace(f"<{name}>", value)
    return text


def _cells(text: str) -> list[str]:
    return [cell.strip().replace("\\|", "|") for cell in _CELL.split(text)[1:-1]]
