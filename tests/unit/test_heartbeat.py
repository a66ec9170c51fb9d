"""The heartbeat notices a window that is stuck, and is calm in one that is not."""

import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.helpers.heartbeat import Heartbeat, bare_pulse, rest


def stuck() -> None:
    """Keep the window's thread busy for 300 ms."""
    end = time.monotonic() + 0.3
    while time.monotonic() < end:
        pass


def test_a_bare_window_beats_in_time(qapp: QApplication) -> None:
    pulse = bare_pulse(0.5)
    assert pulse.beats >= 20
    assert pulse.ok, pulse


def test_a_stuck_window_is_noticed(qapp: QApplication) -> None:
    with Heartbeat() as heart:
        QTimer.singleShot(50, stuck)
        rest(0.5)
    assert not heart.pulse().ok
    assert heart.pulse().worst >= 250


def test_a_window_that_is_stuck_until_the_end_is_noticed(qapp: QApplication) -> None:
    with Heartbeat() as heart:
        stuck()
    assert heart.pulse().worst >= 250
