"""Garbage is collected in the window's thread, never on a worker."""

import gc
import threading
import weakref
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.shell.collector import Collector


class Knot:
    """A cycle that notes in which thread it goes."""

    def __init__(self, gone: list[str]) -> None:
        self.itself = self
        weakref.finalize(self, _note, gone)


def _note(gone: list[str]) -> None:
    gone.append(threading.current_thread().name)


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[Collector]:
    made = Collector()
    yield made
    made.close()
    made.deleteLater()


def _tie_knots(gone: list[str]) -> None:
    for _ in range(2000):
        Knot(gone)


def test_a_worker_collects_nothing_and_the_window_does(collector: Collector, qtbot: QtBot) -> None:
    gone: list[str] = []
    worker = threading.Thread(target=_tie_knots, args=(gone,), name="worker")
    worker.start()
    worker.join()
    assert gone == []
    qtbot.waitUntil(partial(bool, gone), timeout=3000)
    assert set(gone) == {threading.main_thread().name}


def test_without_it_a_worker_would_collect() -> None:
    """The negative control."""
    was_on = gc.isenabled()
    gc.enable()
    gone: list[str] = []
    worker = threading.Thread(target=_tie_knots, args=(gone,), name="worker")
    worker.start()
    worker.join()
    if not was_on:
        gc.disable()
    gc.collect()
    assert "worker" in gone


@pytest.mark.parametrize("on", [True, False])
def test_closing_leaves_it_as_it_was(qapp: QApplication, on: bool) -> None:
    was_on = gc.isenabled()
    (gc.enable if on else gc.disable)()
    Collector().close()
    assert gc.isenabled() is on
    (gc.enable if was_on else gc.disable)()
