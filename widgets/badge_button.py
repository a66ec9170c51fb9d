"""A button that looks like a badge: small, in a row with a heading, for what only the tester needs."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from widgets import accessible
from widgets.badge import badge_size, paint_badge
from widgets.pressing import PressedByEnter
from widgets.theme import theme


class BadgeButton(PressedByEnter, QAbstractButton):
    """26 px high at 100 %; Enter presses it too."""

    def __init__(self, kind: str, text: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind, self._icon = kind, icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setText(text)
        accessible.name(self, text)
        theme().changed.connect(self._restyle)

    @property
    def label(self) -> str:
        """The visible words."""
        return self.text()

    def sizeHint(self) -> QSize:
        """See badge_size."""
        return badge_size(self.text())

    def minimumSizeHint(self) -> QSize:
        """Its words are never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the badge."""
        paint_badge(QPainter(self), 0, 0, self._kind, self.text(), self._icon)

    @Slot()
    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
