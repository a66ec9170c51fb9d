"""The user name that this computer remembers when somebody ticks the box at the login (DOMAIN.md §1.2.2: a cookie).

Only the name of a practice person is ever kept: whatever else was typed may be somebody's own.
"""

import contextlib
from collections.abc import Iterable
from functools import partial
from typing import Any

from services.identity.lockout import CounterStore, MemoryCounters

_KEY = "gebruikersnaam"


class Remembered:
    """``store`` is a small file in the home folder that may raise OSError: then nothing is remembered."""

    def __init__(self, names: Iterable[str] = (), store: CounterStore | None = None) -> None:
        self._names = frozenset(names)
        self._store = store or MemoryCounters()

    def username(self) -> str:
        """Return the remembered name, empty when there is none; one that is nobody's here does not count."""
        found = self._held()
        return found if isinstance(found, str) and found in self._names else ""

    def keep(self, username: str) -> None:
        """Remember a practice person's name; any other name, and an empty one, forgets what was remembered."""
        kept = username if username in self._names else ""
        if kept != self._held():
            with contextlib.suppress(OSError):
                self._store.update(partial(_only, kept))

    def forget(self) -> None:
        """The next participant."""
        self.keep("")

    def _held(self) -> object:
        try:
            return self._store.read().get(_KEY, "")
        except OSError:
            return ""


def _only(username: str, before: dict[str, Any]) -> dict[str, Any]:
    return {_KEY: username} if username else {}
