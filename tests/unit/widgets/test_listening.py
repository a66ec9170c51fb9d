"""Roles hold while a screen reader listens: Qt then makes its own interface before ours is asked for."""

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from widgets.accessible import Role, level_of, role_of
from widgets.link import Link
from widgets.row_list import Row, RowList
from widgets.text import Heading


@pytest.fixture
def listening(qapp: QApplication) -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.mark.usefixtures("listening")
def test_a_heading_is_a_heading_and_a_link_a_link(qtbot: QtBot) -> None:
    heading, link = Heading("Uw gegevens per thema", level=2), Link("Alle zaken")
    for widget in (heading, link):
        qtbot.addWidget(widget)
    assert (role_of(heading), level_of(heading)) == (Role.Heading, 2)
    assert role_of(link) == Role.Link


@pytest.mark.usefixtures("listening")
def test_a_row_that_assistive_technology_selects_is_chosen_once(qtbot: QtBot) -> None:
    rows = RowList("Berichten")
    qtbot.addWidget(rows)
    rows.set_rows([Row("a", "Rekening", "Gemeente"), Row("b", "De apk", "RDW")])
    rows.show()
    heard: list[str] = []
    rows.chosen.connect(heard.append)
    for number in (1, 0):
        item = QAccessible.queryAccessibleInterface(rows).child(number)
        item.actionInterface().doAction("Toggle")
        qtbot.waitUntil(partial(len_is, heard, 2 - number))
    assert heard == ["b", "a"]
    assert rows.current_key == "a"


def len_is(heard: list[str], wanted: int) -> bool:
    return len(heard) == wanted
