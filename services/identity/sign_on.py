"""Logging in once for several services (DOMAIN.md §1.2.6): who logged in less than fifteen minutes ago, and where.

It serves *another* service that asks a login, at a level that was reached: the same service that asks again wants to
see the person again, and a higher level is proved anew. Logging out, a session that ends by itself, and the next
participant end it everywhere, because somebody else may sit down at this keyboard.
"""

from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from services.clock import Clock
from services.identity.account import Account
from services.identity.means import Means
from services.identity.session import Level
from services.values import hiding

VALID = timedelta(minutes=15)


class Visited(Struct, frozen=True):
    """A service where somebody is logged in; an empty name is this office."""

    service: str
    since: datetime


class SignedOn(Struct, frozen=True):
    """Who is logged in, with what and how surely; ``until`` another service may use it."""

    username: str
    means: Means
    level: Level
    visited: tuple[Visited, ...]
    until: datetime

    __repr__ = hiding("username")


class SignOn:
    """At most one person at a time: the one at this keyboard. Kept in memory, like the cookie of a browser session."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._now: SignedOn | None = None

    def visit(self, account: Account, means: Means, level: Level, service: str) -> None:
        """Somebody logged in at a service, or went on there: fifteen new minutes."""
        now = self._clock.now()
        held = self.now()
        if held is None or held.username != account.username:
            self._now = SignedOn(account.username, means, level, (Visited(service, now),), now + VALID)
            return
        others = tuple(one for one in held.visited if one.service != service)
        surest = (means, level) if level >= held.level else (held.means, held.level)
        self._now = replace(
            held, means=surest[0], level=surest[1], visited=(*others, Visited(service, now)), until=now + VALID
        )

    def now(self) -> SignedOn | None:
        """Return who is logged in; None when nobody is, or the fifteen minutes are over."""
        if self._now is not None and self._clock.now() >= self._now.until:
            self._now = None
        return self._now

    def serves(self, service: str, level: Level) -> SignedOn | None:
        """Return who can go on at this service without logging in again."""
        held = self.now()
        if held is None or held.level < level or any(one.service == service for one in held.visited):
            return None
        return held

    def end(self) -> None:
        """Nobody is logged in anywhere any more."""
        self._now = None

    def pretend(self, account: Account, means: Means, level: Level, service: str, ago: timedelta) -> None:
        """Have somebody logged in at a service a while ago; a tester's tool."""
        since = self._clock.now() - ago
        self._now = SignedOn(account.username, means, level, (Visited(service, since),), since + VALID)
