"""Badges: a status as icon and word, as a widget and as a painter for list rows."""

from PySide6.QtCore import QPoint, QRect, QSize, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets import accessible, icon
from widgets.painting import box
from widgets.text import draw_text, text_width
from widgets.theme import theme

_HEIGHT, _LEFT, _RIGHT, _GAP, _ICON = 26, 6, 8, 6, 16
_COUNT_HEIGHT, _COUNT_SIDES = 22, 8
DEFAULT_ICON = {
    "info": "circle-dashed",
    "ok": "circle-check",
    "err": "circle-x",
    "warn": "alert-triangle",
    "neutral": "inbox",
    "act": "check",
}
# The icon in the colour of its kind, except where that would be too light on its fill (amber).
ICON_TOKEN = {
    "info": "info",
    "ok": "ok",
    "err": "err",
    "warn": "warn_ink",
    "neutral": "neutral_ink",
    "act": "act_ink",
}
_SOLID_INK = {"warn": "on_warn", "act": "on_act"}


def badge_size(text: str) -> QSize:
    """Return the size of a badge with these words at the active text scale, in px."""
    width = _LEFT + theme().px(_ICON) + _GAP + text_width(text, "meta_strong") + _RIGHT + 2
    return QSize(int(width + 0.999), theme().px(_HEIGHT))


def paint_badge(
    painter: QPainter, x: int, y: int, kind: str, text: str, icon_name: str = "", solid: bool = False
) -> QRect:
    """Draw a badge with its top left at (x, y) and return where it came; an unknown kind raises KeyError."""
    rect = QRect(QPoint(x, y), badge_size(text))
    if solid:
        ink = symbol = _SOLID_INK.get(kind, "on_accent")
        box(painter, rect, kind)
    else:
        ink, symbol = f"{kind}_ink", ICON_TOKEN[kind]
        box(painter, rect, f"{kind}_fill", f"{kind}_line")
    side = theme().px(_ICON)
    left = x + 1 + _LEFT
    painter.drawPixmap(
        QPoint(left, y + (rect.height() - side) // 2),
        icon.pixmap(icon_name or DEFAULT_ICON[kind], symbol, _ICON),
    )
    draw_text(painter, left + side + _GAP, y, rect.height(), text, "meta_strong", ink)
    return rect


def count_size(text: str) -> QSize:
    """Return the size of a count pill, in px."""
    return QSize(int(text_width(text, "meta_strong") + 0.999) + 2 * _COUNT_SIDES, theme().px(_COUNT_HEIGHT))


def paint_count(painter: QPainter, right: int, y: int, text: str, on_tint: bool = False) -> QRect:
    """Draw a count such as "3 nieuw" whose right edge is at ``right``; on a chosen row it stays visible."""
    size = count_size(text)
    rect = QRect(QPoint(right - size.width(), y), size)
    inverted = on_tint and theme().name == "contrast"
    box(painter, rect, "tint_text" if inverted else "accent", radius=size.height() / 2)
    draw_text(
        painter, rect.left() + _COUNT_SIDES, y, rect.height(), text, "meta_strong",
        "tint" if inverted else "on_accent",
    )
    return rect


class Badge(QWidget):
    """A status: kind is info, ok, err, warn, neutral or act; ``solid`` only for a near deadline."""

    def __init__(
        self, kind: str, text: str, icon: str = "", solid: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kind, self._text, self._icon, self._solid = kind, text, icon, solid
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        accessible.name(self, text)
        accessible.set_role(self, accessible.Role.StaticText)
        theme().changed.connect(self._restyle)

    @property
    def label(self) -> str:
        """The visible words."""
        return self._text

    def set(self, kind: str, text: str, icon: str = "", solid: bool = False) -> None:
        """Show another status."""
        self._kind, self._text, self._icon, self._solid = kind, text, icon, solid
        accessible.name(self, text)
        self._restyle()

    def sizeHint(self) -> QSize:
        """See badge_size."""
        return badge_size(self._text)

    def minimumSizeHint(self) -> QSize:
        """A badge never cuts its words."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the badge."""
        paint_badge(QPainter(self), 0, 0, self._kind, self._text, self._icon, self._solid)

    @Slot()
    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


class CountBadge(QWidget):
    """A round count with a word, such as "3 nieuw"."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        accessible.set_role(self, accessible.Role.StaticText)
        self.set_text(text)
        theme().changed.connect(self._restyle)

    def set_text(self, text: str) -> None:
        """Show another count."""
        self._text = text
        accessible.name(self, text)
        self._restyle()

    def sizeHint(self) -> QSize:
        """See count_size."""
        return count_size(self._text)

    def minimumSizeHint(self) -> QSize:
        """A count never cuts its words."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pill."""
        paint_count(QPainter(self), self.width(), 0, self._text)

    @Slot()
    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
