"""The audit finds what it says it finds: a clean window has no findings, and each rule finds its planted fault."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QProgressBar,
    QPushButton,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.devtools.audit.report import RULES, Report, audit
from widgets import accessible
from widgets.button import Button, IconButton, Look
from widgets.focus_ring import FocusRing
from widgets.link import Link
from widgets.text import Heading, Text
from widgets.theme import theme


class Room:
    """A small window that is well, for faults to be planted in."""

    def __init__(self, qtbot: QtBot) -> None:
        theme().set("light", 1.0)
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.setWindowTitle("Voorportaal – proef")
        self.window.resize(640, 700)
        self.column = QVBoxLayout(self.window)
        self.column.setSpacing(16)
        self.add(Heading("Uw gegevens", "title", level=1))
        self.add(Text("Deze gegevens komen uit de basisregistratie."))
        self.button = Button("Bewaren", "primary")
        self.link = Link("Meer over uw gegevens")
        self.add(self.button)
        self.add(self.link)

    def add(self, widget: QWidget) -> Any:
        """Put a widget under the others."""
        self.column.addWidget(widget)
        return widget

    def audit(self, *rules: str) -> Report:
        """Show the window and audit it."""
        self.window.show()
        QApplication.processEvents()
        return audit(self.window, rules)


@pytest.fixture
def room(qtbot: QtBot, qapp: QApplication) -> Any:
    """A clean window with the ring of the house."""
    ring = FocusRing(qapp)
    yield Room(qtbot)
    ring.deleteLater()


def field(room: Room, label: str = "Woonplaats", name: str = "") -> QLineEdit:
    """A labelled field of 44 px with a strong edge."""
    edit = QLineEdit()
    edit.setMinimumHeight(44)
    edit.setStyleSheet("border: 1px solid #6E8288; background: white; color: #15262B")
    edit.setAccessibleName(name)
    if label:
        words = Text(label, "body_strong")
        words.setBuddy(edit)
        room.add(words)
    room.add(edit)
    return edit


def test_a_clean_window_has_no_findings(room: Room) -> None:
    field(room)
    report = room.audit()
    assert not report.findings, report.table()
    assert report.nodes >= 6
    assert report.checks_by_rule["contrast"] >= 4
    assert report.checks_by_rule["focus-visible"] == 3
    assert "1 screens" in report.table()


def test_a_click_before_the_audit_hides_no_indicator(room: Room) -> None:
    """The ring is for who uses the keyboard, and comes back with the first key."""
    field(room)
    assert not room.audit("focus-visible").findings
    QTest.mouseClick(room.window.windowHandle(), Qt.MouseButton.LeftButton, pos=room.button.geometry().center())
    report = room.audit("focus-visible")
    assert report.checks_by_rule["focus-visible"] == 3 and not report.findings, report.table()


# --- one planted fault per rule


def no_title(room: Room) -> None:
    room.window.setWindowTitle(" ")


def no_name(room: Room) -> None:
    room.add(QToolButton()).setToolTip("Alleen een hulptekst")


def long_name(room: Room) -> None:
    room.button.setAccessibleName("heel " * 110)


def says_role(room: Room) -> None:
    room.button.setAccessibleName("Bewaren knop")


def private(room: Room) -> None:
    room.button.setAccessibleName("\ue801 Bewaren")


def class_name(room: Room) -> None:
    room.button.setAccessibleName("Button")


def help_is_name(room: Room) -> None:
    room.button.setAccessibleName("Bewaren")
    room.button.setAccessibleDescription("Bewaren")


def two_buttons(room: Room) -> None:
    room.add(Button("Bewaren"))


def two_links(room: Room) -> None:
    holder = room.add(QWidget())
    QVBoxLayout(holder).addWidget(Link("Meer over uw gegevens"))


def echo(room: Room) -> None:
    outer, inner = QFrame(), QFrame()
    QVBoxLayout(outer).addWidget(inner)
    for one in (outer, inner):
        accessible.set_role(one, accessible.Role.Grouping)
        one.setAccessibleName("Adres")
    QVBoxLayout(inner).addWidget(Text("Wilgenkwartier 18"))
    room.add(outer)


def two_items(room: Room) -> None:
    view = room.add(QListWidget())
    view.setAccessibleName("Berichten")
    view.addItems(["RDW, de apk", "RDW, de apk"])


def two_regions(room: Room) -> None:
    for word in ("een", "twee"):
        view = room.add(QListWidget())
        view.setAccessibleName("Mappen")
        view.addItem(word)


def level_jump(room: Room) -> None:
    room.add(Heading("Ineens niveau drie", level=3))


def no_focus(room: Room) -> None:
    room.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def useless_focus(room: Room) -> None:
    frame = room.add(QFrame())
    frame.setMinimumHeight(20)
    frame.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


def named_combo(room: Room) -> None:
    combo = room.add(QComboBox())
    combo.addItems(["Nederlands", "English"])
    combo.setAccessibleName("Taal")


def endless_bar(room: Room) -> None:
    bar = room.add(QProgressBar())
    bar.setAccessibleName("Voortgang")
    bar.setRange(0, 0)


class TwoChosen(QListWidget):
    """Says single, selects two: as a view whose model lost track."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Mappen")
        self.addItems(["Archief", "Prullenbak"])
        self.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        self.selectAll()
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)


def two_chosen(room: Room) -> None:
    room.add(TwoChosen())


def headless_table(room: Room) -> None:
    view = room.add(QTableView())
    view.setAccessibleName("Vergelijkbare woningen")
    model = QStandardItemModel(1, 1, view)
    model.setHorizontalHeaderLabels([" "])
    view.setModel(model)


