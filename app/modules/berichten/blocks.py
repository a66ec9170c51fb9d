"""Draws the typed blocks of a message; a message of any length or shape stays readable and quick."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.kit.texts import Texts
from app.modules.berichten.model import days_mark, honest_label, host_of
from app.modules.berichten.surfaces import Flowed
from services.registries.berichten.records import (
    Action,
    Bullets,
    Facts,
    Paragraph,
    Table,
    TextBlock,
)
from widgets import accessible
from widgets.button import Button
from widgets.fact_box import Fact, FactBox
from widgets.icon import DECORATIVE
from widgets.plain import one_line, pieces
from widgets.record_table import SimpleTable
from widgets.row_model import RowBadge
from widgets.text import Text

_PART, _POINTS, _ROWS, _COLUMNS, _FACTS = 2000, 30, 40, 6, 6
_CELL, _LABEL, _HOST, _EACH = 200, 48, 60, 100
T = TypeVar("T")
Go = Callable[[str], None]


def portions(blocks: Iterable[TextBlock]) -> list[TextBlock]:
    """Cut long blocks into parts that are laid out in a moment each; nothing is lost."""
    return [part for block in blocks for part in _parts(block)]


def _parts(block: TextBlock) -> Iterator[TextBlock]:
    if isinstance(block, Paragraph):
        yield from (Paragraph(piece) for piece in pieces(block.text, _PART))
    elif isinstance(block, Bullets):
        points = [piece for item in block.items for piece in pieces(item, _PART)]
        yield from (Bullets(tuple(part)) for part in _batches(points, _POINTS, len))
    elif isinstance(block, Table):
        batches = list(_batches(block.rows, _ROWS, _letters)) or [[]]
        for number, part in enumerate(batches):
            yield Table(tuple(part), block.total if number == len(batches) - 1 else ())
    elif isinstance(block, Facts) and len(block.facts) > _FACTS:
        for at in range(0, len(block.facts), _FACTS):
            yield Facts(block.facts[at : at + _FACTS])
    else:
        yield block


def _batches(items: Iterable[T], most: int, length: Callable[[T], int]) -> Iterator[list[T]]:
    """Cut into lists of at most ``most`` items and about 2,000 characters."""
    batch: list[T] = []
    letters = 0
    for item in items:
        if batch and (len(batch) >= most or letters + length(item) > _PART):
            yield batch
            batch, letters = [], 0
        batch.append(item)
        letters += length(item)
    if batch:
        yield batch


def _letters(row: Sequence[str]) -> int:
    return sum(map(len, row))


def weight_of(block: TextBlock) -> int:
    """Return what laying a block out costs, in characters of running text."""
    match block:
        case Bullets():
            return sum(len(item) + _EACH for item in block.items)
        case Table():
            return sum(min(len(cell), _CELL) + _EACH for row in block.rows for cell in row)
        case Facts():
            return 4 * _EACH * len(block.facts)
        case Action():
            return 15 * _EACH
        case _:
            return len(block.text) + _EACH


def widget_of(block: Bullets | Table | Facts | Action | Paragraph, texts: Texts, today: date, go: Go) -> QWidget:
    """Return a block as it is shown; ``go`` gets the host of a button that is pressed."""
    match block:
        case Bullets():
            return _bullets(block.items)
        case Table():
            return _table(block, texts)
        case Facts():
            return _facts(block, texts, today)
        case Action():
            return _action(block, texts, go)
        case Paragraph():
            return wrapping(block.text, "message")


def wrapping(text: str, style: str = "body", color: str = "ink") -> Text:
    """Return wrapped text that an endless word cannot widen."""
    made = Text(text, style, color, wrap=True)
    made.setMinimumWidth(1)
    return made


def _bullets(items: Sequence[str]) -> QWidget:
    holder = QWidget()
    accessible.set_role(holder, accessible.Role.List)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    for item in items:
        row = QHBoxLayout()
        row.setSpacing(10)
        dot = Text("•", "message", "accent")
        dot.setObjectName(DECORATIVE)
        row.addWidget(dot, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(wrapping(item, "message"), 1)
        column.addLayout(row)
    return holder


def _table(block: Table, texts: Texts) -> QWidget:
    rows = [*block.rows, *([block.total] if block.total else [])]
    count = max(1, min(_COLUMNS, max((len(row) for row in rows), default=1)))
    made = [_cells(row, count) for row in rows]
    total = made.pop() if block.total else None
    names = [texts("table_column", n=at + 1) for at in range(count)]
    if count == 2:
        names = [texts("table_what"), texts("table_value")]
    right = [count - 1] if count > 1 else []
    return SimpleTable(names, made, total, right, show_header=False, name=texts("table"))


def _cells(row: Sequence[str], count: int) -> list[str]:
    """Return exactly ``count`` cells: what there is too many of stands together in the last."""
    cells = [*row[: count - 1], " ".join(row[count - 1 :])]
    return [one_line(cell, _CELL) for cell in cells] + [""] * (count - len(cells))


def _facts(block: Facts, texts: Texts, today: date) -> FactBox:
    made = []
    for fact in block.facts:
        badge, value = None, fact.value
        if fact.day is not None:
            mark = days_mark(texts, fact.day, today)
            badge = RowBadge(mark.kind, mark.text, mark.icon, mark.solid)
            value = texts.date(fact.day)
        label = texts.maybe(f"fact.{fact.label}") or fact.label
        strong = badge is not None or value.startswith("€")
        made.append(Fact(one_line(label, _LABEL), one_line(value, _CELL), badge, strong))
    box = FactBox(made)
    accessible.name(box, texts("facts"))
    return box


def _action(block: Action, texts: Texts, go: Go) -> QWidget:
    host = host_of(block.domain)
    shown = one_line(host, _HOST)
    words = honest_label(one_line(block.label, _LABEL), host) or one_line(texts("go_to", host=host), _LABEL)
    button = Button(words, "primary", icon_after="external-link")
    button.clicked.connect(partial(go, host))
    where = QWidget()
    lines = QVBoxLayout(where)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(0)
    first = [Text(texts("goes_to").strip(), "meta", "ink2"), wrapping(shown, "meta_strong")]
    lines.addWidget(Flowed(first, 3, 0))
    lines.addWidget(Text(texts("leaves"), "meta", "ink2"))
    return Flowed([button, where], 16, 8)
