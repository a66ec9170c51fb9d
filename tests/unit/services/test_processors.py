"""Threads are gathered on one processor, and all of them are spread again; where that may not be, nothing changes."""

import os
import sys
import threading
from collections.abc import Iterable, Iterator

import pytest

from services.processors import OneProcessor

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux says on which processor a thread runs")


@pytest.fixture(autouse=True)
def allowed() -> Iterator[set[int]]:
    """Yield where this thread may run, and put it back there."""
    before = os.sched_getaffinity(0)
    yield before
    os.sched_setaffinity(0, before)


class Waiting:
    """A thread that tells where it may run, and again when it is let go."""

    def __init__(self) -> None:
        self.places: list[set[int]] = []
        self._told, self._go = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._tell)
        self._thread.start()
        assert self._told.wait(10)

    def end(self) -> None:
        """Let it go on and wait for its end."""
        self._go.set()
        self._thread.join(10)

    def _tell(self) -> None:
        self.places.append(os.sched_getaffinity(0))
        self._told.set()
        self._go.wait(10)
        self.places.append(os.sched_getaffinity(0))


def test_threads_that_come_after_share_the_processor_until_all_are_spread(allowed: set[int]) -> None:
    one = OneProcessor()
    here = os.sched_getaffinity(0)
    other = Waiting()
    one.spread()
    assert os.sched_getaffinity(0) == allowed
    other.end()
    assert len(here) == 1
    assert here <= allowed
    assert other.places == [here, allowed]


def test_where_threads_may_not_be_moved_nothing_changes(monkeypatch: pytest.MonkeyPatch, allowed: set[int]) -> None:
    def refuse(thread: int, processors: Iterable[int]) -> None:
        raise PermissionError(1, "Operation not permitted")

    with monkeypatch.context() as refusing:
        refusing.setattr(os, "sched_setaffinity", refuse)
        OneProcessor().spread()
    assert os.sched_getaffinity(0) == allowed
