"""Form fields: label relation, help and error aloud, values that stay, keyboard, and the error summary."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.unit.widgets.conftest import Show
from widgets import accessible
from widgets.form_field import CheckBox, ErrorSummary, FormField, PasswordField, RadioGroup, Select
from widgets.theme import theme

OPTIONS = [("nl", "Nederlands"), ("en", "English"), ("fy", "Frysk")]


def labelled_by(widget: QWidget) -> list[str]:
    node = QAccessible.queryAccessibleInterface(widget)
    label = QAccessible.RelationFlag.Label
    return [other.text(QAccessible.Text.Name) for other, kind in node.relations() if kind == label]


def test_every_control_has_its_label_as_a_relation(show: Show) -> None:
    field, select = FormField("Postcode"), Select("Taal", OPTIONS)
    group = RadioGroup("Taal van de brief", OPTIONS)
    show(field, select, group)
    assert labelled_by(field.line) == ["Postcode"]
    assert labelled_by(select.box) == ["Taal"]
    assert labelled_by(group.control) == ["Taal van de brief"]
    assert accessible.role_of(group.control) == QAccessible.Role.Grouping


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_controls_are_as_high_as_in_the_look(show: Show, scale: float) -> None:
    theme().set(scale=scale)
    field, select, check = FormField("Postcode"), Select("Taal", OPTIONS), CheckBox("Ik heb dit gelezen")
    show(field, select, check)
    assert field.line.height() == select.box.height() == theme().px(44)
    assert check.height() == theme().px(40)


def test_an_error_is_shown_and_said_and_the_value_stays(show: Show) -> None:
    field = FormField("Huisnummer", "Zonder letters")
    show(field)
    before = field.heightForWidth(600)
    field.set_text("18a-b")
    field.set_error("Vul alleen cijfers in, bijvoorbeeld 18.")
    assert field.text == "18a-b"
    assert field.line.has_error_state()
    assert field.line.accessibleDescription() == "Zonder letters Vul alleen cijfers in, bijvoorbeeld 18."
    assert field.heightForWidth(600) == before + 5 + 24
    field.clear_error()
    assert not field.line.has_error_state()
    assert field.line.accessibleDescription() == "Zonder letters"
    assert field.heightForWidth(600) == before


def test_typing_and_enter_are_told(show: Show, qtbot: QtBot) -> None:
    field = FormField("Postcode")
    show(field)
    with qtbot.waitSignals([field.edited, field.returned]):
        qtbot.keyClicks(field.line, "2")
        qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.text == "2"


def test_a_password_can_be_shown_and_hidden_and_the_button_says_what_it_does(show: Show, qtbot: QtBot) -> None:
    field = PasswordField("Wachtwoord", "Toon", "Verberg", "Caps Lock staat aan.")
    show(field)
    toggle = next(child for child in field.line.children() if isinstance(child, QWidget) and child.accessibleName())
    assert toggle.accessibleName() == "Toon"
    assert field.line.echoMode() == QLineEdit.EchoMode.Password
    qtbot.keyClick(toggle, Qt.Key.Key_Space)
    assert field.line.echoMode() == QLineEdit.EchoMode.Normal
    assert toggle.accessibleName() == "Verberg"


def test_caps_lock_is_noticed_from_the_letters(show: Show, qtbot: QtBot) -> None:
    field = PasswordField("Wachtwoord", "Toon", "Verberg", "Caps Lock staat aan.")
    show(field)
    without = field.heightForWidth(600)
    qtbot.keyClick(field.line, "A")                                         # a capital without Shift
    assert field.heightForWidth(600) > without
    assert "Caps Lock staat aan." in accessible.announcements()
    qtbot.keyClick(field.line, "B", Qt.KeyboardModifier.ShiftModifier)      # with Shift that is normal
    assert field.heightForWidth(600) == without


def test_a_select_gives_keys_and_ignores_the_wheel(show: Show, qtbot: QtBot) -> None:
    select = Select("Taal", OPTIONS)
    show(select)
    select.set_key("en")
    assert select.key == "en"
    select.box.setFocus()
    with qtbot.waitSignal(select.chosen) as told:
        qtbot.keyClick(select.box, Qt.Key.Key_Down)
    assert told.args == ["fy"]
    wheel = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, 0), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )
    QApplication.sendEvent(select.box, wheel)
    assert select.key == "fy"
    select.set_options([("fy", "Frysk"), ("pap", "Papiamentu")])
    assert select.key == "fy"


def test_radios_walk_with_the_arrows_and_tell_their_key(show: Show, qtbot: QtBot) -> None:
    group = RadioGroup("Taal", OPTIONS)
    show(group)
    assert group.key == ""
    group.focus_control()
    with qtbot.waitSignal(group.chosen) as told:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert told.args == ["nl"]
    group.set_key("fy")
    assert group.key == "fy"


def test_long_words_of_a_choice_wrap(show: Show) -> None:
    check = CheckBox("Ik begrijp dat dit een oefenomgeving is en dat mijn gegevens niet naar de overheid gaan")
    show(check, width=300)
    assert check.height() == 40 + 24 * ((check.height() - 40) // 24)
    assert check.height() > 40


def test_the_summary_links_to_the_field_and_is_announced(show: Show, qtbot: QtBot) -> None:
    field = FormField("Huisnummer")
    summary = ErrorSummary("Er is 1 fout", [(field, "Vul uw huisnummer in")])
    show(summary, field)
    summary.present()
    assert any("Er is 1 fout" in words and "Vul uw huisnummer in" in words for words in accessible.announcements())
    assert accessible.role_of(summary.links[0]) == QAccessible.Role.Link
    qtbot.keyClick(summary.links[0], Qt.Key.Key_Return)
    assert QApplication.focusWidget() is field.line
    summary.set_errors("", [])
    assert summary.isHidden()


def test_the_summary_of_the_picture_is_70_high(show: Show) -> None:
    field = FormField("Code")
    errors = [(field, "Vakje 4: vul een cijfer in.")]
    summary = ErrorSummary("De code is nog niet goed", errors, "De rest blijft staan.")
    assert summary.heightForWidth(640) == 70
    assert summary.heightForWidth(300) == 94   # the note moves to its own line


def test_fields_follow_the_theme_and_scale_live(show: Show) -> None:
    field = FormField("Postcode", "Uw postcode staat op uw post")
    window = show(field)
    before = field.height()
    theme().set("contrast", 2.0)
    QApplication.processEvents()
    assert field.height() > 1.8 * before
    edge = window.grab().toImage().pixelColor(window.mapFromGlobal(field.line.mapToGlobal(QPoint(100, 0))))
    assert edge == theme().color("line_strong")
