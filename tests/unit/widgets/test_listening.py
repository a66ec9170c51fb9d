"""Roles hold while a screen reader listens: Qt then makes its own interface before ours is asked for."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from widgets.accessible import Role, level_of, role_of
from widgets.link import Link
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
