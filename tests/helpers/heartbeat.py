"""A heartbeat of 10 ms in the window's thread: how late it is says how long the window was stuck.

    with Heartbeat() as heart:
        ...                     # let the event loop run
    print(heart.pulse())        # beats, p99 and worst lateness in ms

``bare_pulse`` measures the same in a bare window, so that a slow machine is told from a slow program.
"""

import statistics
import time
from dataclasses import dataclass
from types import TracebackType

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

EVERY_MS = 10
P99_LIMIT_MS, WORST_LIMIT_MS = 50.0, 200.0


@dataclass(frozen=True)
class Pulse:
    """How late the beats were: their number, and in ms the 99th percentile and the worst."""

    beats: int
    p99: float
    worst: float

    @property
    def ok(self) -> bool:
        """True within 50 ms at p99 and 200 ms at worst."""
        return self.beats > 0 and self.p99 <= P99_LIMIT_MS and self.worst <= WORST_LIMIT_MS

    def __str__(self) -> str:
        return f"{self.beats} beats, p99 {self.p99:.1f} ms, worst {self.worst:.1f} ms late"


class Heartbeat(QObject):
    """Beats while in its ``with`` block; the caller runs the event loop."""

    def __init__(self) -> None:
        super().__init__()
        self.late: list[float] = []
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._beat)

    def __enter__(self) -> "Heartbeat":
        self._last = time.monotonic()
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.stop()
        self._beat()   # a window that was stuck until the end has one more late beat

    @Slot()
    def _beat(self) -> None:
        now = time.monotonic()
        self.late.append(max(0.0, (now - self._last) * 1000 - EVERY_MS))
        self._last = now

    def pulse(self) -> Pulse:
        """Return what was measured so far."""
        if len(self.late) < 2:
            return Pulse(len(self.late), max(self.late, default=0.0), max(self.late, default=0.0))
        return Pulse(len(self.late), statistics.quantiles(self.late, n=100, method="inclusive")[-1], max(self.late))


def bare_pulse(seconds: float = 1.0) -> Pulse:
    """Return the heartbeat of a bare window with three widgets."""
    window = QWidget()
    column = QVBoxLayout(window)
    for widget in (QLabel("Gebruikersnaam"), QLineEdit(), QPushButton("Inloggen")):
        column.addWidget(widget)
    window.show()
    with Heartbeat() as heart:
        rest(seconds)
    window.close()
    window.deleteLater()
    return heart.pulse()


def rest(seconds: float) -> None:
    """Let the event loop run for a while."""
    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()
