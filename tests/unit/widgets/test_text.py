"""Lines are exactly as high as the look says, words are never read as markup, headings have a level."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings, strategies
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QImage

from resources.theme import NAMES, tokens
from tests.unit.widgets.conftest import Show
from widgets import accessible
from widgets.text import Heading, Text, break_lines, text_width
from widgets.theme import theme

LONG = "U vroeg op 18 december 2026 een vergunning aan voor een dakkapel. Wij bekijken uw aanvraag nu."


@pytest.mark.parametrize("style", tokens().styles)
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_one_line_is_exactly_one_line_high(style: str, scale: float, show: Show) -> None:
    text = Text("Fenna de Wit, 41 jaar", style)
    show(text)
    theme().set(scale=scale)
    assert text.sizeHint().height() == theme().line_height(style)
    assert text.minimumSizeHint().height() == theme().line_height(style)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(width=strategies.integers(60, 1200), style=strategies.sampled_from(sorted(tokens().styles)))
def test_wrapped_text_is_a_whole_number_of_lines(width: int, style: str) -> None:
    text = Text(LONG, style, wrap=True)
    height = text.heightForWidth(width)
    assert height % theme().line_height(style) == 0
    assert height >= text.heightForWidth(width + 50)


def test_wrapped_text_gets_the_height_it_needs_and_paints_every_line(show: Show) -> None:
    text = Text(LONG, wrap=True)
    show(text, width=240)
    assert text.height() == text.heightForWidth(text.width())
    lines = text.height() // theme().line_height("body")
    assert lines >= 4
    for number in range(lines):
        assert _dark_pixels(text, number) > 20, f"line {number} is empty"


def _dark_pixels(text: Text, line: int) -> int:
    image = text.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    height = theme().line_height("body")
    return sum(
        QColor(image.pixel(x, y)).lightness() < 100
        for y in range(line * height, (line + 1) * height)
        for x in range(image.width())
    )


@pytest.mark.parametrize("words", ["<b>vet</b>", "<img src='x'>", "a &amp; b", "R&D"])
def test_words_are_never_markup(words: str) -> None:
    text = Text(words)
    assert text.textFormat() == Qt.TextFormat.PlainText
    assert accessible.name_of(text) == words


def test_runs_are_one_sentence_with_heavier_words() -> None:
    text = Text.runs([("U bent ingelogd als ", False), ("Fenna de Wit", True)])
    assert accessible.name_of(text) == "U bent ingelogd als Fenna de Wit"
    assert text.sizeHint().width() > Text("U bent ingelogd als Fenna de Wit").sizeHint().width()


def test_an_amount_is_not_broken_after_its_euro_sign() -> None:
    text = Text("nu € 384,60", wrap=True)
    width = Text("nu €").sizeHint().width() + 4
    assert text.minimumSizeHint().width() >= Text("€ 384,60").sizeHint().width()
    assert text.heightForWidth(max(width, text.minimumSizeHint().width())) == 2 * theme().line_height("body")
    assert accessible.name_of(text) == "nu € 384,60"


def test_the_theme_changes_what_is_painted(show: Show) -> None:
    text = Text("Lettertype", "amount")
    show(text)
    darkest = {name: _extreme(text, name) for name in NAMES}
    assert darkest["light"] < 60 < 200 < darkest["contrast"]


def _extreme(text: Text, name: str) -> int:
    """The lightness of the pixel that differs most from the background."""
    theme().set(name)
    image = text.grab().toImage()
    back = QColor(image.pixel(0, 0)).lightness()
    values = [QColor(image.pixel(x, y)).lightness() for x in range(image.width()) for y in range(image.height())]
    return max(values, key=lambda value: abs(value - back))


@pytest.mark.parametrize("level", [1, 2, 3])
def test_a_heading_tells_its_name_and_level(level: int) -> None:
    heading = Heading("Lopende zaken", level=level)
    interface = QAccessible.queryAccessibleInterface(heading)
    assert interface.role() == QAccessible.Role.Heading
    assert interface.text(QAccessible.Text.Name) == "Lopende zaken"
    assert interface.attributesInterface().attributeValue(QAccessible.Attribute.Level) == level
    assert accessible.level_of(heading) == level


def test_a_heading_survives_every_question_of_a_screen_reader() -> None:
    heading = Heading("Zaken")
    interface = QAccessible.queryAccessibleInterface(heading)
    asked = [
        interface.textInterface(), interface.valueInterface(), interface.selectionInterface(),
        interface.tableCellInterface(), interface.editableTextInterface(), interface.actionInterface(),
    ]
    assert asked[0] is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(
    words=strategies.lists(strategies.text("abcilmow", min_size=1, max_size=14), max_size=60),
    width=strategies.integers(40, 700),
)
def test_a_line_takes_every_word_that_fits(words: list[str], width: int) -> None:
    """Each line is measured as a whole: it fits, unless it is one word cut, and the next word would not."""
    lines = ["".join(piece.text for piece in line) for line in break_lines([(" ".join(words), "body")], width)]
    for line, following in pairwise(lines):
        assert text_width(line, "body") <= width or len(line) == 1
        more = f"{line} {following.split(' ')[0]}"
        assert text_width(more, "body") > width or " " not in " ".join(words)
    assert "".join(lines).replace(" ", "") == "".join(words)
