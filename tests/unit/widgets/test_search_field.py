"""The search field: Enter searches, a pause tells, Escape and the cross clear."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from tests.unit.widgets.conftest import Show
from tests.unit.widgets.test_form_fields import labelled_by
from widgets.search_field import SearchField


def test_it_has_a_name_a_label_and_the_height_of_the_look(show: Show) -> None:
    low, high = SearchField("Zoek een bericht", "Zoeken"), SearchField("Zoek een persoon", "Persoon zoeken", height=44)
    show(low, high)
    assert (low.height(), high.height()) == (40, 44)
    assert QAccessible.queryAccessibleInterface(low.line).text(QAccessible.Text.Name) == "Zoeken"
    assert labelled_by(low.line) == ["Zoeken"]


def test_enter_searches_and_typing_is_told_after_a_pause(show: Show, qtbot: QtBot) -> None:
    field = SearchField("Zoek", "Zoeken", "Wissen")
    show(field)
    heard: list[str] = []
    field.changed.connect(heard.append)
    with qtbot.waitSignal(field.changed):
        qtbot.keyClicks(field.line, " apk ")
    assert heard == ["apk"]   # once, not per letter
    with qtbot.waitSignal(field.searched) as told:
        qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert told.args == ["apk"]


def test_escape_and_the_cross_clear(show: Show, qtbot: QtBot) -> None:
    field = SearchField("Zoek", "Zoeken", "Wis de zoekwoorden")
    show(field)
    field.set_text("apk")
    with qtbot.waitSignal(field.changed) as told:
        qtbot.keyClick(field.line, Qt.Key.Key_Escape)
    assert told.args == [""]
    field.set_text("apk")
    cross = next(w for w in field.children() if getattr(w, "accessibleName", str)() == "Wis de zoekwoorden")
    with qtbot.waitSignal(field.changed):
        qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert field.text == ""
    assert not cross.isVisible()
