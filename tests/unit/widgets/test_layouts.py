"""Layouts that fold: nothing overlaps, nothing lies outside, columns follow width and text scale."""

from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings, strategies
from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLayout, QWidget
from shiboken6 import isValid

from tests.unit.widgets.conftest import Show
from widgets.button import Button
from widgets.card import Card, Tile
from widgets.layouts import FlowLayout, GridColumns, hatch, separator
from widgets.text import Text
from widgets.theme import theme


def _host(layout: QLayout, *widgets: QWidget) -> QWidget:
    host = QWidget()
    host.setLayout(layout)
    for widget in widgets:
        layout.addWidget(widget)
    return host


@pytest.mark.parametrize(
    ("width", "scale", "columns"),
    [(1100, 1.0, 4), (1000, 1.0, 3), (520, 1.0, 1), (1100, 2.0, 2), (1100, 1.5, 2), (200, 2.0, 1)],
)
def test_columns_follow_the_width_and_the_text_scale(width: int, scale: float, columns: int) -> None:
    theme().set(scale=scale)
    assert GridColumns(252, 24, max_columns=4).columns_at(width) == columns


def test_four_tiles_of_257_fit_in_1100() -> None:
    layout = GridColumns(252, 24, 16, max_columns=4)
    host = _host(layout, *(Card() for _ in range(5)))
    layout.setGeometry(QRect(0, 0, 1100, 300))
    boxes = [child.geometry() for child in host.findChildren(Card)]
    assert [box.left() for box in boxes] == [0, 281, 562, 843, 0]
    assert {box.width() for box in boxes} == {257}
    assert boxes[4].top() == boxes[0].bottom() + 1 + 16


def test_rows_are_as_high_as_their_highest() -> None:
    layout = GridColumns(200, 20)
    long = Text("Een lange regel die in een smalle kolom over meer regels loopt dan de andere.", wrap=True)
    host = _host(layout, long, Text("Kort", wrap=True))
    layout.setGeometry(QRect(0, 0, 420, 300))
    heights = {child.height() for child in host.findChildren(Text)}
    assert heights == {long.heightForWidth(200)}
    assert layout.heightForWidth(420) == long.heightForWidth(200)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(
    width=strategies.integers(140, 900),
    words=strategies.lists(strategies.text("abcdefg ", min_size=1, max_size=12), min_size=1, max_size=9),
)
def test_flowing_items_never_overlap_or_leave(width: int, words: list[str]) -> None:
    layout = FlowLayout(8, 6)
    host = _host(layout, *(Button(word, small=True) for word in words))
    height = layout.heightForWidth(width)
    layout.setGeometry(QRect(0, 0, width, height))
    boxes = [child.geometry() for child in host.findChildren(Button)]
    room = QRect(0, 0, max(width, max(box.width() for box in boxes)), height)
    assert all(room.contains(box) for box in boxes)
    assert not any(a.intersects(b) for n, a in enumerate(boxes) for b in boxes[:n])


def test_hidden_items_take_no_room() -> None:
    layout = FlowLayout(8, 6)
    first, second = Button("Een"), Button("Twee")
    host = _host(layout, first, second)
    second.hide()
    assert layout.sizeHint().width() == first.sizeHint().width()
    assert host.isHidden()


def test_lines_and_hatch_are_one_and_nine_px_and_not_heard(show: Show) -> None:
    line, band = separator(), hatch(8)
    window = show(line, band)
    assert (line.height(), band.height()) == (1, 9)
    assert QAccessible.queryAccessibleInterface(window).childCount() == 0


@pytest.mark.parametrize("kind", [FlowLayout, GridColumns])
def test_an_item_that_qt_removes_is_known_to_be_gone(kind: type[FlowLayout] | type[GridColumns]) -> None:
    """Else the next item at its address is taken for it, and the program falls with a layout of a page long gone."""
    layout, words, host = kind(8, 6), Text("een"), QWidget()
    host.setLayout(layout)
    layout.addWidget(words)
    item = layout.itemAt(0)
    words.setParent(None)
    assert layout.count() == 0
    assert not isValid(item)


def test_a_grid_gives_a_tile_its_least_height(show: Show) -> None:
    host = _host(GridColumns(200, 10), Tile("home", "Wonen", [("Een regel", "")]))
    show(host)
    assert host.findChildren(Tile)[0].height() >= 98


def test_parts_that_stay_keep_their_widgets_and_the_order_is_that_asked_for() -> None:
    layout = GridColumns(100, 10)
    host = _host(layout)
    parts = [object() for _ in range(4)]
    made: list[object] = []

    def make(part: object) -> QWidget:
        made.append(part)
        return Text(str(parts.index(part)))

    def shown(*places: int) -> list[str]:
        layout.show_parts([(parts[place], partial(make, parts[place])) for place in places])
        return [child.text() for child in host.children() if isinstance(child, Text)]

    assert shown(1, 3) == ["1", "3"]
    assert shown(0, 1, 2, 3) == ["0", "1", "2", "3"]   # as assistive technology hears them
    assert shown(0, 3) == ["0", "3"]
    assert made == [parts[1], parts[3], parts[0], parts[2]], "nothing is made twice"
    assert layout.count() == 2
