"""Arrangements of the case screens: a wide left and a narrow right column, and two parts on one line."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kit.contributions import Mark
from widgets.badge import Badge
from widgets.flowing import Flowing, height_at
from widgets.layouts import FlowLayout
from widgets.painting import box
from widgets.theme import theme

_RIGHT, _FOLD, _LEAST_LEFT = 351, 860, 220


class Columns(Flowing):
    """Left what is left over, right 351 px; under each other when there is less than 860 px (times the scale).

    ``framed`` draws them as one card with a line between, without a gap.
    """

    def __init__(self, left: QWidget, right: QWidget, gap: int = 24, framed: bool = False) -> None:
        super().__init__()
        self._left, self._right = left, right
        self._gap = 0 if framed else gap
        self._framed = framed
        self._line = QRect()
        for part in (left, right):
            part.setParent(self)
            part.show()

    def natural_width(self) -> int:
        """Beside each other."""
        return theme().px(_FOLD)

    def arrange(self, width: int, place: bool) -> int:
        """Beside each other, or the right part under the left one."""
        if width < theme().px(_FOLD):
            return self._stacked(width, place)
        right = theme().px(_RIGHT)
        left = width - right - self._gap
        heights = height_at(self._left, left), height_at(self._right, right)
        tallest = max(heights)
        if place:
            self._left.setGeometry(QRect(0, 0, left, tallest if self._framed else heights[0]))
            self._right.setGeometry(QRect(width - right, 0, right, tallest if self._framed else heights[1]))
            self._line = QRect(left - 1, 1, 1, tallest - 2)
        return tallest

    def _stacked(self, width: int, place: bool) -> int:
        first, second = height_at(self._left, width), height_at(self._right, width)
        top = first + self._gap
        if place:
            self._left.setGeometry(QRect(0, 0, width, first))
            self._right.setGeometry(QRect(0, top, width, second))
            self._line = QRect(1, first, width - 2, 1)
        return top + second

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card and the line between its parts."""
        if self._framed:
            painter = QPainter(self)
            box(painter, self.rect(), "surface", "line")
            painter.fillRect(self._line, theme().color("line"))


class Beside(Flowing):
    """Words at the left and something of its own width at the right, in the middle; else under each other."""

    def __init__(self, left: QWidget, right: QWidget, gap: int = 16, below: int = 8) -> None:
        super().__init__()
        self._left, self._right, self._gap, self._below = left, right, gap, below
        for part in (left, right):
            part.setParent(self)
            part.show()

    def natural_width(self) -> int:
        """Both on one line."""
        return self._left.sizeHint().width() + self._gap + self._right.sizeHint().width()

    def narrowest(self) -> int:
        """The wider of the two when they stand under each other."""
        return max(self._left.minimumSizeHint().width(), self._right.minimumSizeHint().width())

    def arrange(self, width: int, place: bool) -> int:
        """On one line as long as the left part keeps a readable width."""
        natural = self._left.sizeHint().width()
        right = min(width, self._right.sizeHint().width())
        left = width - right - self._gap
        if left < min(natural, theme().px(_LEAST_LEFT)):
            return self._stacked(width, right, place)
        heights = height_at(self._left, left), height_at(self._right, right)
        tallest = max(heights)
        if place:
            self._left.setGeometry(QRect(0, (tallest - heights[0]) // 2, left, heights[0]))
            self._right.setGeometry(QRect(width - right, (tallest - heights[1]) // 2, right, heights[1]))
        return tallest

    def _stacked(self, width: int, right: int, place: bool) -> int:
        first, second = height_at(self._left, width), height_at(self._right, right)
        if place:
            self._left.setGeometry(QRect(0, 0, width, first))
            self._right.setGeometry(QRect(0, first + self._below, right, second))
        return first + self._below + second


def column(*margins: int) -> tuple[QWidget, QVBoxLayout]:
    """Return a widget with an empty column; ``margins`` are left, top, right, bottom in px."""
    holder = QWidget()
    made = QVBoxLayout(holder)
    made.setContentsMargins(*(margins or (0, 0, 0, 0)))
    made.setSpacing(0)
    return holder, made


def badge(mark: Mark) -> Badge:
    """Return the widget of a badge."""
    return Badge(mark.kind, mark.text, mark.icon, mark.solid)


def line_of(*parts: QWidget, gap: int = 12) -> FlowLayout:
    """Return parts on one line that goes on in a next one."""
    row = FlowLayout(gap, 6)
    for part in parts:
        row.addWidget(part)
    return row


