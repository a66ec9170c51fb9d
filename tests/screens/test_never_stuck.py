"""Whatever a source does, the page names what is missing, the others show their data, and retry brings it back.

How late the window's heartbeat is meanwhile depends on the machine: ``python -m tests.bench --only heartbeat`` says so.
"""

import pytest
from PySide6.QtWidgets import QApplication

from services.mockhost.faults import KINDS, Kind
from tests.helpers.outages import outages

EVERYWHERE: tuple[Kind, ...] = ("hang", "error", "half")
"""Kinds that fail every registry here; the others fail one in three, and every registry at night."""


@pytest.mark.parametrize("kind", KINDS)
def test_a_failing_source_never_stops_the_window(qapp: QApplication, kind: Kind) -> None:
    pulse = outages(kind, reading=0.02, one_in=1 if kind in EVERYWHERE else 3)
    assert pulse.beats
    print(f"{kind}: {pulse}")


@pytest.mark.night
@pytest.mark.parametrize("kind", [one for one in KINDS if one not in EVERYWHERE])
def test_a_source_that_fails_in_another_way_never_stops_the_window(qapp: QApplication, kind: Kind) -> None:
    assert outages(kind, reading=0.02).beats
