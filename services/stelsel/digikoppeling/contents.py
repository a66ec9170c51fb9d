"""What was in the newest messages between organisations: the envelope and its payload, for who looks a message up.

Only messages between our own parties, about test persons; never a call of somebody's session. It lives in the store,
so that "next participant" forgets it, and the oldest give way.
"""

from collections.abc import Callable
from typing import Any

import msgspec

from services.decoding import convert
from services.events.outbox import Rows, next_number
from services.stelsel.digikoppeling.envelope import LARGE, Envelope

SPACE, ORDER = "digikoppeling.inhoud", "digikoppeling.inhoud.volgorde"
MOST = 200
"""Messages of which the content is kept."""


class Kept(msgspec.Struct, frozen=True):
    """One message as it was packed. ``kop`` is the envelope without payload; ``inhoud`` at most 64 KB of text."""

    kop: dict[str, Any]
    inhoud: str
    heel: bool = True


class Contents:
    """Keeps the newest messages by message id. A message that is sent again stays the one it was."""

    def __init__(self, store: Callable[[], Rows]) -> None:
        self._store = store

    def keep(self, envelope: Envelope, payload: bytes) -> None:
        """Keep one message; it is kept once."""
        store = self._store()
        if store.get(SPACE, envelope.message_id) is not None:
            return
        kept = Kept(_head(envelope), payload[:LARGE].decode("utf-8", "replace"), len(payload) <= LARGE)
        with store.transaction():
            number = next_number(store, "inhoud")
            store.put(SPACE, envelope.message_id, msgspec.to_builtins(kept))
            store.put(ORDER, f"{number:012d}", {"bericht": envelope.message_id})
            oldest = f"{number - MOST:012d}"
            row = store.get(ORDER, oldest)
            if row is not None:
                store.delete(ORDER, oldest)
                store.delete(SPACE, str(row["bericht"]))

    def find(self, message_id: str) -> Kept | None:
        """Return one message, or None when it gave way or was a call."""
        row = self._store().get(SPACE, message_id)
        return None if row is None else convert(row, Kept)


def _head(envelope: Envelope) -> dict[str, Any]:
    told: dict[str, Any] = msgspec.to_builtins(envelope)
    return {name: value for name, value in told.items() if name != "payload" and value not in ({}, None)}
