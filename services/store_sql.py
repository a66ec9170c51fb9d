"""The store in a database: the rows of services/store.py on SQLAlchemy Core, in SQLite or PostgreSQL."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Column, Connection, MetaData, String, Table, Text, create_engine, delete, select
from sqlalchemy.engine import Engine
from sqlalchemy.pool import StaticPool

Value = dict[str, Any]



class SqlStore:
    """One shared connection behind one lock. ``url`` is any SQLAlchemy URL, ``name`` that of the database's table."""

    def __init__(self, url: str, name: str) -> None:
        self._engine = _engine(url)
        self._rows = _table(name)
        self._rows.metadata.create_all(self._engine)
        self._lock = threading.RLock()
        self._open: Connection | None = None

    def get(self, namespace: str, key: str) -> Value | None:
        """Return the value, or None when there is none."""
        query = select(self._rows.c.value).where(self._rows.c.namespace == namespace, self._rows.c.key == key)
        with self.transaction() as connection:
            row = connection.execute(query).first()
        return None if row is None else json.loads(row[0])

    def put(self, namespace: str, key: str, value: Value) -> None:
        """Set the value, replacing an earlier one."""
        with self.transaction() as connection:
            connection.execute(self._where(namespace, key))
            connection.execute(
                self._rows.insert().values(namespace=namespace, key=key, value=json.dumps(value, ensure_ascii=False))
            )

    def delete(self, namespace: str, key: str) -> None:
        """Remove the value; nothing happens when there is none."""
        with self.transaction() as connection:
            connection.execute(self._where(namespace, key))

    def query(self, namespace: str, prefix: str = "") -> list[tuple[str, Value]]:
        """Return (key, value) of every row whose key starts with ``prefix``, in key order."""
        query = select(self._rows.c.key, self._rows.c.value).where(self._rows.c.namespace == namespace)
        if prefix:
            query = query.where(self._rows.c.key.startswith(prefix, autoescape=True))
        with self.transaction() as connection:
            rows = connection.execute(query.order_by(self._rows.c.key)).all()
        return [(key, json.loads(value)) for key, value in rows]

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Do several things at once or not at all; nested calls join the outer transaction."""
        with self._lock:
            if self._open is not None:
                yield self._open
                return
            with self._engine.begin() as connection:
                self._open = connection
                try:
                    yield connection
                finally:
                    self._open = None

    def reset(self) -> None:
        """Forget everything: back to what the scenario says."""
        with self.transaction() as connection:
            connection.execute(delete(self._rows))

    def _where(self, namespace: str, key: str) -> Any:
        return delete(self._rows).where(self._rows.c.namespace == namespace, self._rows.c.key == key)

    def close(self) -> None:
        """Give the connection back; the store cannot be used after this."""
        self._engine.dispose()


def _engine(url: str) -> Engine:
    if not url.startswith("sqlite"):
        return create_engine(url)
    engine = create_engine(url, poolclass=StaticPool, connect_args={"check_same_thread": False})
    with engine.connect() as connection:
        # RELIABILITY.md finding 4: NORMAL loses acknowledged rows at a power cut.
        connection.exec_driver_sql("PRAGMA synchronous=FULL")
    return engine


def _table(name: str) -> Table:
    return Table(
        name,
        MetaData(),
        Column("namespace", String(120), primary_key=True),
        Column("key", String(250), primary_key=True),
        Column("value", Text, nullable=False),
    )
