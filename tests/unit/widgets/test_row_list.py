"""The row list: heights of the look, sentences aloud, choosing, hostile content, and opening 100,000 rows."""

import sys
from collections import Counter
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.gallery_parts import MESSAGES
from widgets.row_list import Row, RowList
from widgets.row_model import spoken
from widgets.theme import theme

Make = Callable[..., RowList]


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    """Return a shown list of messages."""

    def build(rows: object = MESSAGES, width: int = 364) -> RowList:
        made = RowList("Berichten", "Ongelezen")
        qtbot.addWidget(made)
        made.set_rows(rows)  # type: ignore[arg-type]
        made.resize(width, 640)
        with qtbot.waitExposed(made):
            made.show()
        return made

    return build


def heights(rows: RowList) -> list[int]:
    model = rows.row_model()
    return [rows.visualRect(model.index(n, 0)).height() for n in range(model.rowCount())]


def test_heights_are_those_of_the_look(make: Make) -> None:
    shown = make()
    assert heights(shown) == [96, 96, 96, 96, 96, 64]
    tops = [shown.visualRect(shown.row_model().index(n, 0)).top() for n in range(6)]
    assert tops == [36, 132, 264, 360, 456, 552]   # two group heads of 36


def test_at_200_percent_rows_grow_so_that_no_word_is_cut(make: Make) -> None:
    shown = make(width=420)
    theme().set(scale=2.0)
    QApplication.processEvents()
    assert heights(shown)
    assert all(height >= 118 for height in heights(shown))


def test_a_row_says_one_sentence_with_everything_in_it() -> None:
    assert spoken(MESSAGES[1], "Ongelezen") == (
        "Ongelezen, RDW, De apk van uw auto verloopt, 3 januari, Keuren: nog 28 dagen"
    )


def test_assistive_technology_gets_a_list_of_named_items(make: Make) -> None:
    shown = make()
    node = QAccessible.queryAccessibleInterface(shown)
    assert node.role() == QAccessible.Role.List
    assert node.text(QAccessible.Text.Name) == "Berichten"
    assert node.childCount() == len(MESSAGES)
    item = node.child(3)
    assert item.role() == QAccessible.Role.ListItem
    assert "Stuur nog een tekening" in item.text(QAccessible.Text.Name)
    assert item.text(QAccessible.Text.Description) == "December 2026"


def test_arrows_choose_and_enter_opens_again(make: Make, qtbot: QtBot) -> None:
    shown = make()
    heard: list[str] = []
    shown.chosen.connect(heard.append)
    shown.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_End, Qt.Key.Key_Home):
        qtbot.keyClick(shown, key)
    assert heard == ["apk", "aanslag", "aanslag", "oppervlakte", "rekening"]


def test_arriving_with_tab_chooses_nothing_and_enter_takes_the_first(make: Make, qtbot: QtBot) -> None:
    shown = make()
    shown.clearFocus()
    shown.set_rows(MESSAGES)
    heard: list[str] = []
    shown.chosen.connect(heard.append)
    shown.setFocus(Qt.FocusReason.TabFocusReason)
    assert heard == []
    assert shown.current_key == ""
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert heard == ["rekening"]
    assert shown.current_key == "rekening"


def test_a_click_chooses_and_a_group_head_does_not(make: Make, qtbot: QtBot) -> None:
    shown = make()
    heard: list[str] = []
    shown.chosen.connect(heard.append)
    viewport = shown.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=QPoint(100, 18))
    assert heard == []
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=QPoint(100, 180))
    assert heard == ["apk"]
    assert shown.current_key == "apk"


def test_choosing_by_program_is_silent_and_survives_new_rows(make: Make) -> None:
    shown = make()
    heard: list[str] = []
    shown.chosen.connect(heard.append)
    assert shown.choose("tekening")
    assert not shown.choose("bestaat niet")
    assert shown.current_key == ""
    shown.choose("tekening")
    shown.set_rows([Row("nieuw", "Nieuw bericht"), *MESSAGES])
    assert shown.current_key == "tekening"
    shown.set_rows(MESSAGES[:2])
    assert shown.current_key == ""
    assert heard == []


def test_scrolling_reaches_every_row(make: Make) -> None:
    shown = make([Row(str(n), f"Bericht {n}", group=f"Groep {n // 30}") for n in range(5000)])
    model = shown.row_model()
    for number in (4999, 0, 2500, 2499, 3):
        shown.scrollTo(model.index(number, 0))
        QApplication.processEvents()
        rect = shown.visualRect(model.index(number, 0))
        assert rect.top() >= 0
        assert rect.bottom() < shown.viewport().height()
        assert shown.indexAt(rect.center()).row() == number


@pytest.mark.parametrize("title", ["x" * 1_000_000, "\u202eomgekeerd\u200f " * 50, "regel\n" * 5000, ""])
def test_hostile_titles_do_not_freeze_or_stretch_a_row(make: Make, title: str) -> None:
    shown = make([Row("a", title, meta=title, date="4 januari"), *MESSAGES])
    shown.grab()
    assert heights(shown)[0] <= 64 + 2 * 22 + 2 * 20
    node = QAccessible.queryAccessibleInterface(shown).child(0)
    assert len(node.text(QAccessible.Text.Name)) <= 512


def opening(make: Make, rows: list[Row]) -> int:
    """Return how many calls are made to open a list: work is counted here, time in tests/bench."""
    calls = Counter[str]()
    before = sys.getprofile()
    sys.setprofile(partial(_count, calls))
    try:
        make(rows).grab()
    finally:
        sys.setprofile(before)
    return calls["call"] + calls["c_call"]


def _count(calls: Counter[str], frame: object, event: str, argument: object) -> None:
    calls[event] += 1


def test_a_thousand_times_the_rows_take_hardly_more_work_to_open(make: Make) -> None:
    def rows(count: int) -> list[Row]:
        return [
            Row(str(n), f"Uw voorlopige aanslag over het jaar nummer {n}", "Belastingdienst", "4 januari",
                n % 7 == 0, MESSAGES[n % 6].badges, group=f"Groep {n // 50}")
            for n in range(count)
        ]

    few, many = rows(100), rows(100_000)
    opening(make, few)
    short, long = opening(make, few), opening(make, many)
    assert short > 100, "nothing was counted"
    assert long <= 3 * short, f"100 rows {short} calls, 100,000 rows {long}: that grows with the rows"
