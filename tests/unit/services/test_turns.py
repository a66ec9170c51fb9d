"""The threads that answer are brought to one processor; whoever builds the server, or reads the line, is left alone."""

import os
import sys
import threading
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from services.mockhost.turns import Together

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux says on which processor a thread runs")
AT_ONCE = 3


def where_it_answers() -> set[int]:
    """Answer twice in each of some threads that wait for each other; return the processors on which these may run."""
    meet = threading.Barrier(AT_ONCE)

    def app(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        meet.wait(10)
        return [b"%d" % one for one in os.sched_getaffinity(0)]

    together = Together(app)
    with ThreadPoolExecutor(AT_ONCE) as threads:
        asked = [threads.submit(together, {}, None) for _ in range(2 * AT_ONCE)]
    return {int(part) for one in asked for part in one.result()}


def test_threads_that_answer_share_one_processor_and_are_moved_once(monkeypatch: pytest.MonkeyPatch) -> None:
    before, moved, move = os.sched_getaffinity(0), [], os.sched_setaffinity

    def moving(thread: int, processors: Iterable[int]) -> None:
        moved.append(thread)
        move(thread, processors)

    monkeypatch.setattr(os, "sched_setaffinity", moving)
    places = where_it_answers()
    assert len(places) == 1 and places <= before
    assert moved == [0] * AT_ONCE
    assert os.sched_getaffinity(0) == before


def test_where_threads_may_not_be_moved_they_answer_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(thread: int, processors: Iterable[int]) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "sched_setaffinity", refuse)
    assert where_it_answers() == os.sched_getaffinity(0)
