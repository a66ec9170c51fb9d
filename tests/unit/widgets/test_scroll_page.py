"""The page: margins, the widest column, focus in sight, keyboard and the thumb."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from tests.unit.widgets.conftest import Show
from widgets import reading_order
from widgets.button import Button
from widgets.scroll_page import ScrollPage
from widgets.text import Text
from widgets.theme import theme


def _page(show: Show, width: int, parts: int = 30) -> ScrollPage:
    page = ScrollPage("Overzicht")
    page.setMinimumHeight(360)
    for number in range(parts):
        page.content.addWidget(Button(f"Knop {number}"))
    show(page, width=width + 18, height=400)
    page.setFixedWidth(width)
    return page


def _left(page: ScrollPage) -> int:
    first = page.findChildren(Button)[0]
    return first.mapTo(page, QPoint(0, 0)).x()


@pytest.mark.parametrize(("width", "left"), [(1184, 40), (900, 40), (860, 24), (600, 24)])
def test_margins_fold_when_narrow(width: int, left: int, show: Show, qtbot: QtBot) -> None:
    page = _page(show, width)
    qtbot.waitUntil(lambda: _left(page) == left)
    column = page.content.parentWidget()
    assert column is not None
    assert column.width() <= 1100
    if width == 1184:
        assert column.width() == 1100
        assert column.mapTo(page, QPoint(0, 24)).y() == 48


def test_margins_fold_with_the_text_scale(show: Show, qtbot: QtBot) -> None:
    page = _page(show, 1184)
    theme().set(scale=2.0)
    qtbot.waitUntil(lambda: _left(page) == 24)


def test_what_gets_the_focus_comes_in_sight(show: Show, qtbot: QtBot) -> None:
    page = _page(show, 700)
    last = page.findChildren(Button)[-1]
    last.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.waitUntil(lambda: last.mapTo(page.viewport(), QPoint(0, last.height())).y() <= page.viewport().height())
    page.findChildren(Button)[0].setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.waitUntil(lambda: page.verticalScrollBar().value() <= 24)


def test_it_only_scrolls_down(show: Show) -> None:
    page = _page(show, 600)
    assert page.horizontalScrollBar().maximum() == 0 or not page.horizontalScrollBar().isVisible()
    page.verticalScrollBar().setValue(300)
    page.to_top()
    assert page.verticalScrollBar().value() == 0


def test_the_thumb_is_8_wide_in_a_gutter_of_13(show: Show) -> None:
    page = _page(show, 700)
    bar = page.verticalScrollBar()
    assert bar.width() == 13
    image = bar.grab().toImage()
    row = [QColor(image.pixel(x, 20)).name().upper() for x in range(13)]
    assert row.count("#7C8F95") == 8
    assert row[-3:] == ["#F5F7F7"] * 3


def test_the_thumb_is_gone_when_all_is_in_sight(show: Show) -> None:
    page = _page(show, 700, parts=1)
    image = page.verticalScrollBar().grab().toImage()
    assert {QColor(image.pixel(x, 20)).name().upper() for x in range(13)} == {"#F5F7F7"}


def test_the_thumb_can_be_dragged_and_the_gutter_pages(show: Show, qtbot: QtBot) -> None:
    page = _page(show, 700)
    bar = page.verticalScrollBar()
    qtbot.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(6, 10))
    qtbot.mouseMove(bar, QPoint(6, bar.height() + 50))
    qtbot.mouseRelease(bar, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(6, bar.height() - 6))
    assert bar.value() > 0


def test_a_page_of_only_words_takes_the_keyboard_itself(show: Show) -> None:
    page = ScrollPage("Toegankelijkheid")
    page.content.addWidget(Text("Alleen tekst", wrap=True))
    show(page)
    assert page.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert page.accessibleName() == "Toegankelijkheid"
    assert _page(show, 700).focusPolicy() == Qt.FocusPolicy.NoFocus


def test_what_comes_later_takes_the_keyboard_from_the_page_and_gives_it_back(show: Show, qtbot: QtBot) -> None:
    """Most pages are shown before their source has answered."""
    page = ScrollPage("Wonen")
    page.content.addWidget(Text("Wordt opgehaald", wrap=True))
    show(page)
    assert page.focusPolicy() & Qt.FocusPolicy.TabFocus
    button = Button("Opnieuw proberen")
    page.content.addWidget(button)
    qtbot.waitUntil(lambda: page.focusPolicy() == Qt.FocusPolicy.NoFocus, timeout=2000)
    button.hide()
    qtbot.waitUntil(lambda: bool(page.focusPolicy() & Qt.FocusPolicy.TabFocus), timeout=2000)


def test_from_a_page_that_was_opened_tab_goes_to_the_first_thing_on_it(show: Show) -> None:
    page = ScrollPage("Wonen")
    first, second = Button("Eerst"), Button("Daarna")
    page.content.addWidget(first)
    page.content.addWidget(second)
    window = show(Button("Zoeken"), page, Button("Voet"))
    for forward, wanted in ((True, "Eerst"), (False, "Zoeken")):
        page.setFocus()
        assert reading_order.move(window, forward)
        focused = window.focusWidget()
        assert isinstance(focused, Button) and focused.label == wanted
    assert page not in reading_order.stops(window)
