"""Buttons, links, chips and badges: sizes, names, keyboard, and the states the look asks for."""

import ast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from resources.theme import NAMES
from tests.helpers.architecture import ROOT
from tests.unit.widgets.conftest import Show
from widgets import accessible
from widgets.avatar import Avatar
from widgets.badge import Badge, CountBadge, badge_size
from widgets.button import Button, IconButton
from widgets.chip import Chip, ChipGroup
from widgets.level_meter import LevelMeter
from widgets.link import Link
from widgets.theme import theme


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize(
    ("make", "height"),
    [
        (lambda: Button("Opslaan"), 44), (lambda: Button("Bekijken", "secondary", small=True), 36),
        (lambda: Button("Uitloggen", "head", icon="logout"), 40), (lambda: Chip("Alles"), 32),
        (lambda: Badge("ok", "Toegekend"), 26), (lambda: CountBadge("3 nieuw"), 22),
        (lambda: IconButton("printer", "Afdrukken"), 36), (lambda: Avatar("FW", 28), 28),
    ],
)
def test_heights_are_those_of_the_look_and_grow_with_the_text(make: object, height: int, scale: float) -> None:
    theme().set(scale=scale)
    widget: QWidget = make()  # type: ignore[operator]
    assert widget.sizeHint().height() == theme().px(height)
    assert widget.minimumSizeHint() == widget.sizeHint()


@pytest.mark.parametrize("style", ["meta", "meta_strong", "body", "body_strong"])
@pytest.mark.parametrize("words", ["Alle zaken", "Ja"])
def test_a_link_is_at_least_24_px_both_ways(words: str, style: str) -> None:
    hint = Link(words, style=style).sizeHint()
    assert hint.width() >= 24
    assert hint.height() >= 24


@pytest.mark.parametrize(("text", "width"), [("In behandeling", 128), ("Wacht op u", 105), ("Nog 7 dagen", 112)])
def test_badges_are_as_wide_as_in_the_picture(text: str, width: int) -> None:
    assert abs(badge_size(text).width() - width) <= 2


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
@pytest.mark.parametrize("kind", ["button", "link", "chip"])
def test_enter_and_space_press(kind: str, key: Qt.Key, qtbot: QtBot, show: Show) -> None:
    widget = {"button": Button, "link": Link, "chip": Chip}[kind]("Doen")
    show(widget)
    widget.setFocus()
    with qtbot.waitSignal(widget.clicked):
        qtbot.keyClick(widget, key)


def test_a_disabled_button_does_nothing(qtbot: QtBot, show: Show) -> None:
    button, pressed = Button("Doen"), []
    button.clicked.connect(pressed.append)
    show(button)
    button.setEnabled(False)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert not pressed


@pytest.mark.parametrize("words", ["Opslaan", "Vroom & Dreesmann", "&Bestand"])
def test_the_name_is_what_is_seen(words: str) -> None:
    for widget in (Button(words), Link(words), Chip(words)):
        assert accessible.name_of(widget) == words
        assert widget.label == words


def test_links_with_the_same_words_can_be_told_apart() -> None:
    link = Link("Klopt er iets niet?", style="meta_strong")
    assert accessible.role_of(link) == accessible.Role.Link
    link.set_context("WOZ-waarde")
    assert accessible.name_of(link) == "Klopt er iets niet? WOZ-waarde"


def test_an_icon_button_has_a_name_and_a_tooltip() -> None:
    button = IconButton("eye", "Toon")
    button.set_name("Verberg")
    assert accessible.name_of(button) == "Verberg"
    assert button.toolTip() == "Verberg"


def test_words_of_other_widgets_are_heard() -> None:
    assert accessible.name_of(Badge("warn", "Wacht op u")) == "Wacht op u"
    assert accessible.name_of(CountBadge("3 nieuw")) == "3 nieuw"
    assert accessible.name_of(LevelMeter(3, "Niveau Substantieel")) == "Niveau Substantieel"


