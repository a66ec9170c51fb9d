"""Our screens beside the target pictures: every landmark within 4 px, every token colour exact."""

import pytest
from PySide6.QtWidgets import QApplication

from tests.helpers import landmarks, pictures
from tests.helpers.pictures import Picture as Drawn
from tests.helpers.pixels import Picture

SHEETS = {sheet.picture.removesuffix(".png"): sheet for sheet in landmarks.sheets()}


def test_every_target_is_drawn() -> None:
    assert {picture.name for picture in pictures.TARGETS} == set(SHEETS)


@pytest.mark.parametrize("drawn", pictures.TARGETS, ids=lambda picture: picture.name)
def test_our_picture_fits_the_target(qapp: QApplication, drawn: Drawn) -> None:
    sheet = SHEETS[drawn.name]
    rows = landmarks.compare(sheet, Picture(pictures.draw(drawn)))
    lines = "\n".join(landmarks.table(sheet, rows))
    print(lines)
    assert rows
    assert all(row.ok for row in rows), lines
