"""Cards, tiles and banners: what is heard, what can be pressed, and their measures."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.unit.widgets.conftest import Show
from widgets import accessible
from widgets.badge import Badge
from widgets.banner import Banner
from widgets.card import Card, ClickableCard, Tile
from widgets.text import Heading, Text
from widgets.theme import theme

LINES = [("WOZ-waarde € 412.000", ""), ("Kadaster ontbreekt nu", "info")]


def test_a_card_has_a_head_of_48_and_a_source_line_of_44(show: Show, qtbot: QtBot) -> None:
    card = Card("WOZ-waarde", "Alle waarden")
    link = card.set_source_line("Bron: WOZ · opgehaald vandaag 14.02 uur", "Klopt er iets niet?", "WOZ-waarde")
    show(card)
    assert card.title is not None
    assert card.link is not None
    assert link is not None
    assert accessible.level_of(card.title) == 2
    assert card.title.mapTo(card, card.title.rect().center()).y() == pytest.approx(24, abs=1)
    assert card.height() - link.mapTo(card, link.rect().center()).y() == pytest.approx(22, abs=2)
    assert accessible.name_of(link) == "Klopt er iets niet? WOZ-waarde"
    with qtbot.waitSignal(card.link_clicked):
        qtbot.mouseClick(card.link, Qt.MouseButton.LeftButton)


def test_a_tile_is_98_high_and_heard_as_one_button(show: Show) -> None:
    tile = Tile("home-2", "Wonen", LINES)
    show(tile, width=320)
    assert tile.height() == 98
    interface = QAccessible.queryAccessibleInterface(tile)
    assert interface.role() == QAccessible.Role.Button
    assert interface.text(QAccessible.Text.Name) == "Wonen, WOZ-waarde € 412.000, Kadaster ontbreekt nu"
    assert interface.childCount() == 0
    assert "Press" in interface.actionInterface().actionNames()


def test_a_tile_grows_with_the_text_and_cuts_nothing(show: Show, qtbot: QtBot) -> None:
    tile = Tile("home-2", "Wonen", LINES)
    show(tile, width=260, height=700)
    theme().set(scale=2.0)
    texts = tile.findChildren(Text)
    assert len(texts) > len(LINES)
    qtbot.waitUntil(lambda: all(text.height() >= text.heightForWidth(text.width()) for text in texts))
    assert all(text.width() >= text.minimumSizeHint().width() for text in texts)


def test_other_lines_on_a_tile_change_its_name(show: Show) -> None:
    tile = Tile("car", "Vervoer", LINES)
    show(tile)
    tile.set_lines([("1 auto", "")])
    assert accessible.name_of(tile) == "Vervoer, 1 auto"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_keyboard_mouse_and_assistive_technology_press_a_card(key: Qt.Key, qtbot: QtBot, show: Show) -> None:
    card = ClickableCard("Met de inlog-app, niveau Substantieel")
    card.body.addWidget(Text("Met de inlog-app"))
    show(card)
    with qtbot.waitSignal(card.clicked):
        qtbot.keyClick(card, key)
    with qtbot.waitSignal(card.clicked):
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(card.clicked):
        QAccessible.queryAccessibleInterface(card).actionInterface().doAction("Press")


def test_a_press_that_leaves_the_card_is_no_click(qtbot: QtBot, show: Show) -> None:
    card, pressed = ClickableCard("Kaart"), []
    card.clicked.connect(pressed.append)
    show(card)
    qtbot.mousePress(card, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(card, Qt.MouseButton.LeftButton, pos=card.rect().bottomRight() * 3)
    assert not pressed


def test_a_card_without_a_name_is_called_after_its_words(show: Show) -> None:
    card = ClickableCard()
    card.body.addWidget(Heading("Met uw identiteitskaart", "option"))
    card.body.addWidget(Badge("ok", "Makkelijkst"))
    show(card)
    assert accessible.name_of(card) == "Met uw identiteitskaart, Makkelijkst"


def _edge(widget: QWidget) -> str:
    return QColor(widget.grab().toImage().pixel(widget.width() // 2, 0)).name().upper()


def test_the_edge_turns_accent_under_the_mouse(show: Show) -> None:
    card = ClickableCard("Kaart")
    show(card)
    assert _edge(card) == "#D3DCDE"
    card.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    assert _edge(card) == "#0B6E6E"


def test_a_banner_of_one_line_is_46_high(show: Show) -> None:
    banner = Banner("info", "Gegevens van het Kadaster komen nu niet binnen.", link_text="Opnieuw proberen")
    show(banner, width=1100)
    assert banner.height() == 46
    assert banner.link.isVisible()
    assert not banner.title.isVisible()
    assert not banner.right.isVisible()


def test_a_narrow_banner_wraps_and_cuts_nothing(show: Show, qtbot: QtBot) -> None:
    banner = Banner("warn", "U bent nog 2 minuten ingelogd. Daarna moet u opnieuw inloggen.", "Let op")
    show(banner, width=300)
    theme().set(scale=1.5)
    text = banner.text
    qtbot.waitUntil(lambda: text.height() >= text.heightForWidth(text.width()) > 2 * theme().line_height("body"))


@pytest.mark.parametrize(("announces", "heard"), [(True, ["Let op Er is 1 fout."]), (False, [])])
def test_a_banner_announces_itself_only_when_asked(announces: bool, heard: list[str], show: Show) -> None:
    before = len(accessible.announcements())
    show(Banner("err", "Er is 1 fout.", title="Let op", announce=announces))
    assert accessible.announcements()[before:] == heard


def test_an_error_has_the_full_colour_as_edge(show: Show) -> None:
    banner = Banner("err", "Er is 1 fout.")
    show(banner)
    assert _edge(banner) == "#D52B1E"
    assert accessible.role_of(banner) == accessible.Role.AlertMessage
