"""Work beside the window: one runner, one relay that lives as long as it, bound methods as callbacks.

DESIGN.md §4: a lambda on a short-lived carrier loses results and an exception in a worker reaches nobody,
so results travel by number through one signal, and a failure is delivered as a value.
"""

import itertools
import logging
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from msgspec import Struct
from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from app.kit.loadable import Failed, Loaded, Outcome
from services.errors import InputError, ServiceError

T = TypeVar("T")
_log = logging.getLogger(__name__)

# Per lane (usually a registry): one that hangs must not hold up the others.
WORKERS_PER_LANE = 4


class _Job(Struct):
    owner: QObject
    done: Callable[[Any], None]
    epoch: int
    outcome: Any = None


class TaskRunner(QObject):
    """Runs work on a lane's threads and hands the outcome to ``done`` on the window's thread.

    Nothing is delivered once the owner is gone or the epoch has changed: what belonged to the previous
    person is never shown to the next. Work begins when what the window does now is done: threads that ask would
    take turns with the one that draws.
    """

    idle = Signal()
    _finished = Signal(int)
    _asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.epoch = 0
        self._jobs: dict[int, _Job] = {}
        self._numbers = itertools.count(1)
        self._lanes: dict[str, ThreadPoolExecutor] = {}
        self._waiting: list[tuple[str, int, Callable[[], Any]]] = []
        self._lock = threading.Lock()
        self._closed = False
        # Half a millisecond: a worker that parses a large answer must not hold the window up (37 instead of 60 ms).
        sys.setswitchinterval(0.0005)
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._asked.connect(self._begin, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """True while work of this epoch is under way."""
        return any(job.epoch == self.epoch for job in self._jobs.values())

    def run(
        self, owner: QObject, work: Callable[[], T], done: Callable[[Outcome[T]], None], lane: str = ""
    ) -> None:
        """Do ``work`` beside the window; ``done`` is a bound method of a living object."""
        if self._closed:
            return
        number = next(self._numbers)
        self._jobs[number] = _Job(owner, done, self.epoch)
        self._waiting.append((lane, number, work))
        if len(self._waiting) == 1:
            self._asked.emit()

    def close(self) -> None:
        """Take no more work and wait for the workers; end running calls first (services.http.give_up)."""
        self._closed = True
        for lane in self._lanes.values():
            lane.shutdown(wait=True, cancel_futures=True)
        self._jobs.clear()

    @Slot()
    def _begin(self) -> None:
        waiting, self._waiting = self._waiting, []
        for lane, number, work in waiting:
            if not self._closed:
                self._lane(lane).submit(self._work, number, work)

    def _lane(self, lane: str) -> ThreadPoolExecutor:
        if lane not in self._lanes:
            self._lanes[lane] = ThreadPoolExecutor(
                WORKERS_PER_LANE, thread_name_prefix=f"lane-{lane or 'own'}"
            )
        return self._lanes[lane]

    def _work(self, number: int, work: Callable[[], Any]) -> None:
        job = self._jobs.get(number)
        if job is None or self._closed:
            return
        try:
            # What the previous person asked for is not even begun.
            job.outcome = Loaded(work()) if job.epoch == self.epoch else None
        except Exception as error:  # the task boundary: whatever happens is delivered as a value
            if not isinstance(error, ServiceError | InputError):
                _log.error("a task failed: %s", type(error).__name__, exc_info=error)
            job.outcome = Failed(error)
        if not self._closed:
            self._finished.emit(number)

    @Slot(int)
    def _deliver(self, number: int) -> None:
        job = self._jobs.pop(number, None)
        try:
            if job is not None and job.epoch == self.epoch and isValid(job.owner):
                job.done(job.outcome)
        finally:
            if not self.busy:
                self.idle.emit()
