"""The message log: one line per message and per call, with the columns a developer looks for (DOMAIN.md §5.4).

Calls are many and the store may be a database, so lines wait in memory until somebody reads or the courier works.
Nothing in a line is content: a BSN in a path is blanked, queries and bodies are never here.
"""

import re
import threading
from collections.abc import Callable
from datetime import datetime
from typing import Literal

import msgspec

from services.clock import Clock
from services.decoding import convert
from services.events.event import practice_oin
from services.events.outbox import Rows, next_number
from services.http import CallRecord

SPACE = "digikoppeling.log"
KEPT = 2000
"""Lines in the store; the oldest give way."""
PORTAL = "voorportaal"
OIN_LENGTH = 20
_BSN = re.compile(r"(?<![0-9])[0-9]{9}(?![0-9])")


def rest_profile(*, signed: bool) -> str:
    """Return the name of the REST profile in the log; an S says that the body was signed, as with osb-rm-S."""
    return "REST-API-S" if signed else "REST-API"


class Line(msgspec.Struct, frozen=True):
    """One line. ``profiel`` is the Digikoppeling profile, ``omvang`` in bytes; ``status`` says how it ended."""

    tijd: datetime
    richting: Literal["uit", "in"]
    profiel: str
    van: str
    naar: str
    dienst: str
    actie: str
    bericht: str
    conversatie: str
    status: str
    omvang: int


class MessageLog:
    """Notes lines and gives them back, newest first. Safe from several threads."""

    def __init__(self, store: Callable[[], Rows], clock: Clock, oin_of: Callable[[str], str]) -> None:
        self._store = store
        self._clock = clock
        self._oin_of = oin_of
        self._waiting: list[Line] = []
        self._lock = threading.Lock()

    def note(
        self, richting: Literal["uit", "in"], profiel: str, van: str, naar: str, dienst: str, actie: str,
        bericht: str, conversatie: str, status: str, omvang: int,
    ) -> None:  # fmt: skip
        """Add a line of this moment."""
        told = (richting, profiel, van, naar, dienst, actie, bericht, conversatie, status, omvang)
        self._add(Line(self._clock.now(), *told))

    def call(self, record: CallRecord) -> None:
        """Add the line of a finished call: a hook for services.http."""
        own = record.actor if len(record.actor) == OIN_LENGTH else practice_oin(PORTAL)
        status = record.error or (str(record.status) if record.status else "mislukt")
        action = f"{record.method} {_BSN.sub('<bsn>', record.path)}"
        self._add(
            Line(
                record.started, "uit", rest_profile(signed=record.signed), own, self._oin_of(record.registry),
                f"{record.registry}/{record.face}", action, record.correlation, record.correlation, status,
                record.sent + record.received,
            )
        )  # fmt: skip

    def lines(self, most: int = KEPT) -> list[Line]:
        """Return the newest lines, newest first."""
        self.flush()
        rows = self._store().query(SPACE)[-most:]
        return [convert(row, Line) for _, row in reversed(rows)]

    def flush(self) -> None:
        """Put what waits into the store."""
        with self._lock:
            waiting, self._waiting = self._waiting[-KEPT:], []
        if not waiting:
            return
        store = self._store()
        with store.transaction():
            for line in waiting:
                number = next_number(store, "log")
                store.put(SPACE, f"{number:012d}", msgspec.to_builtins(line))
                store.delete(SPACE, f"{number - KEPT:012d}")

    def forget(self) -> None:
        """The store was reset: what waits belongs to before."""
        with self._lock:
            self._waiting.clear()

    def _add(self, line: Line) -> None:
        with self._lock:
            self._waiting.append(line)
            if len(self._waiting) > KEPT:
                del self._waiting[: KEPT // 2]
