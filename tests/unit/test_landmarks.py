"""The landmark tool measures what it says: the targets fit themselves, and a moved or recoloured picture does not."""

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from resources.theme import tokens
from tests.helpers import landmarks
from tests.helpers.landmarks import Sheet
from tests.helpers.pixels import Picture

SHEETS = landmarks.sheets()
needs_targets = pytest.mark.skipif(
    not landmarks.TARGETS.is_dir(), reason="the target pictures of ../shared/look are not on this machine"
)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.picture)
def test_a_picture_has_fifteen_landmarks_and_all_are_measured(sheet: Sheet) -> None:
    kept = landmarks.measured()[sheet.picture]
    assert len(sheet.landmarks) >= 15
    assert set(kept) == {landmark.name for landmark in sheet.landmarks}
    assert None not in kept.values()


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.picture)
def test_colours_of_the_targets_are_our_tokens(sheet: Sheet) -> None:
    kept = landmarks.measured()[sheet.picture]
    for landmark in sheet.landmarks:
        if landmark.what["probe"] == "color":
            assert kept[landmark.name] == tokens().colors[sheet.theme][landmark.what["token"]].upper()


@needs_targets
@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.picture)
def test_the_target_fits_itself(sheet: Sheet) -> None:
    rows = landmarks.compare(sheet, Picture.read(sheet.target))
    assert len(rows) >= 5
    assert all(row.ok for row in rows)


@needs_targets
@pytest.mark.parametrize(("dx", "dy"), [(5, 0), (0, 5), (-5, 0), (0, -5)])
def test_a_picture_moved_five_px_does_not_fit(dx: int, dy: int) -> None:
    for sheet in SHEETS:
        rows = landmarks.compare(sheet, Picture(_moved(QImage(str(sheet.target)), dx, dy)))
        bad = [row for row in rows if not row.ok]
        assert len(bad) >= 5, sheet.picture


@needs_targets
def test_a_nearly_right_colour_does_not_fit() -> None:
    sheet = SHEETS[0]
    image = QImage(str(sheet.target)).convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.fillRect(0, 0, image.width(), 27, QColor("#FFE7A4"))
    painter.end()
    bad = {row.name for row in landmarks.compare(sheet, Picture(image)) if not row.ok}
    assert bad == {"strip colour"}


def _moved(image: QImage, dx: int, dy: int) -> QImage:
    moved = QImage(image.size(), QImage.Format.Format_RGB32)
    moved.fill(QColor("white"))
    painter = QPainter(moved)
    painter.drawImage(dx, dy, image)
    painter.end()
    return moved
