"""The box with the two or three facts of a message: label above, value of 20/600 below, badge beside it."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from widgets.badge import Badge
from widgets.flowing import Flowing, height_at
from widgets.painting import box
from widgets.plain import one_line
from widgets.row_model import RowBadge
from widgets.text import Text
from widgets.theme import theme

_SIDE, _TOP, _BOTTOM, _GAP, _BADGE_GAP = 16, 13, 13, 1, 10
_VALUE_LIMIT = 200


class Fact(Struct, frozen=True):
    """``strong=False`` shows the value in 16/400, for numbers that matter less."""

    label: str
    value: str
    badge: RowBadge | None = None
    strong: bool = True


class _Cell(Struct, frozen=True):
    label: Text
    value: Text
    badge: Badge | None

    def natural(self) -> int:
        """Return the width of the cell with everything on one line."""
        badge = self.badge.sizeHint().width() + _BADGE_GAP if self.badge is not None else 0
        return max(self.label.sizeHint().width(), self.value.sizeHint().width() + badge) + 2 * _SIDE


class FactBox(Flowing):
    """Facts beside each other with a line between them, or under each other when there is no room."""

    def __init__(self, facts: Sequence[Fact] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells: list[_Cell] = []
        self._lines: list[QRect] = []
        self.set_facts(facts)

    def set_facts(self, facts: Sequence[Fact]) -> None:
        """Show other facts."""
        for cell in self._cells:
            for part in (cell.label, cell.value, cell.badge):
                if part is not None:
                    part.hide()
                    part.deleteLater()
        self._cells = [self._make(fact) for fact in facts]
        self.rearrange()

    def _make(self, fact: Fact) -> _Cell:
        label = Text(one_line(fact.label), "meta", "ink2", wrap=True, parent=self)
        style = "section" if fact.strong else "body"
        value = Text(one_line(fact.value, _VALUE_LIMIT), style, wrap=True, parent=self)
        label.setBuddy(value)
        made = fact.badge
        badge = Badge(made.kind, made.text, made.icon, made.solid, parent=self) if made is not None else None
        for part in (label, value, badge):
            if part is not None:
                part.show()
        return _Cell(label, value, badge)

    def natural_width(self) -> int:
        """All facts beside each other."""
        return sum(cell.natural() + 1 for cell in self._cells) + 1

    def arrange(self, width: int, place: bool) -> int:
        """Beside each other when everything fits on one line, else under each other."""
        lines: list[QRect] = []
        fits = self.natural_width() <= width
        height = self._beside(lines, place) if fits else self._stacked(width, lines, place)
        if place:
            self._lines = lines
        return height

    def _beside(self, lines: list[QRect], place: bool) -> int:
        heights = [self._cell(cell, 0, 0, cell.natural(), place=False) for cell in self._cells]
        height = max(heights, default=0)
        x = 1
        for number, cell in enumerate(self._cells):
            if number:
                lines.append(QRect(x - 1, 1, 1, height - 2))
            self._cell(cell, x, 0, cell.natural(), place)
            x += cell.natural() + 1
        return height

    def _stacked(self, width: int, lines: list[QRect], place: bool) -> int:
        y = 0
        for number, cell in enumerate(self._cells):
            if number:
                lines.append(QRect(1, y, width - 2, 1))
            y += self._cell(cell, 1, y, width - 2, place)
        return y

    def _cell(self, cell: _Cell, x: int, y: int, width: int, place: bool) -> int:
        """Return the height of a cell with its lines above and below, and place its parts."""
        room = max(1, width - 2 * _SIDE)
        label = height_at(cell.label, room)
        value_width = min(room, cell.value.sizeHint().width())
        value = height_at(cell.value, value_width)
        line = theme().line_height("section")
        top, left = y + _TOP, x + _SIDE
        second = top + label + _GAP
        bottom = second + max(value, line)
        if place:
            cell.label.setGeometry(QRect(left, top, room, label))
            cell.value.setGeometry(QRect(left, second + max(0, (line - value) // 2), value_width, value))
        if cell.badge is not None:
            size = cell.badge.sizeHint()
            beside = value_width + _BADGE_GAP + size.width() <= room
            at = (left + value_width + _BADGE_GAP, second) if beside else (left, bottom + _GAP)
            bottom = bottom if beside else bottom + _GAP + size.height()
            if place:
                cell.badge.setGeometry(QRect(*at, size.width(), size.height()))
        return bottom + _BOTTOM - y

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw fill, edge and the lines between the facts."""
        painter = QPainter(self)
        box(painter, self.rect(), "sunken", "line")
        for line in self._lines:
            painter.fillRect(line, theme().color("line"))
