"""The last resort: an exception nobody expected is logged and told in plain words, never as a traceback."""

import logging
import sys
from collections.abc import Callable
from types import TracebackType

_log = logging.getLogger("voorportaal")


class CrashNotice:
    """Replaces sys.excepthook; ``tell`` shows one sentence to the person at the screen."""

    def __init__(self, tell: Callable[[], None]) -> None:
        self._tell = tell
        self._telling = False

    def install(self) -> None:
        """From now on every uncaught exception comes here."""
        sys.excepthook = self._caught

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _log.critical("uncaught %s", kind.__name__, exc_info=(kind, error, trace))
        if self._telling:
            return
        self._telling = True
        try:
            self._tell()
        except Exception:  # the last resort must not fail in its turn
            _log.critical("the crash notice itself failed")
        finally:
            self._telling = False
