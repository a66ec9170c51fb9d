"""A QR code that a camera can read: always black on white, with its quiet zone, whatever the theme."""

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets import accessible
from widgets.theme import theme

_SIDE, _QUIET, _MOST = 220, 4, 1.25


class QrCode(QWidget):
    """220 px wide at 100 %, a quarter more at most; ``name`` says what it is for, since nobody can hear a QR code."""

    def __init__(self, payload: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        import segno  # only who logs in with the app needs it

        self._rows = [bytes(row) for row in segno.make(payload, error="m", micro=False).matrix]
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        accessible.name(self, name)
        accessible.set_role(self, accessible.Role.Graphic, leaf=True)
        theme().changed.connect(self._restyle)

    @property
    def modules(self) -> int:
        """How many squares wide it is, the quiet zone included."""
        return len(self._rows) + 2 * _QUIET

    def sizeHint(self) -> QSize:
        """A whole number of pixels for every square, so that none is blurred."""
        side = self._square() * self.modules
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Never smaller: a camera must read it."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the squares."""
        painter, square = QPainter(self), self._square()
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        for y, row in enumerate(self._rows):
            for x, dark in enumerate(row):
                if dark:
                    place = QRect((x + _QUIET) * square, (y + _QUIET) * square, square, square)
                    painter.fillRect(place, Qt.GlobalColor.black)

    def _square(self) -> int:
        # A camera needs no larger text; at 200 % the code must still fit in the window.
        return max(3, round(_SIDE * min(theme().scale, _MOST)) // self.modules)

    @Slot()
    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
