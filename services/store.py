"""What a session changes: small rows by namespace and key, in memory by default, resettable.

``open_store("")`` keeps them in memory. Any SQLAlchemy URL keeps them in a database (services/store_sql.py),
which is imported only then: SQLAlchemy alone takes longer to import than the first window may take to paint.
"""

import json
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Protocol

from services.errors import InputError

Value = dict[str, Any]
STATE = "voorportaal_state"
IMPORTED = "voorportaal_ingelezen"
Rows = dict[tuple[str, str], str]


class Store(Protocol):
    """The store as its users see it. Values are JSON objects; what is read is never what is kept."""

    def get(self, namespace: str, key: str) -> Value | None:
        """Return the value, or None when there is none."""

    def put(self, namespace: str, key: str, value: Value) -> None:
        """Set the value, replacing an earlier one."""

    def delete(self, namespace: str, key: str) -> None:
        """Remove the value; nothing happens when there is none."""

    def query(self, namespace: str, prefix: str = "") -> list[tuple[str, Value]]:
        """Return (key, value) of every row whose key starts with ``prefix``, in key order."""

    def transaction(self) -> AbstractContextManager[Any]:
        """Do several things at once or not at all; nested calls join the outer transaction."""

    def reset(self) -> None:
        """Forget everything: back to what the scenario says."""

    def close(self) -> None:
        """Give everything back; the store cannot be used after this."""


class MemoryStore:
    """Rows in a dictionary behind one lock; a failed transaction puts back what it found."""

    def __init__(self) -> None:
        self._rows: Rows = {}
        self._lock = threading.RLock()
        self._depth = 0

    def get(self, namespace: str, key: str) -> Value | None:
        """Return the value, or None when there is none."""
        with self._lock:
            text = self._rows.get((namespace, key))
        return None if text is None else json.loads(text)

    def put(self, namespace: str, key: str, value: Value) -> None:
        """Set the value, replacing an earlier one."""
        text = json.dumps(value, ensure_ascii=False)
        with self._lock:
            self._rows[namespace, key] = text

    def delete(self, namespace: str, key: str) -> None:
        """Remove the value; nothing happens when there is none."""
        with self._lock:
            self._rows.pop((namespace, key), None)

    def query(self, namespace: str, prefix: str = "") -> list[tuple[str, Value]]:
        """Return (key, value) of every row whose key starts with ``prefix``, in key order."""
        with self._lock:
            found = [
                (key, text) for (of, key), text in self._rows.items() if of == namespace and key.startswith(prefix)
            ]
        return [(key, json.loads(text)) for key, text in sorted(found)]

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do several things at once or not at all; nested calls join the outer transaction."""
        with self._lock:
            before = dict(self._rows) if self._depth == 0 else None
            done = False
            self._depth += 1
            try:
                yield
                done = True
            finally:
                self._depth -= 1
                if not done and before is not None:
                    self._rows = before

    def reset(self) -> None:
        """Forget everything."""
        with self._lock:
            self._rows.clear()

    def close(self) -> None:
        """Forget everything."""
        self.reset()


def open_store(url: str = "", table: str = STATE) -> Store:
    """Return the store at a URL; empty is memory. Raises InputError for one that does not work.

    ``table`` is STATE for what sessions change, IMPORTED for what was imported: resetting one leaves the other.
    """
    if not url:
        return MemoryStore()
    from sqlalchemy.exc import SQLAlchemyError

    from services.store_sql import SqlStore

    try:
        return SqlStore(url, table)
    except (SQLAlchemyError, ImportError, ValueError, OSError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        message = f"hier kan niets bewaard worden ({reason}); kies bijvoorbeeld sqlite:///oefening.db"
        raise InputError(message, field="--data") from error
