"""A small button that lies inside a field: show a password, clear a search."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from widgets.icon import pixmap
from widgets.pressing import PressedByEnter
from widgets.text import draw_text, text_width
from widgets.theme import theme

_HEIGHT, _SIDE, _GAP, _ICON = 36, 8, 6, 20


class InsideButton(PressedByEnter, QAbstractButton):
    """An icon, with or without a word; without a word the accessible name carries the meaning."""

    def __init__(self, icon: str, text: str, word_shown: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._word_shown = icon, word_shown
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focusRing", "inside")   # outside it would lie on the edge of the field, which may be red
        self.set_words(icon, text)
        theme().changed.connect(self._restyle)

    def set_words(self, icon: str, text: str) -> None:
        """Show another icon and word."""
        self._icon = icon
        self.setAccessibleName(text)
        if self._word_shown:
            self.setText(text)
        self._restyle()

    def sizeHint(self) -> QSize:
        """Icon and word with sides of 8, at least 36 high (scaled)."""
        side = theme().px(_ICON)
        word = round(text_width(self.text(), "meta_strong")) + _GAP + 1 if self.text() else 0
        return QSize(side + word + 2 * _SIDE, theme().px(_HEIGHT))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        self.update()
        super().enterEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon and the word in the link colour."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color("tint_hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        side = theme().px(_ICON)
        token = "accent" if self.text() else "ink2"
        painter.drawPixmap(QPoint(_SIDE, (self.height() - side) // 2), pixmap(self._icon, token, _ICON))
        if self.text():
            draw_text(painter, _SIDE + side + _GAP, 0, self.height(), self.text(), "meta_strong", "accent")

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
