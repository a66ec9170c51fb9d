"""Keeps the threads that answer on one processor: they hold the interpreter in turn, so there is no use for a second.

Spread over processors, each turn would be a wake-up on one that has nothing of Python's at hand, and an answer would
take half as long again. A thread is moved when it answers for the first time. Those that read from the line and write
to it are not Python's, and stay free.
"""

import logging
import os
import sys
import threading
from collections.abc import Callable, Iterable
from typing import Any

_log = logging.getLogger(__name__)


class Together:
    """WSGI app in front of the one that answers."""

    def __init__(self, app: Callable[[dict[str, Any], Any], Iterable[bytes]]) -> None:
        self._app = app
        self._here = _Here()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if not self._here.gathered:
            self._here.gathered = True
            gather()
        return self._app(environ, start_response)


class _Here(threading.local):
    """What is known of the running thread."""

    gathered = False


def gather() -> None:
    """Move this thread to the one processor of this process. Only Linux can; where it may not, all stays as it was.

    Which processor goes by the number of the process, so that servers beside each other seldom share theirs.
    """
    if sys.platform == "linux":
        allowed = sorted(os.sched_getaffinity(0))
        try:
            os.sched_setaffinity(0, {allowed[os.getpid() % len(allowed)]})
        except OSError as error:
            _log.info("threads stay spread over processors: %s", error.strerror)
