"""The focus ring is seen where it should be, follows its widget and survives its page."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from resources.theme import NAMES
from tests.unit.widgets.conftest import Show
from widgets import focus_ring
from widgets.button import Button
from widgets.focus_ring import FocusRing
from widgets.layouts import clear
from widgets.navigation_list import NavigationList, NavItem
from widgets.scroll_page import ScrollPage
from widgets.text import Heading, Text
from widgets.theme import theme


@pytest.fixture
def ring(qapp: QApplication) -> Iterator[FocusRing]:
    """A focus ring for one test."""
    made = focus_ring.install(qapp)
    yield made
    made.setParent(None)
    made.deleteLater()
    QApplication.processEvents()


def _around(window: QWidget, widget: QWidget, margin: int) -> QImage:
    rect = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()).adjusted(-margin, -margin, margin, margin)
    return window.grab(rect).toImage()


def _count(image: QImage, token: str) -> int:
    wanted = theme().color(token).rgb()
    return sum(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


@pytest.mark.parametrize("name", NAMES)
def test_the_ring_lies_outside_the_button_with_a_gap(name: str, ring: FocusRing, show: Show) -> None:
    theme().set(name)
    button = Button("Opslaan")
    window = show(Button("Vorige"), Text("Tussen"), button)
    assert _count(_around(window, button, 6), "focus") == 0
    button.setFocus(Qt.FocusReason.TabFocusReason)
    image = _around(window, button, 6)
    width = theme().shape.focus_width
    perimeter = 2 * (button.width() + button.height())
    assert _count(image, "focus") > perimeter * (width - 1)
    middle = image.height() // 2
    row = [QColor(image.pixel(x, middle)).name() for x in range(6)]
    gap = theme().color("focus_gap").name()
    assert row[4:6] == [gap, gap]
    assert row[3] == theme().color("focus").name()


@pytest.mark.parametrize("name", NAMES)
def test_in_the_navigation_the_ring_lies_inside(name: str, ring: FocusRing, show: Show) -> None:
    theme().set(name)
    nav = NavigationList("Onderdelen")
    nav.set_items([NavItem("a", "Overzicht", "home"), NavItem("b", "Berichtenbox", "mail")])
    window = show(nav)
    item = nav.button("b")
    item.setFocus(Qt.FocusReason.TabFocusReason)
    image = _around(window, item, 0)
    assert QColor(image.pixel(100, 0)) == theme().color("focus")
    if name == "contrast":
        assert QColor(image.pixel(100, 5)) == QColor("#000000")


def test_the_mouse_shows_no_ring_and_the_next_key_does(ring: FocusRing, qtbot: QtBot, show: Show) -> None:
    first, second = Button("Vorige"), Button("Volgende")
    window = show(first, second)
    first.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.shown_at() is first
    handle = window.windowHandle()
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=second.geometry().center())
    assert second.hasFocus()
    assert ring.shown_at() is None
    QTest.keyClick(handle, Qt.Key.Key_Tab)
    assert ring.shown_at() is not None


def test_a_text_field_shows_its_ring_with_the_mouse_too(ring: FocusRing, show: Show) -> None:
    field = QLineEdit()
    window = show(Button("Vorige"), field)
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=field.geometry().center())
    assert ring.shown_at() is field


def test_the_ring_moves_along_and_goes_with_its_widget(ring: FocusRing, qtbot: QtBot, show: Show) -> None:
    button = Button("Opslaan")
    window = show(button)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    before = _around(window, button, 6)
    button.move(200, 150)
    assert _around(window, button, 6) == before
    button.hide()
    assert ring.shown_at() is None


def test_a_new_page_gets_its_ring_after_the_old_page_was_deleted(ring: FocusRing, qtbot: QtBot, show: Show) -> None:
    page, later = QWidget(), Button("Later")
    column = QVBoxLayout(page)
    scroll = ScrollPage()
    inner = Button("Eerst")
    scroll.content.addWidget(inner)
    column.addWidget(scroll)
    show(page, later)
    inner.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.shown_at() is inner
    page.setParent(None)
    page.deleteLater()
    qtbot.wait(10)
    later.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.shown_at() is later


def _page(*parts: QWidget) -> ScrollPage:
    page = ScrollPage("Toegankelijkheid")
    for part in parts:
        page.content.addWidget(part)
    return page


@pytest.mark.parametrize("name", NAMES)
def test_of_a_page_that_has_the_keyboard_the_words_of_its_heading_are_marked(
    name: str, ring: FocusRing, show: Show
) -> None:
    theme().set(name)
    heading = Heading("Toegankelijkheid", "title", level=1, wrap=True)
    page = _page(heading, Text("Alleen tekst", wrap=True))
    window = show(page)
    page.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.shown_at() is heading
    marked = focus_ring.marked_rect(page, window)
    assert marked.width() < heading.width() / 2 and marked.height() <= heading.height()
    width = theme().shape.focus_width
    seen = _count(window.grab().toImage(), "focus")
    perimeter = 2 * (marked.width() + marked.height())
    assert perimeter * (width - 1) < seen < perimeter * (width + 1)


def test_a_page_without_a_heading_is_marked_whole(ring: FocusRing, show: Show) -> None:
    page = _page(Text("Alleen tekst", wrap=True))
    window = show(page)
    page.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.shown_at() is page
    assert focus_ring.marked_rect(page, window).size() == page.size()


def test_the_ring_goes_on_to_the_heading_of_a_page_that_is_drawn_anew(
    ring: FocusRing, show: Show, qtbot: QtBot
) -> None:
    page = _page(Heading("Vergunning", "title", level=1, wrap=True))
    window = show(page)
    page.setFocus(Qt.FocusReason.TabFocusReason)
    clear(page.content)
    later = Heading("Vergunning voor een dakkapel", "title", level=1, wrap=True)
    page.content.addSpacing(40)
    page.content.addWidget(later)
    qtbot.waitUntil(lambda: ring.shown_at() is later, timeout=2000)
    overlay = ring._overlay
    assert overlay is not None
    qtbot.waitUntil(
        lambda: overlay.geometry().contains(focus_ring.marked_rect(page, overlay.parentWidget())), timeout=2000
    )
    assert focus_ring.marked_rect(page, window).top() > 40


def test_a_widget_can_refuse_the_ring(ring: FocusRing, show: Show) -> None:
    button = Button("Opslaan")
    button.setProperty("focusRing", "none")
    show(button)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.shown_at() is None
