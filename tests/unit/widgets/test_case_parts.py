"""Timeline, steps, progress, facts and descriptions: measures, names, links and folding."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.gallery_parts import STEPS, TIMELINE
from tests.unit.widgets.conftest import Show
from widgets import accessible
from widgets.badge import Badge
from widgets.description_list import DescriptionList, beside
from widgets.fact_box import Fact, FactBox
from widgets.link import Link
from widgets.row_model import RowBadge
from widgets.step_list import ProgressLine, StepList
from widgets.text import Text
from widgets.theme import theme
from widgets.timeline import Timeline, TimelineEntry

WORDS = {"status": "status", "letter": "brief", "own": "van u", "future": "komt nog"}


def items(widget: QWidget) -> list[str]:
    node = QAccessible.queryAccessibleInterface(widget)
    children = [node.child(n) for n in range(node.childCount())]
    shown = [child for child in children if not child.state().invisible]
    return [child.text(QAccessible.Text.Name) for child in shown if child.role() == QAccessible.Role.ListItem]


def test_timeline_rows_are_44_and_say_date_kind_title_and_addition(show: Show) -> None:
    timeline = Timeline(TIMELINE, WORDS, "Tijdlijn")
    show(timeline, width=727)
    assert timeline.height() == 6 * 44
    assert accessible.role_of(timeline) == QAccessible.Role.List
    assert items(timeline)[4] == "22 december 2026, status, In behandeling, De gemeente bekijkt uw aanvraag."


def test_timeline_links_tell_their_key_and_differ_in_name(show: Show, qtbot: QtBot) -> None:
    timeline = Timeline(TIMELINE, WORDS)
    show(timeline)
    links = timeline.findChildren(Link)
    assert len({accessible.name_of(link) for link in links}) == 2
    with qtbot.waitSignal(timeline.link_clicked) as told:
        links[1].click()
    assert told.args == ["tekening"]


def test_a_filter_keeps_what_comes_and_the_line_has_no_loose_ends(show: Show) -> None:
    timeline = Timeline(TIMELINE, WORDS)
    window = show(timeline, width=727)
    timeline.show_kinds({"letter"})
    assert [text.split(", ")[1] for text in items(timeline)] == ["komt nog", "brief", "brief"]
    assert timeline.heightForWidth(727) == 3 * 44
    image = window.grab().toImage()
    top = timeline.mapTo(window, QPoint(15, 0))
    assert image.pixelColor(top) != theme().color("line")   # no line above the first node
    timeline.show_kinds(None)
    assert len(items(timeline)) == 6


def test_an_unknown_kind_or_state_is_a_bug_and_says_so() -> None:
    with pytest.raises(ValueError, match="kind"):
        Timeline([TimelineEntry("1 januari 2027", "Iets", kind="anders")])
    with pytest.raises(ValueError, match="state"):
        StepList([("Ingediend", "", "misschien")])


def test_steps_lie_beside_each_other_and_fold_when_narrow(show: Show) -> None:
    steps = StepList(STEPS, {"done": "klaar", "now": "nu bezig"}, "Stappen")
    show(steps, width=731)
    assert items(steps)[:2] == ["Ingediend, 18 december, klaar", "In behandeling, sinds 22 december, nu bezig"]
    assert steps.heightForWidth(709) == 22 + 8 + 24 + 20
    assert steps.heightForWidth(400) > 3 * 44


@pytest.mark.parametrize(("value", "maximum", "filled"), [(18, 56, 0.32), (0, 56, 0.0), (99, 56, 1.0), (-3, 0, 0.0)])
def test_progress_is_8_high_bounded_and_filled_in_proportion(
    show: Show, value: int, maximum: int, filled: float
) -> None:
    line = ProgressLine(value, maximum, "Dagen voorbij")
    show(line, width=330)
    assert line.height() == 8
    assert accessible.role_of(line) == QAccessible.Role.ProgressBar
    image = line.grab().toImage()
    accent = sum(image.pixelColor(x, 4) == theme().color("accent") for x in range(line.width()))
    assert abs(accent / line.width() - filled) < 0.02


def test_facts_are_73_high_beside_each_other_and_stack_when_narrow() -> None:
    box = FactBox([
        Fact("Bedrag", "€ 384,60"),
        Fact("Betaal uiterlijk", "31 januari 2027", RowBadge("warn", "Nog 26 dagen")),
        Fact("Betalingskenmerk", "2027 0118 2040", strong=False),
    ])
    assert box.heightForWidth(575) == 73
    assert box.heightForWidth(300) > 3 * 70


def test_terms_are_the_labels_of_their_values_and_fold_when_narrow(show: Show) -> None:
    described = DescriptionList([
        ("Woning", "Tussenwoning uit 1988"),
        ("Oppervlakte", beside("118 m²", Badge("info", "In onderzoek")), "U meldde iets."),
        ("Berging", "6 m²"),
    ])
    show(described, width=500)
    value = next(text for text in described.findChildren(Text) if text.text() == "6 m²")
    node = QAccessible.queryAccessibleInterface(value)
    assert [other.text(QAccessible.Text.Name) for other, _ in node.relations()] == ["Berging"]
    term = next(text for text in described.findChildren(Text) if text.text() == "Oppervlakte")
    assert value.x() == term.sizeHint().width() + 20
    assert described.heightForWidth(150) > described.heightForWidth(478)


def test_hostile_values_do_not_widen_or_freeze(show: Show) -> None:
    described = DescriptionList([("Naam", "x" * 1_000_000), ("\u202eTerm", "waarde")])
    window = show(described, FactBox([Fact("L", "y" * 1_000_000)]), Timeline([TimelineEntry("1 mei", "z" * 1_000_000)]))
    assert window.minimumSizeHint().width() < 600
    window.grab()
