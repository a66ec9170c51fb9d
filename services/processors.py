"""Keeps threads that hold Python's interpreter in turn on one processor: there is no use for a second.

Spread over processors, each turn is a wake-up on one that has nothing of Python's at hand: an answer of a server takes
half as long again, and a start, when a dozen threads import and ask, a twentieth longer.
"""

import logging
import os
import sys
from collections.abc import Set as AbstractSet
from pathlib import Path

_THREADS = Path("/proc/self/task")
_log = logging.getLogger(__name__)


def gather() -> AbstractSet[int]:
    """Move this thread, and those that it begins from now on, to the one processor of this process.

    Returns on which it could run before; empty where nothing was changed: only Linux can, and not everywhere. Which
    processor it is goes by the number of the process, so that programs beside each other seldom share theirs.
    """
    if sys.platform == "linux":
        allowed = os.sched_getaffinity(0)
        try:
            os.sched_setaffinity(0, {sorted(allowed)[os.getpid() % len(allowed)]})
        except OSError as error:
            _log.info("threads stay spread over processors: %s", error.strerror)
        else:
            return allowed
    return frozenset()


class OneProcessor:
    """Keeps this thread, and those that it begins, on one processor from its making until ``spread``."""

    def __init__(self) -> None:
        self._before = gather()

    def spread(self) -> None:
        """Let every thread of this process run where it could before; does nothing where nothing was changed."""
        if sys.platform == "linux" and self._before:
            for thread in _THREADS.iterdir():
                try:
                    os.sched_setaffinity(int(thread.name), self._before)
                except OSError as error:  # a thread that has just ended
                    _log.info("thread %s stays where it is: %s", thread.name, error.strerror)
