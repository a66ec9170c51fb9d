"""What is still to be delivered, per event and subscriber, in the store: when to try next, and what was given up."""

from collections.abc import Callable
from datetime import datetime, timedelta

import msgspec

from services.clock import Clock
from services.decoding import convert
from services.events.event import Registered
from services.events.outbox import Rows

WAITING = "digilevering.bezorgingen"
DEAD = "digilevering.mislukt"
MOST_ATTEMPTS = 8
LONGEST_PAUSE = 300
"""Seconds: the longest pause that Digikoppeling's REST profile has in its exponential backoff."""


class Delivery(msgspec.Struct, frozen=True):
    """One event on its way to one subscriber. ``pogingen`` were made; the next is at ``volgende``."""

    event: Registered
    abonnement: str
    bericht: str
    volgende: datetime
    pogingen: int = 0
    fout: str = ""


class Deliveries:
    """Keeps and orders them. ``pause`` between attempts doubles: 1, 2, 4 … 300 seconds by the clock."""

    def __init__(self, store: Callable[[], Rows], clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def add(self, event: Registered, subscriber: str, message_id: str) -> None:
        """Let an event go to a subscriber, now."""
        one = Delivery(event, subscriber, message_id, self._clock.now())
        self._store().put(WAITING, f"{event.sequence}/{subscriber}", msgspec.to_builtins(one))

    def due(self) -> tuple[str, Delivery] | None:
        """Return the first delivery that is due now; None when nothing is."""
        now = self._clock.now()
        return next(((key, one) for key, one in self.waiting() if one.volgende <= now), None)

    def next_moment(self) -> datetime | None:
        """Return when the next delivery is due."""
        return min((one.volgende for _, one in self.waiting()), default=None)

    def waiting(self) -> list[tuple[str, Delivery]]:
        """Return everything that is on its way, in the order of the events."""
        return [(key, convert(row, Delivery)) for key, row in self._store().query(WAITING)]

    def dead(self) -> list[Delivery]:
        """Return what was given up: the dead letters, oldest first."""
        return [convert(row, Delivery) for _, row in self._store().query(DEAD)]

    def done(self, key: str) -> None:
        """It was acknowledged."""
        self._store().delete(WAITING, key)

    def failed(self, key: str, one: Delivery, why: str, *, final: bool = False) -> bool:
        """Plan the next attempt, or give up; returns True when it was given up."""
        attempts = one.pogingen + 1
        pause = timedelta(seconds=min(2 ** (attempts - 1), LONGEST_PAUSE))
        again = msgspec.structs.replace(one, pogingen=attempts, fout=why, volgende=self._clock.now() + pause)
        over = final or attempts >= MOST_ATTEMPTS
        store = self._store()
        with store.transaction():
            if over:
                store.delete(WAITING, key)
            store.put(DEAD if over else WAITING, key, msgspec.to_builtins(again))
        return over

    def revive(self) -> int:
        """Try all dead letters again, from the beginning; returns how many there were."""
        store = self._store()
        with store.transaction():
            rows = store.query(DEAD)
            for key, row in rows:
                one = msgspec.structs.replace(convert(row, Delivery), pogingen=0, volgende=self._clock.now())
                store.delete(DEAD, key)
                store.put(WAITING, key, msgspec.to_builtins(one))
        return len(rows)
