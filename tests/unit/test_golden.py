"""The golden comparison passes what another machine draws, and fails a shift, a token and a missing word."""

from collections.abc import Callable

import pytest
from PIL import Image, ImageFilter
from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from app.devtools.audit.pixels import picture
from resources.theme import NAMES, tokens
from tests.helpers import golden
from widgets.theme import theme

WORDS = ("Goedemiddag, mevrouw De Wit", "Stuur een tekening van uw dakkapel", "Gemeente Zoetermeer")


def screen(
    name: str = "light",
    *,
    dx: int = 0,
    dy: int = 0,
    words: tuple[str, ...] = WORDS,
    nudge: float = 0.0,
    **changed: str,
) -> Image.Image:
    """Paint a card with words on a page; ``changed`` replaces tokens."""
    colors = {**tokens().colors[name], **changed}
    image = QImage(640, 400, QImage.Format.Format_RGB32)
    image.fill(QColor(colors["page"]))
    painter = QPainter(image)
    painter.fillRect(QRect(0, 0, 640, 28), QColor(colors["strip"]))
    painter.setPen(QColor(colors["line"]))
    painter.setBrush(QColor(colors["surface"]))
    painter.drawRect(40 + dx, 80 + dy, 540, 240)
    painter.fillRect(60 + dx, 260 + dy, 140, 44, QColor(colors["accent"]))
    for place, text in enumerate(words):
        font = theme().font(("title", "section", "body")[place])
        painter.setFont(font)
        painter.setPen(QColor(colors["ink" if place < 2 else "ink2"]))
        painter.drawText(QPointF(60 + dx + nudge, 130 + 40 * place + dy), text)
    painter.end()
    return picture(image)


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> None:
    theme().set("light", 1.0)


def nudged(shown: Image.Image) -> Image.Image:
    """Glyphs that begin half a pixel further."""
    return screen(nudge=0.5)


def softer(shown: Image.Image) -> Image.Image:
    """Edges with other greys."""
    soft = shown.filter(ImageFilter.GaussianBlur(0.35))
    flat = golden._is_flat(shown)
    return Image.composite(shown, soft, flat)


@pytest.mark.parametrize("machine", [nudged, softer])
def test_another_machine_passes(machine: Callable[[Image.Image], Image.Image]) -> None:
    shown = screen()
    found = golden._shape(shown, machine(shown)) + golden._flat(shown, machine(shown))
    assert not found, found


def test_the_same_screen_passes_in_every_theme() -> None:
    for name in NAMES:
        assert golden.compare(screen(name), screen(name), name) == []


@pytest.mark.parametrize(("dx", "dy"), [(4, 0), (0, 4), (-4, 0), (0, -4)])
def test_a_shift_of_four_px_fails(dx: int, dy: int) -> None:
    found = golden.compare(screen(), screen(dx=dx, dy=dy))
    assert {one.look for one in found} >= {"shape"}


@pytest.mark.parametrize("token", ["page", "surface", "strip", "line", "ink", "ink2", "accent"])
def test_one_changed_token_fails(token: str) -> None:
    before = QColor(tokens().colors["light"][token])
    after = before.darker(104) if before.lightness() > 128 else before.lighter(112)
    assert golden.compare(screen(), screen(**{token: after.name().upper()}))


@pytest.mark.parametrize("missing", WORDS[2].split())
def test_a_missing_word_fails(missing: str) -> None:
    fewer = (*WORDS[:2], " ".join(word for word in WORDS[2].split() if word != missing))
    assert "shape" in {one.look for one in golden.compare(screen(), screen(words=fewer))}


def test_a_short_missing_word_fails() -> None:
    fewer = (WORDS[0], WORDS[1].replace(" uw ", " "), WORDS[2])
    assert "shape" in {one.look for one in golden.compare(screen(), screen(words=fewer))}


def test_another_size_fails() -> None:
    assert golden.compare(screen(), screen().crop((0, 0, 639, 400)))[0].look == "size"


def test_a_missing_golden_image_says_what_to_do() -> None:
    with pytest.raises(AssertionError, match="--update"):
        golden.check("bestaat-niet", screen())
