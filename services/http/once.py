"""Asks a source once for several parts of a page, from whichever worker comes first."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Generic, TypeVar

from services.errors import ServiceError

T = TypeVar("T")


class Once(Generic[T]):
    """Asks a source once for several parts of a page: who comes while it is under way waits for that answer.

    A failure reaches all who waited and is then forgotten, so that trying again asks again.
    """

    def __init__(self, ask: Callable[[], T]) -> None:
        self._ask = ask
        self._lock = threading.Lock()
        self._answer: Future[T] | None = None

    def __call__(self) -> T:
        """Return the answer; raises what asking raised."""
        with self._lock:
            mine = self._answer is None
            answer = self._answer = self._answer or Future()
        return self._fill(answer) if mine else answer.result()

    def _fill(self, answer: "Future[T]") -> T:
        try:
            value = self._ask()
            answer.set_result(value)
            return value
        except ServiceError as error:
            self._forget()
            answer.set_exception(error)
            raise
        finally:
            if not answer.done():
                self._forget()
                answer.set_exception(RuntimeError("the one who asked failed"))

    def _forget(self) -> None:
        with self._lock:
            self._answer = None

    @property
    def known(self) -> T | None:
        """The answer when it is there, without asking or waiting."""
        with self._lock:
            answer = self._answer
        return answer.result() if answer is not None and answer.done() else None
