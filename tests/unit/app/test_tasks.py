"""Proves the work beside the window: delivered on its thread, as values, and never to the next person."""

import threading
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QObject, QThread
from shiboken6 import delete

from app.kit.loadable import Failed, Loaded, Outcome
from app.kit.tasks import WORKERS_PER_LANE, TaskRunner
from services.errors import Unavailable
from tests.helpers.program import wait_until


class Ear(QObject):
    """Notes what it is told and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[Outcome[Any]] = []
        self.threads: list[QThread] = []

    def hear(self, outcome: Outcome[Any]) -> None:
        """Note it."""
        self.heard.append(outcome)
        self.threads.append(QThread.currentThread())

    def choke(self, outcome: Outcome[Any]) -> None:
        """Fail at hearing it."""
        raise RuntimeError("verslikt")


@pytest.fixture
def ear() -> Ear:
    """Somebody who listens."""
    return Ear()


def _idle(runner: TaskRunner) -> None:
    wait_until(runner, lambda: not runner.busy)


def _held(gate: threading.Event) -> str:
    gate.wait(10)
    return "laat"


def _fails(error: Exception) -> Any:
    raise error


def test_the_value_arrives_on_the_windows_thread(runner: TaskRunner, ear: Ear) -> None:
    worked_on: list[threading.Thread] = []

    def work() -> int:
        worked_on.append(threading.current_thread())
        return 42

    runner.run(ear, work, ear.hear)
    assert runner.busy
    _idle(runner)
    assert ear.heard == [Loaded(42)]
    assert ear.threads == [runner.thread()]
    assert worked_on[0] is not threading.main_thread()


def test_an_error_arrives_as_a_value(runner: TaskRunner, ear: Ear, caplog: pytest.LogCaptureFixture) -> None:
    runner.run(ear, partial(_fails, Unavailable("brp")), ear.hear)
    _idle(runner)
    assert [type(one) for one in ear.heard] == [Failed]
    assert isinstance(ear.heard[0], Failed) and ear.heard[0].source == "brp"
    assert caplog.records == [], "a source that is out is no fault of ours"


def test_a_fault_of_our_own_arrives_as_a_value_and_is_logged(
    runner: TaskRunner, ear: Ear, caplog: pytest.LogCaptureFixture
) -> None:
    runner.run(ear, partial(_fails, ZeroDivisionError("0")), ear.hear)
    _idle(runner)
    assert isinstance(ear.heard[0], Failed) and ear.heard[0].source == ""
    assert [one.levelname for one in caplog.records] == ["ERROR"]


def test_nothing_is_delivered_to_who_is_gone(runner: TaskRunner) -> None:
    gate, ear = threading.Event(), Ear()
    heard = ear.heard
    runner.run(ear, partial(_held, gate), ear.hear)
    delete(ear)
    gate.set()
    _idle(runner)
    assert heard == []


def test_nothing_of_an_earlier_epoch_is_delivered_or_begun(runner: TaskRunner, ear: Ear) -> None:
    gate, begun = threading.Event(), []
    for _ in range(WORKERS_PER_LANE):
        runner.run(ear, partial(_held, gate), ear.hear, "vol")
    runner.run(ear, partial(begun.append, "in de rij"), ear.hear, "vol")
    runner.epoch += 1
    assert not runner.busy, "work of the previous person keeps nobody waiting"
    gate.set()
    runner.run(ear, partial(str, "nieuw"), ear.hear, "vol")
    _idle(runner)
    wait_until(runner, lambda: not runner._jobs)
    assert ear.heard == [Loaded("nieuw")]
    assert begun == []


def test_with_the_same_epoch_both_would_arrive(runner: TaskRunner, ear: Ear) -> None:
    """The negative control of the epoch."""
    gate = threading.Event()
    runner.run(ear, partial(_held, gate), ear.hear)
    runner.run(ear, partial(str, "nieuw"), ear.hear)
    gate.set()
    _idle(runner)
    assert {one.value for one in ear.heard if isinstance(one, Loaded)} == {"laat", "nieuw"}


def test_a_lane_that_hangs_holds_up_no_other(runner: TaskRunner, ear: Ear) -> None:
    gate = threading.Event()
    for _ in range(WORKERS_PER_LANE + 2):
        runner.run(ear, partial(_held, gate), ear.hear, "hangt")
    runner.run(ear, partial(str, "snel"), ear.hear, "anders")
    wait_until(runner, lambda: bool(ear.heard))
    assert ear.heard == [Loaded("snel")]
    gate.set()
    _idle(runner)
    assert len(ear.heard) == WORKERS_PER_LANE + 3


def test_closing_waits_for_what_runs_and_drops_what_waits(qapp: object) -> None:
    runner, ear, gate, ended = TaskRunner(), Ear(), threading.Event(), []

    def work() -> None:
        gate.wait(10)
        ended.append(True)

    for _ in range(WORKERS_PER_LANE * 3):
        runner.run(ear, work, ear.hear)
    threading.Timer(0.05, gate.set).start()
    runner.close()
    assert len(ended) <= WORKERS_PER_LANE
    assert not [one for one in threading.enumerate() if one.name.startswith("lane-")]
    runner.run(ear, work, ear.hear)
    assert not runner.busy, "a closed runner takes nothing"


@pytest.mark.qt_no_exception_capture
def test_one_who_chokes_does_not_stop_the_others(
    runner: TaskRunner, ear: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[type] = []
    idle: list[bool] = []
    monkeypatch.setattr("sys.excepthook", _noting(told))
    runner.idle.connect(partial(idle.append, True))
    runner.run(ear, partial(str, "een"), ear.choke)
    _idle(runner)
    wait_until(runner, lambda: bool(idle))
    runner.run(ear, partial(str, "twee"), ear.hear)
    _idle(runner)
    assert told == [RuntimeError]
    assert ear.heard == [Loaded("twee")]


def _noting(told: list[type]) -> Callable[..., None]:
    def note(kind: type, *_: object) -> None:
        told.append(kind)

    return note


def test_ten_thousand_answers_all_arrive(runner: TaskRunner, ear: Ear) -> None:
    for number in range(10_000):
        runner.run(ear, partial(abs, number), ear.hear, str(number % 3))
    _idle(runner)
    assert len(ear.heard) == 10_000
    assert sum(one.value for one in ear.heard if isinstance(one, Loaded)) == sum(range(10_000))
