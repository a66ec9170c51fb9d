"""Proves that all is warm in the end and events are delivered, whoever logs in meanwhile and whatever breaks."""

import threading
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtTest import QSignalSpy

from app.bootstrap.warming import Warming
from app.kit.tasks import TaskRunner
from services.errors import Unavailable
from tests.helpers.program import wait_until

REGISTRIES = ("bag", "brp", "woz")


class Behind:
    """Stands for the backend: notes what is warmed, and may be told to wait or to fail at one registry."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.wrong: dict[str, Exception] = {}
        self.at = ""
        self.reached, self.go = threading.Event(), threading.Event()

    def warm(self, registry: str) -> None:
        """Warm one registry."""
        if registry == self.at:
            self.reached.set()
            self.go.wait(10)
        if registry in self.wrong:
            raise self.wrong[registry]
        self.done.append(registry)

    def start(self) -> None:
        """Let events be delivered."""
        self.done.append("start")


@pytest.fixture
def behind() -> Behind:
    """What is warmed."""
    return Behind()


@pytest.fixture
def warming(runner: TaskRunner, behind: Behind) -> Warming:
    """A warming that goes on whenever the runner rests, as in the program."""
    place: Any = behind
    made = Warming(runner, lambda: place, REGISTRIES, QObject(runner))
    runner.idle.connect(made.begin)
    return made


def ended(runner: TaskRunner, warming: Warming) -> None:
    """Wait until all is warm."""
    wait_until(runner, lambda: warming._finished)


def test_everything_is_warmed_once_in_turn_and_then_events_are_delivered(
    runner: TaskRunner, warming: Warming, behind: Behind
) -> None:
    told = QSignalSpy(warming.done)
    warming.begin()
    warming.begin()
    ended(runner, warming)
    warming.begin()
    wait_until(runner, lambda: not runner.busy)
    assert behind.done == [*REGISTRIES, "start"]
    assert told.count() == 1


@pytest.mark.parametrize("at", REGISTRIES)
def test_who_logs_in_meanwhile_stops_nothing(runner: TaskRunner, warming: Warming, behind: Behind, at: str) -> None:
    behind.at = at
    warming.begin()
    wait_until(runner, behind.reached.is_set)
    runner.epoch += 1   # somebody logged in: what was under way is not told any more
    behind.go.set()
    ended(runner, warming)
    assert sorted(set(behind.done)) == sorted((*REGISTRIES, "start"))


def test_a_broken_registry_is_named_and_one_that_is_out_is_not(
    runner: TaskRunner, warming: Warming, behind: Behind
) -> None:
    behind.wrong = {"bag": ZeroDivisionError("stuk"), "brp": Unavailable("brp", "ligt eruit")}
    told: list[str] = []
    warming.broken.connect(told.append)
    warming.begin()
    ended(runner, warming)
    assert told == ["bag: ZeroDivisionError: stuk"]
    assert behind.done == ["woz", "start"]
