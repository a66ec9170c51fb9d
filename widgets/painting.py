"""The few shapes every part is drawn with: crisp boxes, pills, hover and chosen rows."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from widgets.theme import theme

RADIUS = 4
_HOVER_INSET = 3
_BAR = 4
_BAR_INSET = 4


def color_of(color: str | QColor) -> QColor:
    """Return the colour of a token, or the colour itself."""
    return theme().color(color) if isinstance(color, str) else color


def box(
    painter: QPainter,
    rect: QRect,
    fill: str | QColor = "",
    edge: str | QColor = "",
    width: int = 1,
    radius: float = RADIUS,
) -> None:
    """Draw a rounded box whose edge of ``width`` px lies inside ``rect``; an empty token draws nothing."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, radius > 0)
    painter.setBrush(color_of(fill) if fill else Qt.BrushStyle.NoBrush)
    inset = 0.0
    if edge:
        pen = QPen(color_of(edge), width)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        inset = width / 2
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    shape = QRectF(rect).adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(shape, max(0.0, radius - inset), max(0.0, radius - inset))
    painter.restore()


def hover_line(painter: QPainter, rect: QRect) -> None:
    """In high contrast: the dashed line just inside what the mouse is over (colour alone does not tell)."""
    if theme().name != "contrast":
        return
    painter.save()
    pen = QPen(theme().color("tint_line"), 1)
    pen.setDashPattern([4, 2])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(rect).adjusted(_HOVER_INSET, _HOVER_INSET, -_HOVER_INSET, -_HOVER_INSET)
                     .adjusted(0.5, 0.5, -0.5, -0.5))
    painter.restore()


def hover_row(painter: QPainter, rect: QRect) -> None:
    """Fill a row, nav item or menu item the mouse is over."""
    painter.fillRect(rect, theme().color("tint_hover"))
    hover_line(painter, rect)


def chosen_row(
    painter: QPainter, rect: QRect, inset: int = 0, fill: str = "tint", bar: str = "tint_bar"
) -> None:
    """Fill a chosen row with its 4 px bar at the left; in contrast the bar stands ``inset`` px free."""
    painter.fillRect(rect, theme().color(fill))
    contrast = theme().name == "contrast"
    left = rect.left() + (_BAR_INSET if contrast else 0)
    gap = inset if contrast else 0
    painter.fillRect(QRect(left, rect.top() + gap, _BAR, rect.height() - 2 * gap), theme().color(bar))
