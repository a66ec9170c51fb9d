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
        self._tasks, self._backend, self._registries = tasks, backend, tuple(registries)
        self._cold: list[str] = []
        self._begun = False

    @Slot()
    def begin(self) -> None:
        """Begin with the first; what is warm already takes no time. Beginning twice is fine."""
        if not self._begun:
            self._begun = True
            self._cold = list(self._registries)
            self._next()

    def _next(self) -> None:
        if self._cold:
            registry = self._cold.pop(0)
            self._tasks.run(self, partial(self._warm, registry), partial(self._warmed, registry), "own")
        else:
            self._tasks.run(self, self._start, self._started, "own")

    def _warm(self, registry: str) -> None:
        self._backend().warm(registry)

    def _start(self) -> None:
        """Let events be delivered from now on."""
        self._backend().start()

    def _started(self, outcome: Outcome[None]) -> None:
        self.done.emit()

    def _warmed(self, registry: str, outcome: Outcome[None]) -> None:
        if isinstance(outcome, Failed) and not isinstance(outcome.error, ServiceError):
            self.broken.emit(f"{registry}: {type(outcome.error).__name__}: {outcome.error}")
        self._next()
