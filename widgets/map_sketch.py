"""A painted sketch of a street: ground, plots, houses, the own house in accent, and the legend to it."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets import accessible
from widgets.map_data import HEIGHT, WIDTH, Label, MapData, Plot, Shape
from widgets.painting import box
from widgets.text import draw_text, text_width
from widgets.theme import theme

_LARGEST = 2.0
_OWN_EDGE = 3
_COMPASS, _COMPASS_AT, _COMPASS_SIDE = 28, (471.0, 25.0), 8
_ARROW = ((0.0, -6.5), (4.8, 5.5), (0.0, 3.0), (-4.8, 5.5))
_SWATCH, _SWATCH_GAP, _ENTRY_GAP = 14, 8, 16
_SWATCH_EDGE = 2


class MapSketch(QWidget):
    """Draws MapData 496 by 150, larger in a wider place. ``name`` and ``description`` say what it shows."""

    def __init__(
        self, data: MapData, name: str, description: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._data = data
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        accessible.name(self, name, description)
        accessible.set_role(self, accessible.Role.Graphic)
        theme().changed.connect(self._restyle)

    def set_data(self, data: MapData, name: str, description: str = "") -> None:
        """Show another place."""
        self._data = data
        accessible.name(self, name, description)
        self.update()

    def hasHeightForWidth(self) -> bool:
        """The sketch keeps its shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """150 at 496 wide, and in proportion up to twice that."""
        return round(HEIGHT * self._factor(width))

    def sizeHint(self) -> QSize:
        """496 by 150, grown with the text scale so that the numbers fit."""
        width = round(WIDTH * theme().scale)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Half the width: the numbers of other houses may then be left out."""
        return QSize(round(WIDTH / 2), round(HEIGHT / 2))

    def _factor(self, width: int) -> float:
        return min(_LARGEST, max(0.2, width / WIDTH))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, plots, the own plot over its neighbours, words, compass and edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme().color("map_green"))
        factor = self._factor(self.width())
        for area in self._data.areas:
            self._draw_shape(painter, area.shape, factor, theme().color(f"map_{area.kind}"), None, 0)
        for plot in sorted(self._data.plots, key=_is_own):
            self._draw_plot(painter, plot, factor)
        for label in self._data.labels:
            self._draw_label(painter, label, factor)
        if self._data.north:
            self._draw_compass(painter, factor)
        box(painter, self.rect(), "", "line", radius=0)

    def _draw_shape(
        self, painter: QPainter, shape: Shape, factor: float, fill: QColor, edge: QColor | None, width: float
    ) -> None:
        painter.setPen(QPen(edge, width) if edge is not None else Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawPolygon(QPolygonF([QPointF(x * factor, y * factor) for x, y in shape]))

    def _draw_plot(self, painter: QPainter, plot: Plot, factor: float) -> None:
        ground = theme().color("tint" if plot.own else "map_plot")
        edge = theme().color("accent" if plot.own else "map_edge")
        self._draw_shape(painter, plot.shape, factor, ground, edge, _OWN_EDGE if plot.own else 1)
        house = theme().color("accent" if plot.own else "map_house")
        line = theme().color("map_edge") if theme().name == "contrast" and not plot.own else None
        self._draw_shape(painter, plot.house, factor, house, line, 1)
        self._draw_number(painter, plot, factor)

    def _draw_number(self, painter: QPainter, plot: Plot, factor: float) -> None:
        left, right = plot.house[0][0] * factor, plot.house[1][0] * factor
        top, bottom = plot.house[0][1] * factor, plot.house[2][1] * factor
        style = "meta_strong" if plot.own else "meta"
        width = text_width(plot.number, style)
        high = theme().font(style).pixelSize()
        if not plot.number or width > right - left or high > bottom - top:
            return   # better no number than one that runs over its neighbours; the address is on the page
        ink = "on_accent" if plot.own else "map_label"
        draw_text(painter, (left + right - width) / 2, top, bottom - top, plot.number, style, ink)

    def _draw_label(self, painter: QPainter, label: Label, factor: float) -> None:
        line = theme().line_height("meta")
        x, y = label.at
        draw_text(painter, x * factor, y * factor - line / 2, line, label.text, "meta", "map_label")

    def _draw_compass(self, painter: QPainter, factor: float) -> None:
        size = theme().px(_COMPASS)
        x = min(_COMPASS_AT[0] * factor, self.width() - size / 2 - _COMPASS_SIDE)
        middle = QPointF(x, max(_COMPASS_AT[1] * factor, size / 2 + _COMPASS_SIDE))
        painter.setPen(QPen(theme().color("ink2"), 1))
        painter.setBrush(theme().color("surface"))
        painter.drawEllipse(QRectF(middle.x() - size / 2, middle.y() - size / 2, size, size))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("ink"))
        grown = theme().scale
        painter.drawPolygon(QPolygonF([middle + QPointF(x * grown, y * grown) for x, y in _ARROW]))

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


def _is_own(plot: Plot) -> bool:
    return plot.own


class MapLegend(QWidget):
    """What the two marks of the sketch mean: the own house and the own plot."""

    def __init__(self, house_text: str, plot_text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = (house_text, plot_text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        accessible.name(self, f"{house_text}, {plot_text}")
        accessible.set_role(self, accessible.Role.StaticText)
        theme().changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        """Both marks with their words on one line."""
        words = sum(text_width(text, "meta") for text in self._words)
        width = 2 * (theme().px(_SWATCH) + _SWATCH_GAP) + words + _ENTRY_GAP + 1
        return QSize(int(width), theme().line_height("meta"))

    def minimumSizeHint(self) -> QSize:
        """The words are never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a filled mark for the house and an outlined one for the plot."""
        painter, side, x = QPainter(self), theme().px(_SWATCH), 0.0
        for text, fill in zip(self._words, ("accent", "tint"), strict=True):
            mark = QRect(round(x), (self.height() - side) // 2, side, side)
            box(painter, mark, fill, "accent", _SWATCH_EDGE, radius=0)
            x += side + _SWATCH_GAP
            x += draw_text(painter, x, 0, self.height(), text, "meta", "ink") + _ENTRY_GAP

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
