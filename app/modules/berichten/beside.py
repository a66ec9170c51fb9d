"""Two parts beside each other, the second at the right; under each other when there is no room."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from widgets.flowing import Flowing, height_at
from widgets.painting import box
from widgets.theme import theme

_LEAST_LEFT = 200


class Beside(Flowing):
    """``sides``, ``top`` and ``bottom`` are the room inside an optional edge, in px."""

    def __init__(
        self,
        left: QWidget,
        right: QWidget,
        gap: int = 16,
        sides: int = 0,
        top: int = 0,
        bottom: int = 0,
        edge: bool = False,
    ) -> None:
        super().__init__()
        self._left, self._right = left, right
        self._gap, self._sides, self._top, self._bottom, self._edge = gap, sides, top, bottom, edge
        for part in (left, right):
            part.setParent(self)
            part.show()

    def natural_width(self) -> int:
        """Both on one line."""
        parts = self._left.sizeHint().width() + self._right.sizeHint().width()
        return parts + self._gap + 2 * self._sides

    def arrange(self, width: int, place: bool) -> int:
        """Beside each other as long as the left part keeps a readable width."""
        room = max(1, width - 2 * self._sides)
        right = min(self._right.sizeHint().width(), room)
        left = room - right - self._gap
        natural = self._left.sizeHint().width()
        if left >= min(natural, theme().px(_LEAST_LEFT)):
            return self._in_a_row(width, left, right, place)
        return self._stacked(room, place)

    def _in_a_row(self, width: int, left: int, right: int, place: bool) -> int:
        heights = height_at(self._left, left), height_at(self._right, right)
        tallest = max(heights)
        if place:
            tops = [self._top + (tallest - height) // 2 for height in heights]
            self._left.setGeometry(QRect(self._sides, tops[0], left, heights[0]))
            x = width - self._sides - right
            self._right.setGeometry(QRect(x, tops[1], right, heights[1]))
        return tallest + self._top + self._bottom

    def _stacked(self, room: int, place: bool) -> int:
        y = self._top
        for part in (self._left, self._right):
            height = height_at(part, room)
            if place:
                part.setGeometry(QRect(self._sides, y, room, height))
            y += height + self._gap // 2
        return y - self._gap // 2 + self._bottom

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the edge."""
        if self._edge:
            box(QPainter(self), self.rect(), "", "line")
