"""Refresh tokens: short-lived, good once, each followed by the next; one that comes back ends the whole login.

A public client has no secret, so a stolen refresh token can only be told by being used twice (RFC 9700 §2.2.2 and
§4.14.2): whoever comes second takes everything of that login along. Only hashes are kept.
"""

import secrets
import threading

from msgspec import Struct

from services.clock import Clock
from services.identity.oidc.grants import Grant
from services.identity.tokens import mark

IDLE_SECONDS = 1800
"""[design] A refresh token that is not used within half an hour is over."""
LONGEST_SECONDS = 8 * 3600
"""[design] However often it is followed by the next: after a working day one logs in again."""
_MOST = 10_000


class Replayed(Exception):
    """A refresh token came back that had been followed by another; ``sid`` is the login it was of."""

    def __init__(self, sid: str) -> None:
        super().__init__("refresh token used twice")
        self.sid = sid


class _Kept(Struct):
    grant: Grant
    until: float
    used: bool = False


class Refreshing:
    """Safe to use from several threads."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._kept: dict[str, _Kept] = {}

    def new(self, grant: Grant) -> str:
        """Return a refresh token for this login; it is over at the latest ``LONGEST_SECONDS`` after the login."""
        token = secrets.token_urlsafe(32)
        until = min(self._now() + IDLE_SECONDS, _longest(grant))
        with self._lock:
            self._tidy()
            self._kept[mark(token)] = _Kept(grant, until)
        return token

    def take(self, token: str, client: str) -> Grant | None:
        """Return the login of ``token``, the first time, in time and for its own client; else None.

        Raises Replayed when it was used before, by whomever it is brought.
        """
        with self._lock:
            found = self._kept.get(mark(token))
            if found is None:
                return None
            if found.used:
                raise Replayed(found.grant.sid)
            if found.grant.asked.client.id != client or found.until <= self._now():
                return None
            found.used = True
            return found.grant

    def grant_of(self, token: str) -> Grant | None:
        """Return the login that a token is of, used or not; None for anything else."""
        with self._lock:
            found = self._kept.get(mark(token))
            return found.grant if found is not None else None

    def end(self, sid: str) -> None:
        """Forget every refresh token of one login."""
        with self._lock:
            self._kept = {key: one for key, one in self._kept.items() if one.grant.sid != sid}

    def _tidy(self) -> None:
        now = self._now()
        # A used one is kept as long as its login may last, to know it again.
        self._kept = {key: one for key, one in self._kept.items() if now < _longest(one.grant)}
        while len(self._kept) >= _MOST:
            self._kept.pop(next(iter(self._kept)))

    def _now(self) -> float:
        return self._clock.now().timestamp()


def _longest(grant: Grant) -> float:
    return grant.at.timestamp() + LONGEST_SECONDS
