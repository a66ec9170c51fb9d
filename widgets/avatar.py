"""Round initials of a person, or a square for a company; the name always stands beside it."""

from PySide6.QtCore import QPoint, QRect, QSize, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets import icon
from widgets.painting import RADIUS, box
from widgets.text import draw_text, text_width
from widgets.theme import theme

# kind -> fill, edge, ink
_LOOKS = {
    "accent": ("accent", "", "on_accent"),
    "neutral": ("neutral_fill", "neutral_line", "neutral_ink"),
    "act": ("act", "", "on_act"),
}
_ICON = 20


def paint_avatar(
    painter: QPainter,
    rect: QRect,
    initials: str,
    kind: str = "accent",
    icon_name: str = "",
    square: bool = False,
) -> None:
    """Draw an avatar into ``rect``: initials, or an icon when given; unknown kinds raise KeyError."""
    fill, edge, ink = _LOOKS[kind]
    box(painter, rect, fill, edge, radius=RADIUS if square else rect.height() / 2)
    if icon_name:
        side = theme().px(_ICON)
        place = QPoint(rect.left() + (rect.width() - side) // 2, rect.top() + (rect.height() - side) // 2)
        painter.drawPixmap(place, icon.pixmap(icon_name, ink, _ICON))
        return
    x = rect.left() + (rect.width() - text_width(initials, "meta_strong")) / 2
    draw_text(painter, x, rect.top(), rect.height(), initials, "meta_strong", ink)


class Avatar(QWidget):
    """Initials in a circle of 28 or 36 px; kind is accent, neutral or act. Not in the accessible tree."""

    def __init__(
        self,
        initials: str,
        size: int = 36,
        kind: str = "accent",
        icon: str = "",
        square: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._initials, self._size, self._kind = initials, size, kind
        self._icon, self._square = icon, square
        self.setObjectName("qt_rubberband")   # see widgets.icon.DECORATIVE
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._restyle)

    def set(self, initials: str, kind: str = "accent", icon: str = "", square: bool = False) -> None:
        """Show someone else."""
        self._initials, self._kind, self._icon, self._square = initials, kind, icon, square
        self.update()

    def sizeHint(self) -> QSize:
        """The scaled size."""
        side = theme().px(self._size)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Never squeezed."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the avatar."""
        paint_avatar(QPainter(self), self.rect(), self._initials, self._kind, self._icon, self._square)

    @Slot()
    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


def initials(name: str) -> str:
    """Return "FW" for "Fenna de Wit": the first letters of the first and last word."""
    words = name.split()
    return (words[0][:1] + (words[-1][:1] if len(words) > 1 else "")).upper() if words else ""
