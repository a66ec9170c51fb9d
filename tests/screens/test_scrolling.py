"""Proves where a page stands: another screen begins at its top, the same one drawn again stays where the reader is."""

import pytest
from PySide6.QtWidgets import QApplication

from app.kit.page import ContentPage
from tests.helpers.program import Program, go, program, settle


def _page(running: Program) -> ContentPage:
    screen = running.router.screen
    assert isinstance(screen, ContentPage)
    return screen


def _scrolled(running: Program) -> int:
    return _page(running).column.verticalScrollBar().value()


@pytest.mark.parametrize(
    ("first", "then"),
    [("machtigen", "machtigen/geven"), ("account", "account/geschiedenis"), ("catalogus", "catalogus/lijst/bag")],
)
def test_another_screen_of_the_same_module_begins_at_its_top(qapp: QApplication, first: str, then: str) -> None:
    with program("fenna", scale=2.0) as running:
        go(running, first)
        page = _page(running)
        page.column.verticalScrollBar().setValue(10_000)
        assert _scrolled(running) > 0
        go(running, then)
        assert _page(running) is page
        assert _scrolled(running) == 0


def test_the_same_screen_drawn_again_stays_where_the_reader_is(qapp: QApplication) -> None:
    with program("fenna", scale=2.0) as running:
        go(running, "machtigen")
        _page(running).column.verticalScrollBar().setValue(60)
        running.router.redraw()
        settle(running)
        assert _scrolled(running) == 60
