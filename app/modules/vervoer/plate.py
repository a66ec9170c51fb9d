"""A licence plate in our own look: the letters in a plain frame, without anybody's mark or colour."""

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets import accessible
from widgets.painting import box
from widgets.text import draw_text, text_width
from widgets.theme import theme

_HEIGHT, _SIDES, _STYLE = 32, 14, "option"


class Plate(QWidget):
    """Shows "0-TST-01"; ``name`` is how it is said ("kenteken 0-TST-01")."""

    def __init__(self, words: str, name: str) -> None:
        super().__init__()
        self._words = words
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        accessible.name(self, name)
        accessible.set_role(self, accessible.Role.StaticText)
        theme().changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        """The words with room at both sides."""
        return QSize(int(text_width(self._words, _STYLE) + 0.999) + 2 * _SIDES, theme().px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """A plate is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame and the letters in the middle."""
        painter = QPainter(self)
        box(painter, self.rect(), "sunken", "ink", 2)
        x = (self.width() - text_width(self._words, _STYLE)) / 2
        draw_text(painter, x, 0, self.height(), self._words, _STYLE, "ink")

    @Slot()
    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
