"""Happenings that a scenario plans: so many seconds after somebody has logged in, while the window is open."""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

import msgspec

from services.clock import Clock
from services.decoding import convert
from services.errors import InputError, ServiceError
from services.events.outbox import Rows
from services.mockhost.happening import Happening

SPACE = "gebeurtenissen.gepland"
_BEGUN = "begonnen"
_log = logging.getLogger(__name__)


class _Row(msgspec.Struct, frozen=True):
    op: datetime
    gebeurtenis: Happening


class Planned:
    """Keeps them in the store and lets each happen when its time has come. A reset takes them away."""

    def __init__(self, store: Callable[[], Rows], clock: Clock, make: Callable[[Happening], object]) -> None:
        self._store = store
        self._clock = clock
        self._make = make

    def begin(self, happenings: Iterable[tuple[float, Happening]]) -> None:
        """Plan (seconds from now, what): once after every reset, however often one logs in."""
        store, now = self._store(), self._clock.now()
        with store.transaction():
            if store.get(SPACE, _BEGUN) is not None:
                return
            store.put(SPACE, _BEGUN, {"op": now.isoformat()})
            for number, (seconds, happening) in enumerate(happenings):
                row = _Row(now + timedelta(seconds=seconds), happening)
                store.put(SPACE, f"{number:06d}", msgspec.to_builtins(row))

    def step(self) -> bool:
        """Let the first that is due happen; False when none is. What cannot happen is said in the log."""
        now = self._clock.now()
        found = next(((key, row) for key, row in self._rows() if row.op <= now), None)
        if found is None:
            return False
        key, row = found
        self._store().delete(SPACE, key)
        try:
            self._make(row.gebeurtenis)
        except (InputError, ServiceError) as error:
            _log.warning("planned %s did not happen: %s", row.gebeurtenis.type, error)
        return True

    def next_moment(self) -> datetime | None:
        """Return when the next is due."""
        return min((row.op for _, row in self._rows()), default=None)

    def _rows(self) -> list[tuple[str, _Row]]:
        return [(key, convert(row, _Row)) for key, row in self._store().query(SPACE) if key != _BEGUN]
