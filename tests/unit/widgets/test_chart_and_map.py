"""The bar chart keeps the measures of the look to the pixel; the map shows the own house in accent."""

import math
import subprocess
import sys

import pytest
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import QApplication

from tests.unit.widgets.conftest import Show
from widgets import accessible
from widgets.chart import Bar, BarChart, chart_shape
from widgets.map_data import row_houses
from widgets.map_sketch import MapSketch
from widgets.theme import theme

VALUES = [236, 255, 271, 298, 352, 371, 389, 412]
BARS = [(str(2018 + n), value * 1000.0, f"{value}.000") for n, value in enumerate(VALUES)]


def runs(image: QImage, y: int) -> list[tuple[int, int, str]]:
    """Return the stretches of one colour in a row of pixels as (start, length, colour)."""
    found: list[tuple[int, int, str]] = []
    for x in range(image.width()):
        name = image.pixelColor(x, y).name()
        if found and found[-1][2] == name:
            found[-1] = (found[-1][0], found[-1][1] + 1, name)
        else:
            found.append((x, 1, name))
    return found


def test_bars_are_46_wide_on_a_62_pitch_and_120_tall(show: Show) -> None:
    chart = BarChart(BARS, "WOZ-waarde per jaar")
    show(chart, width=518)
    image = chart.grab().toImage()
    base = 20 + 120
    accent = [run for run in runs(image, base - 5) if run[2] == theme().color("accent").name()]
    assert [(start, length) for start, length, _ in accent] == [(7 * 62 + 8, 46)]
    edges = [start for start, _, name in runs(image, base - 5) if name == theme().color("bar_line").name()]
    assert edges[:4] == [8, 8 + 45, 62 + 8, 62 + 8 + 45]
    column = [image.pixelColor(7 * 62 + 20, y) == theme().color("accent") for y in range(image.height())]
    assert abs(sum(column) - 120) <= 1
    first = [image.pixelColor(20, y) == theme().color("bar") for y in range(image.height())]
    assert abs(sum(first) - 236 / 412 * 120) <= 2


def test_it_says_all_values(show: Show) -> None:
    chart = BarChart(BARS[:2], "WOZ-waarde per jaar")
    show(chart)
    node = QAccessible.queryAccessibleInterface(chart)
    assert node.text(QAccessible.Text.Name) == "WOZ-waarde per jaar"
    assert node.text(QAccessible.Text.Description) == "2018: 236.000, 2019: 255.000"
    assert node.role() == QAccessible.Role.Chart
    assert node.childCount() == 0


def test_bars_lie_down_when_the_values_do_not_fit() -> None:
    bars = [Bar(*bar) for bar in BARS]
    assert chart_shape(bars, 496).upright
    assert not chart_shape(bars, 400).upright
    theme().set(scale=2.0)
    lying = chart_shape(bars, 496)
    assert not lying.upright
    assert lying.height == 8 * 60


@pytest.mark.parametrize("bars", [[], [("2025", 0.0, "0")], [("a", -5.0, "-5"), ("a", 1.0, "1")], BARS * 5])
def test_odd_values_are_drawn(show: Show, bars: list[tuple[str, float, str]]) -> None:
    chart = BarChart(bars, "Bedragen")
    show(chart)
    assert not chart.grab().isNull()
    theme().set("dark")
    QApplication.processEvents()
    assert not chart.grab().isNull()


def test_a_value_that_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="2025"):
        BarChart([("2025", math.nan, "?")], "Bedragen")


def test_the_chart_module_loads_without_qtcharts_and_the_document_without_qtpdf() -> None:
    code = (
        "import sys, widgets.chart, widgets.document_view, widgets.map_sketch;"
        "print([name for name in sys.modules if name in ('PySide6.QtCharts', 'PySide6.QtPdf',"
        " 'PySide6.QtPrintSupport')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"


def test_the_map_keeps_its_shape_and_marks_the_own_house(show: Show) -> None:
    numbers = [str(n) for n in range(10, 28, 2)]
    sketch = MapSketch(row_houses("Wilgenkwartier", numbers, "18"), "Kaart", "Uw woning is nummer 18.")
    show(sketch, width=518)
    assert (sketch.width(), sketch.height()) == (496, 150)
    assert accessible.role_of(sketch) == QAccessible.Role.Graphic
    image = sketch.grab().toImage()
    own = theme().color("accent")
    assert image.pixelColor(214, 101) == own      # the own house, fifth from the left
    assert image.pixelColor(70 + 3 * 36, 95) == theme().color("map_house")
    assert image.pixelColor(43, 60) == theme().color("map_road")
    assert image.pixelColor(480, 120) == theme().color("map_water")
    theme().set("contrast")
    QApplication.processEvents()
    assert sketch.grab().toImage().pixelColor(214, 101) == QColor(theme().color("accent"))


@pytest.mark.parametrize(("numbers", "own"), [([], "1"), (["1"], "1"), ([str(n) for n in range(1, 90, 2)], "45")])
def test_any_street_can_be_sketched(numbers: list[str], own: str) -> None:
    drawn = row_houses("Laan", numbers, own)
    assert len(drawn.plots) <= 24
    assert sum(plot.own for plot in drawn.plots) == (own in numbers)
