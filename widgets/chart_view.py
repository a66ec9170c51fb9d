"""The QtCharts side of BarChart: bars by QtCharts, words and base line drawn over them."""

from collections.abc import Sequence

from PySide6.QtCharts import (
    QAbstractBarSeries,
    QBarCategoryAxis,
    QBarSet,
    QChart,
    QChartView,
    QHorizontalStackedBarSeries,
    QStackedBarSeries,
    QValueAxis,
)
from PySide6.QtCore import QMargins, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from widgets.chart import Bar, ChartShape
from widgets.icon import DECORATIVE
from widgets.text import draw_text, text_width
from widgets.theme import theme

_YEAR_GAP, _VALUE_GAP = 4, 8
_EDGE = 1


class BarView(QChartView):
    """Shows bars in a given shape. It takes no mouse and no keyboard: the page scrolls."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(QChart(), parent)
        self._bars: Sequence[Bar] = ()
        self._highlight = -1
        self._shape = ChartShape(True, QRect(), 1, 1, 1)
        self.setObjectName(DECORATIVE)   # BarChart tells assistive technology everything
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setRenderHint(QPainter.RenderHint.Antialiasing, False)   # straight edges on whole px
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setBackgroundBrush(Qt.GlobalColor.transparent)
        self.viewport().setAutoFillBackground(False)
        self.setStyleSheet("background: transparent")
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._prepare(self.chart())

    def _prepare(self, chart: QChart) -> None:
        chart.setBackgroundVisible(False)
        chart.setBackgroundRoundness(0)
        chart.setMargins(QMargins(0, 0, 0, 0))
        chart.layout().setContentsMargins(0, 0, 0, 0)
        chart.legend().hide()
        chart.setAnimationOptions(QChart.AnimationOption.NoAnimation)

    def show_bars(self, bars: Sequence[Bar], highlight: int, shape: ChartShape) -> None:
        """Build the chart anew; with a handful of bars that is cheaper than keeping it in step."""
        self._bars, self._highlight, self._shape = bars, highlight, shape
        chart = self.chart()
        chart.removeAllSeries()
        for axis in chart.axes():
            chart.removeAxis(axis)
        series = self._series()
        chart.addSeries(series)
        self._add_axes(chart, series)
        chart.setPlotArea(QRectF(shape.plot))
        self.viewport().update()

    def _series(self) -> QAbstractBarSeries:
        series = QStackedBarSeries() if self._shape.upright else QHorizontalStackedBarSeries()
        series.setBarWidth((self._shape.bar - _EDGE) / self._shape.pitch)   # the edge lies half outside
        series.append(self._set("bar", "bar_line", highlighted=False))
        series.append(self._set("accent", "accent", highlighted=True))
        return series

    def _set(self, fill: str, edge: str, highlighted: bool) -> QBarSet:
        made = QBarSet("")
        made.setColor(theme().color(fill))
        made.setBrush(theme().color(fill))
        made.setPen(QPen(theme().color(edge), _EDGE))
        for number, bar in self._in_order():
            made.append(bar.value if (number == self._highlight) == highlighted else 0.0)
        return made

    def _in_order(self) -> list[tuple[int, Bar]]:
        """Lying bars are counted from below by QtCharts."""
        numbered = list(enumerate(self._bars))
        return numbered if self._shape.upright else numbered[::-1]

    def _add_axes(self, chart: QChart, series: QAbstractBarSeries) -> None:
        names, values = QBarCategoryAxis(), QValueAxis()
        names.append([f"{number} {bar.label}" for number, bar in self._in_order()])   # names must differ
        values.setRange(0, max([bar.value for bar in self._bars]) or 1)
        sides = (Qt.AlignmentFlag.AlignBottom, Qt.AlignmentFlag.AlignLeft)
        for axis, side in zip((names, values), sides if self._shape.upright else sides[::-1], strict=True):
            axis.setVisible(False)
            chart.addAxis(axis, side)
            series.attachAxis(axis)

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:  # noqa: N802
        """Draw the base line, the labels and the values."""
        painter.save()
        if self._shape.upright:
            self._draw_standing(painter)
        else:
            self._draw_lying(painter)
        painter.restore()

    def _share(self, bar: Bar) -> float:
        return bar.value / (max(other.value for other in self._bars) or 1)

    def _look(self, number: int) -> tuple[str, str]:
        return ("meta_strong", "ink") if number == self._highlight else ("meta", "ink2")

    def _draw_standing(self, painter: QPainter) -> None:
        plot, line = self._shape.plot, theme().line_height("meta")
        base = plot.y() + plot.height()
        painter.fillRect(QRect(plot.x(), base, plot.width(), 1), _line_color())
        for number, bar in enumerate(self._bars):
            style, ink = self._look(number)
            middle = plot.x() + (number + 0.5) * self._shape.pitch
            top = base - round(self._share(bar) * plot.height()) - line
            draw_text(painter, middle - text_width(bar.text, style) / 2, top, line, bar.text, style, ink)
            left = middle - text_width(bar.label, style) / 2
            draw_text(painter, left, base + 1 + _YEAR_GAP, line, bar.label, style, ink)

    def _draw_lying(self, painter: QPainter) -> None:
        plot, pitch = self._shape.plot, self._shape.pitch
        painter.fillRect(QRect(plot.x(), plot.y(), 1, plot.height()), _line_color())
        for number, bar in enumerate(self._bars):
            style, ink = self._look(number)
            top = QPointF(0, plot.y() + number * pitch)
            draw_text(painter, top.x(), top.y(), pitch, bar.label, style, ink)
            left = plot.x() + self._share(bar) * plot.width() + _VALUE_GAP
            draw_text(painter, left, top.y(), pitch, bar.text, style, ink)


def _line_color() -> QColor:
    return theme().color("line_strong")
