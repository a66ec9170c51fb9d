"""Dialogs and popovers: the keyboard, the way out and where the focus goes."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.unit.widgets.conftest import Show
from widgets import accessible
from widgets.button import Button
from widgets.dialog import Dialog
from widgets.popover import Popover
from widgets.text import Heading, Text

THUMB = 13   # px that a bar takes from the words
BUTTONS = [("wis", "Alles wissen", "primary"), ("terug", "Niet wissen", "neutral")]


def _dialog(qtbot: QtBot) -> Dialog:
    dialog = Dialog("Alles wissen?", "U kunt dit niet terugdraaien.", BUTTONS)
    qtbot.addWidget(dialog)
    return dialog


def test_a_dialog_tells_the_key_of_the_pressed_button(qtbot: QtBot) -> None:
    dialog = _dialog(qtbot)
    dialog.open()
    with qtbot.waitSignal(dialog.answered) as told:
        qtbot.mouseClick(dialog.button("wis"), Qt.MouseButton.LeftButton)
    assert told.args == ["wis"]


def test_escape_is_the_last_button(qtbot: QtBot) -> None:
    dialog = _dialog(qtbot)
    dialog.open()
    with qtbot.waitSignal(dialog.answered) as told:
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert told.args == ["terug"]


def test_ask_waits_for_the_answer(qtbot: QtBot) -> None:
    dialog = _dialog(qtbot)
    QTimer.singleShot(0, dialog.button("wis").click)
    assert dialog.ask() == "wis"
    QTimer.singleShot(0, dialog.reject)
    assert dialog.ask() == "terug"


def test_a_dialog_has_its_title_in_window_and_tree(qtbot: QtBot) -> None:
    dialog = _dialog(qtbot)
    assert dialog.windowTitle() == accessible.name_of(dialog) == "Alles wissen?"
    headings = dialog.findChildren(Heading)
    assert [accessible.name_of(heading) for heading in headings] == ["Alles wissen?"]
    assert dialog.heightForWidth(600) <= dialog.heightForWidth(360)


def _popover(show: Show) -> tuple[QWidget, Button, Popover, list[Button]]:
    anchor = Button("Wissel van persoon of bedrijf", "secondary", small=True)
    window = show(anchor, Button("Elders"), width=700, height=500)
    popover = Popover(anchor, "Wissel van persoon of bedrijf", width=456)
    inside = [Button("Fenna de Wit"), Button("Hendrik de Wit")]
    popover.body.addWidget(Text("Eigen gegevens", "meta_strong"))
    for button in inside:
        popover.body.addWidget(button)
    return window, anchor, popover, inside


def test_a_popover_opens_under_its_anchor_with_the_focus_inside(show: Show) -> None:
    window, anchor, popover, inside = _popover(show)
    popover.open_under()
    assert popover.is_open()
    assert popover.width() == 456
    assert popover.y() == anchor.mapTo(window, QPoint(0, anchor.height())).y() + 5
    assert inside[0].hasFocus()
    assert window.rect().contains(popover.geometry())


def test_escape_closes_it_and_gives_the_focus_back(show: Show, qtbot: QtBot) -> None:
    _, anchor, popover, inside = _popover(show)
    popover.open_under()
    with qtbot.waitSignal(popover.closed):
        qtbot.keyClick(inside[0], Qt.Key.Key_Escape)
    assert not popover.is_open()
    assert anchor.hasFocus()


def test_a_click_elsewhere_closes_it_and_one_inside_does_not(show: Show, qtbot: QtBot) -> None:
    window, _, popover, _ = _popover(show)
    popover.open_under()
    handle = window.windowHandle()
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=popover.geometry().topLeft() + QPoint(10, 14))
    assert popover.is_open()
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=QPoint(650, 480))
    assert not popover.is_open()


def test_the_anchor_closes_it_with_one_click(show: Show) -> None:
    window, anchor, popover, _ = _popover(show)
    anchor.clicked.connect(popover.open_under)
    popover.open_under()
    place = anchor.mapTo(window, anchor.rect().center())
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=place)
    assert not popover.is_open()


def test_focus_that_goes_elsewhere_closes_it(show: Show) -> None:
    window, _, popover, _ = _popover(show)
    popover.open_under()
    elsewhere = next(button for button in window.findChildren(Button) if button.label == "Elders")
    elsewhere.setFocus(Qt.FocusReason.TabFocusReason)
    assert not popover.is_open()
    assert elsewhere.hasFocus()


def test_a_long_popover_stays_in_the_window_and_scrolls(show: Show) -> None:
    window, _, popover, _ = _popover(show)
    for number in range(30):
        popover.body.addWidget(Button(f"Bedrijf {number}"))
    popover.open_under()
    assert window.rect().contains(popover.geometry())


def test_a_bar_that_was_needed_goes_when_everything_fits(show: Show, qtbot: QtBot) -> None:
    """Beside the bar the words take a line more, which alone would keep the bar needed."""
    _, _, popover, inside = _popover(show)
    for button in inside:
        button.hide()
    words = Text("", wrap=True)
    room = 456 - 2
    for count in range(100):
        if words.heightForWidth(room) < words.heightForWidth(room - THUMB):
            break
        words.set_text(" ".join(map(str, range(count))))
    popover.body.addWidget(words)
    many = [Text(f"Regel {number}") for number in range(40)]
    for line in many:
        popover.body.addWidget(line)
    popover.open_under()
    bar = popover.findChildren(QScrollArea)[0].verticalScrollBar()
    qtbot.waitUntil(bar.isVisible)
    for line in many:
        line.hide()
    qtbot.waitUntil(partial(_lower, popover))
    QApplication.processEvents()
    assert not bar.isVisible()
    assert words.width() == room


def _lower(popover: Popover) -> bool:
    return popover.height() < 200