def _pixel(widget: QWidget, x: int, y: int) -> str:
    return QColor(widget.grab().toImage().pixel(x, y)).name().upper()


@pytest.mark.parametrize("name", NAMES)
def test_a_button_looks_different_in_every_state(name: str, show: Show) -> None:
    theme().set(name)
    button = Button("Opslaan")
    show(button)
    places = {"normal": _pixel(button, 8, 8)}
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    places["over"] = _pixel(button, 8, 8)
    button.setEnabled(False)
    places["off"] = _pixel(button, 8, 8)
    assert places["normal"] == theme().color("accent").name().upper()
    assert places["over"] == theme().color("accent_hover").name().upper()
    assert places["off"] == theme().color("neutral_fill").name().upper()


def test_in_contrast_edges_are_two_px_and_hover_has_a_dashed_line(show: Show) -> None:
    theme().set("contrast")
    button = Button("Vorige", "secondary")
    show(button)
    assert _pixel(button, 40, 1) == "#FFE600"
    theme().set("light")
    assert _pixel(button, 40, 1) == "#FFFFFF"


def test_one_chip_of_a_group_is_on_and_the_key_is_told(qtbot: QtBot, show: Show) -> None:
    group = ChipGroup([("alles", "Alles", ""), ("nieuw", "Ongelezen", "")], name="Toon")
    show(group)
    group.set_chosen("alles")
    with qtbot.waitSignal(group.chosen) as told:
        qtbot.mouseClick(group.chip("nieuw"), Qt.MouseButton.LeftButton)
    assert told.args == ["nieuw"]
    assert group.chosen_keys() == ["nieuw"]
    assert accessible.role_of(group.chip("nieuw")) == accessible.Role.RadioButton


def test_arrow_keys_walk_through_a_group(qtbot: QtBot, show: Show) -> None:
    group = ChipGroup([("a", "Alles", ""), ("b", "Burgers 17", ""), ("c", "Lastig 3", "")])
    show(group)
    group.set_chosen("a")
    group.chip("a").setFocus()
    with qtbot.waitSignal(group.chosen) as told:
        qtbot.keyClick(group.chip("a"), Qt.Key.Key_Right)
    assert told.args == ["b"]


def test_several_chips_can_be_on(qtbot: QtBot, show: Show) -> None:
    group = ChipGroup([("a", "Status", ""), ("b", "Brieven", "")], exclusive=False)
    show(group)
    for key in ("a", "b"):
        qtbot.mouseClick(group.chip(key), Qt.MouseButton.LeftButton)
    assert group.chosen_keys() == ["a", "b"]


def test_choosing_a_chip_moves_nothing() -> None:
    chip = Chip("Ongelezen")
    before = chip.sizeHint()
    chip.setChecked(True)
    assert chip.sizeHint() == before


def test_a_press_outside_the_button_is_no_click(qtbot: QtBot, show: Show) -> None:
    link, pressed = Link("Alle zaken"), []
    link.clicked.connect(pressed.append)
    window = show(link)
    qtbot.mousePress(link, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(link, Qt.MouseButton.LeftButton, pos=QPoint(0, 200))
    assert not pressed
    assert window.isVisible()


def _buttons(source: str) -> list[tuple[str, bool]]:
    """Return (class, whether Enter presses it) of every kind of button that a source makes of Qt's own."""
    made = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ClassDef)]
    bases = {node.name: {ast.unparse(base) for base in node.bases} for node in made}
    kinds = {name: of for name, of in bases.items() if of & {"QAbstractButton", "QPushButton"}}
    return [(name, bool(of & {"PressedByEnter", "Worded"})) for name, of in kinds.items()]


def test_enter_presses_every_button_of_the_house() -> None:
    found = [one for part in ("app", "widgets") for path in (ROOT / part).rglob("*.py")
             for one in _buttons(path.read_text(encoding="utf-8"))]  # fmt: skip
    assert len(found) > 6 and [name for name, pressed in found if not pressed] == []
    assert _buttons("class A(QAbstractButton): ...") == [("A", False)]
