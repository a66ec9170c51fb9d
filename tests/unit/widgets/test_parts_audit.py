"""Every part of the second set passes the accessibility audit in every theme and at 200 %."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.devtools.audit.report import audit
from tests.helpers.gallery_parts import PARTS
from widgets.focus_ring import install
from widgets.theme import theme

LOOKS = [("light", 1.0), ("dark", 1.0), ("contrast", 1.0), ("light", 2.0)]
# A tooltip on a button with only an icon repeats its name to those who see no name; widgets/button.py owns it.
ACCEPTED = {("name-is-help", "IconButton")}


@pytest.mark.parametrize(("look", "scale"), LOOKS, ids=["light", "dark", "contrast", "large"])
@pytest.mark.parametrize("part", sorted(PARTS))
def test_part_passes_the_audit(part: str, look: str, scale: float, qapp: QApplication, qtbot: QtBot) -> None:
    ring = install(qapp)
    make, small, large = PARTS[part]
    theme().set(look, scale)
    window = make()
    window.resize(*(large if scale > 1 else small))
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    report = audit(window)
    ring.deleteLater()
    window.close()
    window.deleteLater()   # the audit leaves its window to C++, so Python dropping it does not end it
    QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)
    found = [finding for finding in report.findings if (finding.rule, finding.where.split("(")[0]) not in ACCEPTED]
    assert not found, report.table()
