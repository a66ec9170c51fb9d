"""Which calls are held: no more than there is room for, and what never ends well makes way for what comes later."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event

import pytest

from services.mockhost.holding import LONGEST_WAIT, HeldTooLong, Holding, NoPlace

LONG, FOREVER = LONGEST_WAIT - 1, 3600.0


class Callers:
    """Calls that are held on threads of their own. Each is known to wait before the next one comes."""

    def __init__(self, holding: Holding, threads: ThreadPoolExecutor) -> None:
        self._holding, self._threads = holding, threads

    def hangs(self) -> "Future[str]":
        return self._begin(FOREVER, gives_way=True)

    def is_slow(self) -> "Future[str]":
        return self._begin(LONG, gives_way=False)

    def _begin(self, seconds: float, *, gives_way: bool) -> "Future[str]":
        there = Event()
        begun = self._threads.submit(self._hold, seconds, gives_way, there.set)
        assert there.wait(5)
        return begun

    def _hold(self, seconds: float, gives_way: bool, begins: Callable[[], None]) -> str:
        try:
            with self._holding.place(gives_way=gives_way) as wait:
                begins()
                wait(seconds)
        except NoPlace as full:
            begins()
            return f"no place of {full.most}"
        except HeldTooLong:
            return "let go"
        return "answered"


@contextmanager
def callers(most: int | None) -> Iterator[tuple[Holding, Callers]]:
    holding = Holding()
    holding.most = most
    with ThreadPoolExecutor(8) as threads:
        try:
            yield holding, Callers(holding, threads)
        finally:
            holding.end()


def test_a_call_that_hangs_makes_way_for_the_one_that_asks_again() -> None:
    with callers(1) as (_, who):
        first = who.hangs()
        second = who.hangs()
        assert first.result(5) == "let go"
        third = who.is_slow()
        assert second.result(5) == "let go" and not third.done()


def test_the_one_that_waits_longest_goes_first() -> None:
    with callers(2) as (_, who):
        first, second, third = who.hangs(), who.hangs(), who.hangs()
        assert first.result(5) == "let go"
        assert not second.done() and not third.done()


def test_a_call_that_will_be_answered_keeps_its_place() -> None:
    with callers(1) as (_, who):
        slow = who.is_slow()
        assert who.is_slow().result(5) == who.hangs().result(5) == "no place of 1"
        assert not slow.done()


def test_a_place_comes_free() -> None:
    holding = Holding()
    holding.most = 1
    for _ in range(3):
        with holding.place() as wait:
            wait(0.0)
    holding.end()
    with holding.place() as wait, pytest.raises(HeldTooLong):
        wait(FOREVER)   # after the end nothing is held


def test_without_a_limit_all_are_held() -> None:
    with callers(None) as (_, who):
        every = [who.hangs() for _ in range(6)]
        assert not any(one.done() for one in every)


def test_the_end_lets_everybody_go() -> None:
    with callers(4) as (holding, who):
        every = [who.hangs(), who.is_slow()]
        holding.end()
        assert [one.result(5) for one in every] == ["let go", "let go"]
