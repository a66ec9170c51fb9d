"""Decides when a session must warn and when it is over: 15 minutes of rest, 120 in all (DOMAIN.md §1.5)."""

import math
from datetime import UTC, datetime, timedelta
from typing import Literal

from msgspec import Struct

from services.clock import AMSTERDAM, Clock

IDLE = timedelta(minutes=15)
ABSOLUTE = timedelta(minutes=120)
WARN = timedelta(minutes=1)

Reason = Literal["idle", "absolute"]


class Active(Struct, frozen=True):
    """The session goes on; nothing to say."""


class Warning(Struct, frozen=True):  # noqa: A001 - the word the screens use; Python's own warning is not needed here
    """The last minute. ``seconds_left`` is 60 to 1; only a session that rested too long can be extended."""

    seconds_left: int
    extendable: bool


class Ended(Struct, frozen=True):
    """The session is over and stays so."""

    reason: Reason


State = Active | Warning | Ended


class SessionGuard:
    """Guards one session. Runs on the wall time, so that a tester's jump in time ends it as it should."""

    def __init__(
        self,
        clock: Clock,
        started: datetime | None = None,
        *,
        idle: timedelta = IDLE,
        absolute: timedelta = ABSOLUTE,
    ) -> None:
        self._clock = clock
        self._started = (started or clock.now()).astimezone(UTC)
        self._touched = self._started
        self._idle = idle
        self._absolute = absolute
        self._ended: Ended | None = None

    def touch(self) -> None:
        """Somebody did something, or chose to stay: the rest begins again. Does not wake an ended session."""
        if not isinstance(self.state(), Ended):
            self._touched = self._now()

    def state(self) -> State:
        """Return how the session is now."""
        if self._ended is None:
            now = self._now()
            # A clock that was put back must not lend anybody time.
            self._started, self._touched = min(self._started, now), min(self._touched, now)
            state = judge(now, self._touched + self._idle, self._started + self._absolute)
            if not isinstance(state, Ended):
                return state
            self._ended = state
        return self._ended

    def ends_at(self) -> datetime:
        """Return when the session ends if nobody does anything."""
        return min(self._touched + self._idle, self._started + self._absolute).astimezone(AMSTERDAM)

    def _now(self) -> datetime:
        # Times of one zone are subtracted as clocks on a wall, so the night the clock changes needs UTC.
        return self._clock.now().astimezone(UTC)


def end_of(started: datetime) -> datetime:
    """Return when a session that started then is over at the latest, on the clocks of the Netherlands."""
    return (started.astimezone(UTC) + ABSOLUTE).astimezone(AMSTERDAM)


def judge(now: datetime, idle_end: datetime, absolute_end: datetime) -> State:
    """Return the state at ``now`` of a session with these two ends; the earlier one counts."""
    left = min(idle_end, absolute_end) - now
    if left <= timedelta(0):
        return Ended("absolute" if absolute_end <= idle_end else "idle")
    if left <= WARN:
        return Warning(math.ceil(left.total_seconds()), extendable=idle_end < absolute_end)
    return Active()
