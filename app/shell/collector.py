"""Collects Python's garbage in the window's thread only.

Python collects cycles in whichever thread happens to allocate. When that is a worker and the garbage holds a
widget, Qt deletes the widget in the wrong thread and the program hangs or aborts (seen: a login page that had
just been replaced, collected while a worker imported). So the automatic collection is off while a window is
shown, and this timer does it between two events.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

EVERY_MS = 250
STARTING_MS = 4000


class Collector(QObject):
    """Does what the automatic collection would have done, at the same thresholds, between two events."""

    def __init__(self, parent: QObject | None = None, first_ms: int = EVERY_MS) -> None:
        """``first_ms`` puts the first look off: while a program starts hardly anything is garbage yet."""
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        self._thresholds = gc.get_threshold()
        self._timer = QTimer(self)
        self._timer.setInterval(first_ms)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    @Slot()
    def collect(self) -> int:
        """Collect the oldest generation that is due; returns which (0 to 2), or -1 when none is."""
        self._timer.setInterval(EVERY_MS)
        counts = gc.get_count()
        for generation in (2, 1, 0):
            if counts[generation] > self._thresholds[generation] > 0:
                gc.collect(generation)
                return generation
        return -1

    def settle(self) -> None:
        """Take what lives now out of every later collection, so that those stay short; call it once, when warm."""
        gc.freeze()
        self._timer.setInterval(EVERY_MS)

    def close(self) -> None:
        """Leave the collecting as it was found."""
        self._timer.stop()
        gc.unfreeze()
        if self._was_on:
            gc.enable()
