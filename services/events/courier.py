"""The one worker that does what waits: it wakes after a commit, and when something is due by the clock.

``step`` does one thing and says whether it did something; ``due`` says when the next thing is due. Work is never
done in the thread that rings: a mock's request has been answered before anybody reacts to it.
"""

import logging
import threading
from collections.abc import Callable
from datetime import datetime

from services.clock import Clock

PATIENCE = 30.0
"""Seconds after which the clock is looked at again: a tester may have moved it."""
_SHORTEST = 0.05
_MOST_STEPS = 20_000
_log = logging.getLogger(__name__)


class Courier:
    """Runs ``step`` until it has nothing to do. ``drain`` does the same in the calling thread: for tests."""

    def __init__(self, clock: Clock, step: Callable[[], bool], due: Callable[[], datetime | None]) -> None:
        self._clock = clock
        self._step = step
        self._due = due
        self._busy = threading.RLock()
        self._bell = threading.Condition()
        self._rung = False
        self._over = False
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to work in a thread of its own; doing so twice is fine."""
        with self._bell:
            if self._thread is None and not self._over:
                self._thread = threading.Thread(target=self._work, name="courier", daemon=True)
                self._thread.start()

    def ring(self) -> None:
        """Say that there may be something to do; returns at once."""
        with self._bell:
            self._rung = True
            self._bell.notify_all()

    def drain(self) -> int:
        """Do everything that is due now and return how many steps that took."""
        with self._busy:
            for steps in range(_MOST_STEPS):
                if self._over or not self._step():
                    return steps
        _log.error("reactions go on for ever: stopped after %d steps", _MOST_STEPS)
        return _MOST_STEPS

    def pause(self, seconds: float, act: Callable[[], None]) -> None:
        """Run ``act`` between two steps, or after ``seconds`` anyway: a tester who resets does not wait for a fault."""
        held = self._busy.acquire(timeout=seconds)
        try:
            act()
        finally:
            if held:
                self._busy.release()

    def stop(self) -> None:
        """End the thread after the step that runs now; nothing is done any more."""
        with self._bell:
            self._over = True
            self._bell.notify_all()
            thread = self._thread
        if thread is not None and thread is not threading.current_thread():
            thread.join()

    def _work(self) -> None:
        while not self._over:
            self.drain()
            with self._bell:
                if not self._rung and not self._over:
                    self._bell.wait(self._patience())
                self._rung = False

    def _patience(self) -> float:
        due = self._due()
        if due is None:
            return PATIENCE
        return min(PATIENCE, max(_SHORTEST, (due - self._clock.now()).total_seconds()))
