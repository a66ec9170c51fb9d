"""Counts failed logins and blocks after three: per user name, also for names that do not exist.

[design] A block uses its three failures up: after fifteen minutes there are three new tries.
"""

import hashlib
import hmac
import logging
import secrets
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

import msgspec

from services.clock import AMSTERDAM, Clock
from services.decoding import convert
from services.identity.results import Blocked, minutes_until

LIMIT = 3
WINDOW = timedelta(hours=24)
BLOCK = timedelta(minutes=15)

_log = logging.getLogger(__name__)


class CounterStore(Protocol):
    """Where counters live between two runs; may raise OSError."""

    def read(self) -> dict[str, Any]:
        """Return what is kept."""

    def update(self, change: Callable[[dict[str, Any]], dict[str, Any]]) -> dict[str, Any]:
        """Replace what is kept by ``change`` of it, without anybody coming between."""


class MemoryCounters:
    """Counters that live as long as this object: for tests, and for a disk that is full."""

    def __init__(self, kept: dict[str, Any] | None = None) -> None:
        self._kept = kept or {}

    def read(self) -> dict[str, Any]:
        """Return what is kept."""
        return self._kept

    def update(self, change: Callable[[dict[str, Any]], dict[str, Any]]) -> dict[str, Any]:
        """Replace what is kept."""
        self._kept = change(self._kept)
        return self._kept


class _Entry(msgspec.Struct):
    """Failures as seconds since 1970, and the block they led to."""

    failures: list[float] = []
    since: float = 0.0
    until: float = 0.0
    times: int = 0


class _Counters(msgspec.Struct):
    key: str
    names: dict[str, _Entry] = {}


class Lockout:
    """The counters of every user name. When the disk refuses, this run remembers them itself."""

    def __init__(self, clock: Clock, store: CounterStore | None = None) -> None:
        self._clock = clock
        self._store: CounterStore = store or MemoryCounters()

    def blocked(self, name: str, known: bool) -> Blocked | None:
        """Return the block of this name, if there is one now."""
        counters = _counters(self._read())
        return self._block(_fresh(_entry(counters, name, known), self._now()))

    def tries_left(self, name: str, known: bool) -> int:
        """Return how many failures are left until a block."""
        counters = _counters(self._read())
        return LIMIT - len(_fresh(_entry(counters, name, known), self._now()).failures)

    def failed(self, name: str, known: bool, times: int = 1) -> Blocked | None:
        """Count ``times`` failures; returns the block, if there is one. A block is not made longer."""
        now = self._now()

        def count(entry: _Entry) -> None:
            if entry.until:
                return
            entry.failures += [now] * min(times, LIMIT - len(entry.failures))
            if len(entry.failures) >= LIMIT:
                entry.since, entry.until = now, now + BLOCK.total_seconds()
                entry.times, entry.failures = len(entry.failures), []

        return self._block(self._change(name, known, count))

    def succeeded(self, name: str, known: bool) -> None:
        """Forget the failures of this name."""

        def forget(entry: _Entry) -> None:
            entry.failures = []

        self._change(name, known, forget)

    def clear(self) -> None:
        """Forget everything: the next participant."""

        def empty(kept: dict[str, Any]) -> dict[str, Any]:
            return {}

        self._update(empty)

    def _change(self, name: str, known: bool, change: Callable[[_Entry], None]) -> _Entry:
        now = self._now()
        changed: list[_Entry] = []

        def apply(kept: dict[str, Any]) -> dict[str, Any]:
            counters = _counters(kept)
            entry = _fresh(_entry(counters, name, known), now)
            change(entry)
            counters.names[_mark(counters.key, name, known)] = entry
            counters.names = {
                mark: fresh
                for mark, one in counters.names.items()
                if _says_something(fresh := _fresh(one, now))
            }
            changed[:] = [entry]
            result: dict[str, Any] = msgspec.to_builtins(counters)
            return result if counters.names else {}

        self._update(apply)
        return changed[0]

    def _read(self) -> dict[str, Any]:
        try:
            return self._store.read()
        except OSError as error:
            self._go_on_in_memory(error, {})
            return {}

    def _update(self, change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
        try:
            self._store.update(change)
        except OSError as error:
            self._go_on_in_memory(error, self._read())
            self._store.update(change)

    def _go_on_in_memory(self, error: OSError, kept: dict[str, Any]) -> None:
        _log.warning("login counters cannot be kept (%s); this run remembers them", error.strerror)
        self._store = MemoryCounters(kept)

    def _block(self, entry: _Entry) -> Blocked | None:
        if not entry.until:
            return None
        since, until = _moment(entry.since), _moment(entry.until)
        return Blocked(since, entry.times, until, minutes_until(until, self._clock.now()))

    def _now(self) -> float:
        return self._clock.now().timestamp()


def _counters(kept: dict[str, Any]) -> _Counters:
    """Read what is kept; what cannot be read counts as nothing."""
    try:
        return convert(kept, _Counters)
    except msgspec.ValidationError:
        return _Counters(secrets.token_hex(32))


def _entry(counters: _Counters, name: str, known: bool) -> _Entry:
    return counters.names.get(_mark(counters.key, name, known), _Entry())


def _mark(key: str, name: str, known: bool) -> str:
    """Return a keyed hash; of an unknown name only 20 bits, so that many names fit and none can be told."""
    digest = hmac.digest(key.encode(), name.encode(), hashlib.sha256).hex()
    return digest if known else f"~{digest[:5]}"


def _fresh(entry: _Entry, now: float) -> _Entry:
    """Return the entry as it counts now. A clock that was put back makes no block last longer."""
    since = min(entry.since, now)
    until = min(entry.until, since + BLOCK.total_seconds())
    if until <= now:
        since = until = 0.0
    oldest = now - WINDOW.total_seconds()
    failures = [min(one, now) for one in entry.failures if one > oldest]
    return _Entry(failures, since, until, entry.times if until else 0)


def _says_something(entry: _Entry) -> bool:
    return bool(entry.failures or entry.until)


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC).astimezone(AMSTERDAM)
