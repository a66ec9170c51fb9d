"""The main screens look as they did when somebody last looked at them: python -m tests.helpers.golden --update."""

import os

import pytest
from PIL import Image, ImageChops
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app.devtools.audit.pixels import picture
from resources.theme import tokens
from tests.helpers import golden, pictures
from tests.helpers.golden import Colour
from tests.helpers.pictures import Picture
from tests.helpers.pixels import colour_of

UPDATING = os.environ.get(golden.UPDATE) == "update"
CHANGED = ("page", "surface", "line", "ink")
needs_images = pytest.mark.skipif(UPDATING, reason="the golden images are being drawn anew")


@pytest.mark.parametrize("drawn", pictures.GOLDEN, ids=lambda picture: picture.name)
def test_the_screen_looks_as_before(qapp: QApplication, drawn: Picture) -> None:
    golden.check(drawn.name, picture(_drawn(drawn)), drawn.theme)


_waiting: dict[str, QImage] = {}


def _drawn(wanted: Picture) -> QImage:
    """Return what a picture shows; those along the same walk are drawn with it and wait for their own test."""
    if wanted.name not in _waiting:
        _waiting.update(pictures.draw_together([one for one in pictures.GOLDEN if wanted.beside(one)]))
    return _waiting.pop(wanted.name)


# --- the same comparison over real screens must fail


def _kept(name: str) -> Image.Image:
    return Image.open(golden.FOLDER / f"{name}.png").convert("RGB")


@needs_images
@pytest.mark.parametrize("drawn", pictures.GOLDEN, ids=lambda picture: picture.name)
def test_a_part_that_moved_four_px_is_noticed(drawn: Picture) -> None:
    kept = _kept(drawn.name)
    middle = (kept.width // 4, kept.height // 4, kept.width * 3 // 4, kept.height * 3 // 4)
    part = kept.crop(middle)   # what differs in a part differs in the whole
    for dx, dy in ((4, 0), (0, 4)):
        assert golden.differ(part, ImageChops.offset(part, dx, dy), drawn.theme), (dx, dy)


@needs_images
@pytest.mark.parametrize("drawn", pictures.GOLDEN, ids=lambda picture: picture.name)
@pytest.mark.parametrize("token", CHANGED)
def test_one_changed_token_is_noticed(drawn: Picture, token: str) -> None:
    kept = _kept(drawn.name)
    shown = _shown(kept, drawn.theme)
    before = colour_of(tokens().colors[drawn.theme][token])
    if before not in shown:   # the Berichtenbox at 200 % has no room for the page: change what nobody else changes
        others = {colour_of(tokens().colors[drawn.theme][one]) for one in CHANGED}
        before = max(shown.keys() - others, key=shown.__getitem__)
    after = tuple(part - 6 if part > 128 else part + 6 for part in before)
    assert golden.differ(kept, _recoloured(kept, before, after), drawn.theme)


def _shown(kept: Image.Image, theme: str) -> dict[Colour, int]:
    """Return the colours of tokens that a picture shows enough of to be noticed, with their pixels."""
    counts, known = golden._counts(kept), map(colour_of, tokens().colors[theme].values())
    return {colour: counts[colour] for colour in known if counts[colour] >= golden.LEAST_TOKEN}


def _recoloured(shown: Image.Image, before: tuple[int, ...], after: tuple[int, ...]) -> Image.Image:
    difference = ImageChops.difference(shown, Image.new("RGB", shown.size, before))
    same = golden._any_channel(difference, 0).point([255] + [0] * 255)
    changed = shown.copy()
    changed.paste(after, mask=same)
    return changed


@needs_images
def test_a_missing_word_is_noticed(qapp: QApplication) -> None:
    """The date on the overview without its month."""
    from tests.helpers.program import program, settle
    from widgets.text import Text

    with program() as running:
        before = picture(running.window.grab().toImage())
        date = next(text for text in running.window.findChildren(Text) if text.text() == "Dinsdag 5 januari 2027")
        date.set_text("Dinsdag 5 2027")
        settle(running)
        after = picture(running.window.grab().toImage())
    assert "shape" in {one.look for one in golden.compare(before, after)}
