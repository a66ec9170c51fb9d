"""Writes down when the window was first painted and ready, for the benchmark that asks for it."""

import os
import time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

VARIABLE = "VOORPORTAAL_TIMES"


def mark(name: str) -> None:
    """Append "<name> <monotonic ns>" to the file that the environment names; nothing without one."""
    target = os.environ.get(VARIABLE)
    if target:
        with open(target, "a", encoding="ascii") as file:
            file.write(f"{name} {time.monotonic_ns()}\n")


class FirstPaint(QObject):
    """Says once that the window has been painted."""

    painted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the first paint, then for the loop to come round."""
        if event.type() == QEvent.Type.Paint and watched is self._window:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self, self._done)
        return False

    @Slot()
    def _done(self) -> None:
        mark("first-paint")
        self.painted.emit()
