"""The navigation: keyboard, names, counts, locks and the place people are at."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from tests.unit.widgets.conftest import Show
from widgets import accessible
from widgets.navigation_list import NavigationList, NavItem
from widgets.theme import theme

ITEMS = [
    NavItem("overzicht", "Overzicht", "home"),
    NavItem("berichten", "Berichtenbox", "mail", count_text="3 nieuw"),
    NavItem("wonen", "Wonen", level=1),
    NavItem("machtigen", "Machtigen", "users", locked=True, separator_before=True),
]


@pytest.fixture
def nav(show: Show) -> NavigationList:
    """A navigation of four places in a window."""
    made = NavigationList("Onderdelen", current_text="deze bladzijde", locked_text="op slot")
    made.set_items(ITEMS)
    made.set_current("overzicht")
    show(made, width=256)
    return made


def test_names_say_count_lock_and_place(nav: NavigationList) -> None:
    names = [accessible.name_of(nav.button(item.key)) for item in ITEMS]
    assert names == ["Overzicht, deze bladzijde", "Berichtenbox, 3 nieuw", "Wonen", "Machtigen, op slot"]
    assert accessible.role_of(nav) == accessible.Role.List
    assert accessible.role_of(nav.button("wonen")) == accessible.Role.Link


def test_arrows_home_and_end_walk_and_stop_at_the_ends(nav: NavigationList, qtbot: QtBot) -> None:
    nav.button("overzicht").setFocus()
    walked = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_Up):
        focused = next(nav.button(item.key) for item in ITEMS if nav.button(item.key).hasFocus())
        qtbot.keyClick(focused, key)
        walked.append(next(item.key for item in ITEMS if nav.button(item.key).hasFocus()))
    assert walked == ["berichten", "wonen", "machtigen", "machtigen", "overzicht", "overzicht"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_key_chooses_but_only_the_caller_moves_the_bar(nav: NavigationList, qtbot: QtBot, key: Qt.Key) -> None:
    with qtbot.waitSignal(nav.chosen) as told:
        qtbot.keyClick(nav.button("machtigen"), key)
    assert told.args == ["machtigen"]
    assert nav.button("overzicht").isChecked()


def test_a_click_chooses(nav: NavigationList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(nav.chosen) as told:
        qtbot.mouseClick(nav.button("berichten"), Qt.MouseButton.LeftButton)
    assert told.args == ["berichten"]


def test_heights_and_the_bar(nav: NavigationList) -> None:
    assert [nav.button(item.key).height() for item in ITEMS] == [44, 44, 36, 44]
    image = nav.grab().toImage()
    assert [QColor(image.pixel(x, 22)).name().upper() for x in (0, 3, 4)] == ["#0B6E6E", "#0B6E6E", "#E2F0EF"]
    theme().set("contrast", 2.0)
    assert nav.button("wonen").sizeHint().height() == 72


def test_a_count_can_change(nav: NavigationList) -> None:
    nav.set_count("berichten", "2 nieuw")
    assert accessible.name_of(nav.button("berichten")) == "Berichtenbox, 2 nieuw"
    nav.set_count("berichten", "")
    assert accessible.name_of(nav.button("berichten")) == "Berichtenbox"


def test_new_items_keep_place_and_focus(nav: NavigationList) -> None:
    nav.button("wonen").setFocus()
    nav.set_items(ITEMS[:3])
    assert nav.button("wonen").hasFocus()
    assert nav.button("overzicht").isChecked()
    with pytest.raises(KeyError):
        nav.button("machtigen")
