"""A plain area of the frame: one fill, and lines on the edges that have one."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from widgets.theme import theme


class Surface(QWidget):
    """Paints ``fill`` and 1 px lines: ``bottom`` and ``right`` are colour tokens or empty."""

    def __init__(self, fill: str, bottom: str = "", right: str = "", bottom_width: int = 1) -> None:
        super().__init__()
        self._fill, self._bottom, self._right = fill, bottom, right
        self._bottom_width = bottom_width
        theme().changed.connect(self.update)

    def set_look(self, fill: str, bottom: str, bottom_width: int = 1) -> None:
        """Use other colours."""
        self._fill, self._bottom, self._bottom_width = fill, bottom, bottom_width
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill, then the lines on top."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color(self._fill))
        if self._bottom:
            edge = QRect(0, self.height() - self._bottom_width, self.width(), self._bottom_width)
            painter.fillRect(edge, theme().color(self._bottom))
        if self._right:
            painter.fillRect(QRect(self.width() - 1, 0, 1, self.height()), theme().color(self._right))
