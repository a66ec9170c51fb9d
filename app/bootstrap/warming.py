"""Readies beside the window what the first screen did without: registries nobody asked, and what comes by itself."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.kit.loadable import Failed, Outcome
from app.kit.tasks import TaskRunner
from services.errors import ServiceError

if TYPE_CHECKING:
    from services.mockhost.backend import Backend


class Warming(QObject):
    """One registry after another, so that a broken one is named and the others are warm all the same."""

    broken = Signal(str)
    done = Signal()

    def __init__(
        self, tasks: TaskRunner, backend: "Callable[[], Backend]", registries: Sequence[str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tasks, self._backend = tasks, backend
        self._cold = list(registries)
        self._epoch = -1
        self._finished = False

    @Slot()
    def begin(self) -> None:
        """Begin, or go on: of what was under way when somebody logged in or out nothing is told (TaskRunner)."""
        if not self._finished and self._epoch != self._tasks.epoch:
            self._epoch = self._tasks.epoch
            self._next()

    def _next(self) -> None:
        work = partial(self._warm, self._cold[0]) if self._cold else self._start
        self._tasks.run(self, work, self._went, "own")

    def _warm(self, registry: str) -> None:
        self._backend().warm(registry)

    def _start(self) -> None:
        """Let events be delivered from now on."""
        self._backend().start()

    def _went(self, outcome: Outcome[None]) -> None:
        if not self._cold:
            self._finished = True
            self.done.emit()
            return
        registry = self._cold.pop(0)
        if isinstance(outcome, Failed) and not isinstance(outcome.error, ServiceError):
            self.broken.emit(f"{registry}: {type(outcome.error).__name__}: {outcome.error}")
        self._next()
