"""A level of assurance as four bars and its word."""

from PySide6.QtCore import QRect, QSize, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets import accessible
from widgets.painting import box
from widgets.text import draw_text, text_width
from widgets.theme import theme

LEVELS = 4
_BAR_WIDTH, _BAR_HEIGHT, _BETWEEN, _RADIUS = 20, 6, 3, 1.5
_WIDTH, _TO_WORD = 128, 2


class LevelMeter(QWidget):
    """``level`` of 4 bars filled, the word under them; the word is also what is heard."""

    def __init__(self, level: int, word: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level, self._word = min(max(level, 0), LEVELS), word
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        accessible.name(self, word)
        accessible.set_role(self, accessible.Role.StaticText)
        theme().changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        """128 px wide, or what the word needs."""
        width = max(theme().px(_WIDTH), int(text_width(self._word, "meta") + 0.999))
        return QSize(width, theme().px(_BAR_HEIGHT) + _TO_WORD + theme().line_height("meta"))

    def minimumSizeHint(self) -> QSize:
        """Never squeezed."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars and the word."""
        painter = QPainter(self)
        wide, high = theme().px(_BAR_WIDTH), theme().px(_BAR_HEIGHT)
        for number in range(LEVELS):
            bar = QRect(number * (wide + _BETWEEN), 0, wide, high)
            full = number < self._level
            box(painter, bar, "accent" if full else "", "accent" if full else "line_strong", radius=_RADIUS)
        draw_text(painter, 0, high + _TO_WORD, theme().line_height("meta"), self._word, "meta", "ink2")

    @Slot()
    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
