"""Proves the worker: it wakes when it is rung, when something is due, and ends when it is told."""

import threading
from datetime import datetime, timedelta

from services.clock import Clock
from services.events.courier import Courier
from tests.helpers.worlds import NOW


class Work:
    """So many steps to do; tells when they are done."""

    def __init__(self, steps: int = 0) -> None:
        self.steps = steps
        self.threads: set[str] = set()
        self.done = threading.Event()

    def step(self) -> bool:
        if not self.steps:
            self.done.set()
            return False
        self.threads.add(threading.current_thread().name)
        self.steps -= 1
        return True


def _never() -> datetime | None:
    return None


def test_drain_works_in_the_calling_thread() -> None:
    work = Work(3)
    assert Courier(Clock(NOW, frozen=True), work.step, _never).drain() == 3
    assert work.threads == {threading.current_thread().name}


def test_a_ring_wakes_the_thread_and_who_rings_does_nothing_itself() -> None:
    work = Work()
    courier = Courier(Clock(NOW, frozen=True), work.step, _never)
    courier.start()
    courier.start()
    assert work.done.wait(5)
    work.done.clear()
    work.steps = 2
    courier.ring()
    assert work.done.wait(5)
    courier.stop()
    assert work.threads == {"courier"} and work.steps == 0


def test_something_that_is_due_wakes_it_without_a_ring() -> None:
    clock = Clock(NOW)
    work = Work()
    due = [clock.now() + timedelta(seconds=0.2)]
    courier = Courier(clock, work.step, lambda: due[0])
    courier.start()
    assert work.done.wait(5)
    work.done.clear()
    work.steps = 1
    assert work.done.wait(5)
    courier.stop()
    assert work.steps == 0


def test_after_the_stop_nothing_is_done() -> None:
    work = Work(3)
    courier = Courier(Clock(NOW, frozen=True), work.step, _never)
    courier.stop()
    courier.start()
    assert courier.drain() == 0 and work.steps == 3


def test_a_reset_waits_for_the_running_step_but_not_for_ever() -> None:
    begun, go = threading.Event(), threading.Event()

    def step() -> bool:
        begun.set()
        go.wait(5)
        return False

    courier = Courier(Clock(NOW, frozen=True), step, _never)
    courier.start()
    assert begun.wait(5)
    acted: list[int] = []
    courier.pause(0.05, lambda: acted.append(1))
    assert acted == [1]
    go.set()
    courier.stop()
