"""The code input: typing walks on, pasting fills, wrong characters stay with their message, boxes have names."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.unit.widgets.conftest import Show
from tests.unit.widgets.test_form_fields import labelled_by
from widgets.code_input import CodeBox, CodeInput
from widgets.theme import theme


@pytest.fixture
def code(show: Show) -> CodeInput:
    """Return a shown code input."""
    made = CodeInput("Code van 6 cijfers", "Vakje {n} van {count}", "U vindt de code in de sms.")
    show(made, width=660)
    made.boxes[0].setFocus()
    return made


def focused(code: CodeInput) -> int:
    box = QApplication.focusWidget()
    assert isinstance(box, CodeBox)
    return box.at


def test_typing_walks_on_and_tells_the_complete_code(code: CodeInput, qtbot: QtBot) -> None:
    with qtbot.waitSignal(code.completed) as told:
        for digit in "482057":
            qtbot.keyClicks(QApplication.focusWidget(), digit)
    assert told.args == ["482057"]
    assert code.text == "482057"
    assert focused(code) == 5


def test_typing_over_a_character_replaces_it(code: CodeInput, qtbot: QtBot) -> None:
    code.set_text("482057")
    code.boxes[2].setFocus()
    qtbot.keyClicks(code.boxes[2], "9")
    assert code.text == "489057"
    code.boxes[2].setFocus()
    code.boxes[2].deselect()
    code.boxes[2].setCursorPosition(1)
    qtbot.keyClicks(code.boxes[2], "1")
    assert code.text == "481057"


def test_a_code_is_pasted_in_any_box(code: CodeInput, qtbot: QtBot) -> None:
    QApplication.clipboard().setText(" 482 057\n")
    code.boxes[3].setFocus()
    qtbot.keyClick(code.boxes[3], Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert code.text == "482057"


def test_backspace_and_arrows(code: CodeInput, qtbot: QtBot) -> None:
    code.set_text("482")
    code.boxes[3].setFocus()
    qtbot.keyClick(code.boxes[3], Qt.Key.Key_Backspace)
    assert code.text == "48"
    assert focused(code) == 2
    qtbot.keyClick(code.boxes[2], Qt.Key.Key_Left)
    assert focused(code) == 1
    qtbot.keyClick(code.boxes[1], Qt.Key.Key_Delete)
    assert code.text == "4"
    assert focused(code) == 1


def test_a_wrong_character_is_told_and_its_error_goes_when_it_is_replaced(code: CodeInput, qtbot: QtBot) -> None:
    with qtbot.waitSignal(code.bad_character) as told:
        qtbot.keyClicks(code.boxes[0], "O")
    assert told.args == [0, "O"]
    message = "In vakje 1 staat de letter O. Bedoelde u een 0 (nul)?"
    code.set_errors({0: message}, "Deze poging telt niet mee.")
    assert code.boxes[0].has_error_state()
    assert code.boxes[0].accessibleDescription() == message
    code.focus_control()
    assert focused(code) == 0
    qtbot.keyClicks(code.boxes[0], "0")
    assert not code.boxes[0].has_error_state()
    assert code.error == ""


def test_boxes_have_names_a_label_relation_and_the_size_of_the_look(code: CodeInput) -> None:
    names = [QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name) for one in code.boxes]
    assert names == [f"Vakje {n} van 6" for n in range(1, 7)]
    assert labelled_by(code.boxes[3]) == ["Vakje 4 van 6"]
    assert [one.x() for one in code.boxes] == [0, 66, 132, 232, 298, 364]
    assert {(one.width(), one.height()) for one in code.boxes} == {(56, 64)}


def test_at_200_percent_the_second_half_goes_to_a_second_line(code: CodeInput) -> None:
    theme().set(scale=2.0)
    QApplication.processEvents()
    assert code.boxes[3].x() == 0
    assert code.boxes[3].y() > code.boxes[0].y()
    assert all(one.geometry().right() < code.width() for one in code.boxes)
