"""The outbox: events that were registered and are not delivered yet, in the store, in the order they came in.

A registry adds its events in the same transaction as the change itself, so that there is never one without the
other (transactional outbox). Who delivers takes them out again, in a transaction with what it keeps of them.
"""

import uuid
from collections.abc import Iterable
from typing import Any, Protocol

import msgspec

from services.clock import Clock
from services.decoding import convert
from services.events.event import Event, Registered

OUTBOX = "events.outbox"
COUNTER = "events.teller"


class Rows(Protocol):
    """The part of services.store.Store that is needed here."""

    def get(self, namespace: str, key: str, /) -> dict[str, Any] | None: ...
    def put(self, namespace: str, key: str, value: dict[str, Any], /) -> None: ...
    def delete(self, namespace: str, key: str, /) -> None: ...
    def query(self, namespace: str, prefix: str = "", /) -> list[tuple[str, dict[str, Any]]]: ...
    def transaction(self) -> Any: ...


class Outbox:
    """Adds, lists and takes out. Safe from several threads, as the store is."""

    def __init__(self, store: Rows, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def add(self, source: str, events: Iterable[Event]) -> list[Registered]:
        """Register ``events`` of ``source`` in the running transaction and return them as they are registered."""
        return [self._one(source, event) for event in events]

    def pending(self) -> list[tuple[str, Registered]]:
        """Return (key, event) of everything that waits, oldest first."""
        return [(key, convert(row, Registered)) for key, row in self._store.query(OUTBOX)]

    def take(self, key: str) -> None:
        """Forget one: it was passed on."""
        self._store.delete(OUTBOX, key)

    def _one(self, source: str, event: Event) -> Registered:
        number = next_number(self._store, "outbox")
        key = f"{number:012d}"
        made = Registered(
            str(uuid.uuid4()), source, event.type, self._clock.now(), event.subject, key, data=dict(event.data)
        )
        self._store.put(OUTBOX, key, msgspec.to_builtins(made))
        return made


def next_number(store: Rows, name: str) -> int:
    """Return the next number of a series that is kept in the store; 1 is the first after a reset."""
    with store.transaction():
        row = store.get(COUNTER, name) or {"n": 0}
        number = int(row["n"]) + 1
        store.put(COUNTER, name, {"n": number})
    return number
