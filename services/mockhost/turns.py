"""Brings each thread that answers to the one processor of this server when it answers for the first time.

Those that read from the line and write to it are not Python's, and stay free.
"""

import threading
from collections.abc import Callable, Iterable
from typing import Any

from services.processors import gather


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