class DeadButton(QFrame):
    """Looks pressable to assistive technology, and cannot be pressed by it."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumHeight(44)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Tegel Wonen")
        accessible.set_role(self, accessible.Role.Button)


def dead_button(room: Room) -> None:
    room.add(DeadButton())


def no_direction(room: Room) -> None:
    frame = room.add(QFrame())
    frame.setMinimumHeight(40)
    frame.setAccessibleName("Tekstgrootte")
    accessible.set_role(frame, accessible.Role.Slider)


def out_of_place(room: Room) -> None:
    away = Button("Ver weg")
    away.setParent(room.window)
    away.setGeometry(2000, 50, 120, 44)
    away.show()


def behind(room: Room) -> None:
    lid = QFrame(room.window)
    lid.setAutoFillBackground(True)
    lid.setGeometry(0, 0, 640, 700)
    lid.show()
    lid.raise_()


def pinhead(room: Room) -> None:
    room.button.setFixedSize(4, 4)


def crowd(room: Room) -> None:
    for place, word in enumerate(("Een", "Twee")):
        small = QPushButton(word, room.window)
        small.setGeometry(20, 600 + 18 * place, 60, 16)
        small.show()


def elided(room: Room) -> None:
    room.add(Text("Een zin die veel te lang is voor de plaats die hij krijgt")).setFixedWidth(80)


def on_top(room: Room) -> None:
    over = Text("Over elkaar", parent=room.window)
    over.move(16, 112)
    over.adjustSize()
    over.show()


def guesses_html(room: Room) -> None:
    room.add(QLabel("<b>vet</b>"))


def faint(room: Room) -> None:
    words = room.add(QLabel("Bijna niet te lezen"))
    words.setTextFormat(Qt.TextFormat.PlainText)
    words.setStyleSheet("color: #B0B8BA; background: #F5F7F7")


def faint_edge(room: Room) -> None:
    field(room).setStyleSheet("border: 1px solid #E6EAEB; background: #F5F7F7; color: #15262B")


def wrong_order(room: Room) -> None:
    last = room.add(Button("Als laatste"))
    QWidget.setTabOrder(room.link, room.button)
    QWidget.setTabOrder(last, room.link)


class Trap(QPushButton):
    """Keeps Tab for itself."""

    def event(self, event: QEvent) -> bool:
        """Swallow the key."""
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            event.accept()
            return True
        return super().event(event)


def trap(room: Room) -> None:
    room.add(Trap("Hier komt u niet uit")).setMinimumHeight(44)


def no_ring(room: Room) -> None:
    room.button.setProperty("focusRing", "none")


PLANTS: dict[str, Callable[[Room], None]] = {
    "title": no_title,
    "name-missing": no_name,
    "name-length": long_name,
    "name-says-role": says_role,
    "name-private": private,
    "name-is-class": class_name,
    "name-is-help": help_is_name,
    "twins": two_buttons,
    "link-twins": two_links,
    "parent-echo": echo,
    "item-twins": two_items,
    "region-twins": two_regions,
    "heading-levels": level_jump,
    "not-focusable": no_focus,
    "needless-focus": useless_focus,
    "label-relation": named_combo,
    "value-range": endless_bar,
    "one-selected": two_chosen,
    "table-headers": headless_table,
    "action-missing": dead_button,
    "orientation": no_direction,
    "off-place": out_of_place,
    "covered": behind,
    "tiny": pinhead,
    "target-size": crowd,
    "clipped": elided,
    "overlap": on_top,
    "rich-text": guesses_html,
    "contrast": faint,
    "control-edge": faint_edge,
    "tab-order": wrong_order,
    "tab-trap": trap,
    "focus-visible": no_ring,
}


def test_every_rule_has_a_plant() -> None:
    assert set(PLANTS) == set(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_finds_its_fault(room: Room, rule: str) -> None:
    """The same rule over the clean window is the negative control."""
    assert not room.audit(rule).findings
    PLANTS[rule](room)
    report = room.audit(rule)
    assert [found for found in report.findings if found.rule == rule], report.table()


def test_an_icon_without_words_is_to_stand_out_as_well(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    button = room.add(IconButton("eye", "Toon het nummer"))
    assert not room.audit("contrast").findings
    monkeypatch.setattr(button, "_look", lambda: Look("", "", "tint"))
    button.update()
    (found,) = room.audit("contrast").findings
    assert "Toon het nummer" in str(found)


def test_a_dialog_without_title_is_found(room: Room) -> None:
    dialog = QDialog(room.window)
    dialog.resize(200, 100)
    dialog.show()
    assert any(found.rule == "title" for found in audit(dialog, ["title"]).findings)
    dialog.close()


def test_a_field_without_a_label_is_found_and_a_named_one_is_not(room: Room) -> None:
    field(room, label="")
    assert room.audit("label-relation").findings
    field(room, label="", name="Zoek een bericht")
    assert len(room.audit("label-relation").findings) == 1


def test_heading_without_level_is_found(room: Room) -> None:
    words = room.add(Text("Kop zonder niveau"))
    accessible.set_role(words, QAccessible.Role.Heading)
    assert room.audit("heading-levels").findings


def test_reports_add_up(room: Room) -> None:
    total = Report()
    total.add(room.audit("title"), "een")
    room.window.setWindowTitle("")
    total.add(room.audit("title"), "twee")
    assert total.screens == 2
    assert total.checks_by_rule["title"] == 2
    assert [str(found)[:20] for found in total.findings] == ["title: [twee] QWidge"]
