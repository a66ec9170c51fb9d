"""The sign of Voorportaal: an arch with an open door, our own drawing."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from widgets.theme import theme


class Sign(QWidget):
    """The drawing, 32 px at 100 %; decorative, the name stands beside it."""

    def __init__(self, color: str = "on_head") -> None:
        super().__init__()
        self._color = color
        self._resize()
        theme().changed.connect(self._resize)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(theme().px(32), theme().px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        """An arch outline, a door ajar in it, and the threshold."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.width() / 32, self.height() / 32)
        color = theme().color(self._color)
        painter.setPen(QPen(color, 2.4))
        painter.drawPath(_arch())
        painter.fillRect(QRectF(2, 27.4, 28, 2.4), color)
        painter.fillPath(_door(), color)

    def _resize(self) -> None:
        self.setFixedSize(self.sizeHint())


def _arch() -> QPainterPath:
    path = QPainterPath(QPointF(5.2, 28))
    path.lineTo(5.2, 14)
    path.arcTo(QRectF(5.2, 3.2, 21.6, 21.6), 180, -180)
    path.lineTo(26.8, 28)
    return path


def _door() -> QPainterPath:
    path = QPainterPath(QPointF(10, 28))
    path.lineTo(10, 12.5)
    path.quadTo(11.5, 8, 16, 8)
    path.lineTo(19.5, 12)
    path.lineTo(19.5, 28)
    path.closeSubpath()
    return path
