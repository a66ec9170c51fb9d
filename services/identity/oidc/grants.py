"""What the provider remembers of logins that succeeded: codes that work once within a minute, and access tokens.

Only hashes of codes and tokens are kept. A code that comes back a second time takes its login along.
"""

import secrets
import threading
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from msgspec import Struct

from services.clock import Clock
from services.identity.oidc.asking import Asked
from services.identity.session import Level, Party
from services.identity.tokens import mark
from services.values import hiding

CODE_SECONDS = 60
TOKEN_SECONDS = 3600
SHORT_SECONDS = 900
"""With a refresh token beside it an access token is good for a quarter of an hour only."""
LIVE_SECONDS = 12 * 3600
"""So long a login can be ended with its ID token; longer than any token of it lives."""
_MOST = 10_000


class Grant(Struct, frozen=True):
    """One login at one client: who, how surely, and when."""

    asked: Asked
    person: Party
    level: Level
    means: str
    persona: str
    at: datetime
    sid: str

    __repr__ = hiding("person")


class _Code(Struct):
    grant: Grant
    until: float
    used: bool = False


class CodeReplayed(Exception):
    """A code came back that had been used; ``sid`` is the login it was of."""

    def __init__(self, sid: str) -> None:
        super().__init__("code used twice")
        self.sid = sid


class Grants:
    """Safe to use from several threads. ``live`` are logins that were not ended, by ``sid``."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._codes: dict[str, _Code] = {}
        self._tokens: dict[str, tuple[Grant, float]] = {}
        self._live: dict[str, float] = {}
        self._revoked: dict[str, float] = {}

    def new_code(self, grant: Grant) -> str:
        """Return a code for ``grant`` that works once, for a minute."""
        code = secrets.token_urlsafe(32)
        with self._lock:
            self._tidy()
            self._codes[mark(code)] = _Code(grant, self._now() + CODE_SECONDS)
            self._live[grant.sid] = self._now() + LIVE_SECONDS
        return code

    def take(self, code: str) -> Grant | None:
        """Return what ``code`` stands for, the first time and in time; else None. Raises CodeReplayed."""
        with self._lock:
            found = self._codes.get(mark(code))
            if found is None:
                return None
            if found.used:
                raise CodeReplayed(found.grant.sid)
            found.used = True
            return found.grant if self._now() < found.until else None

    def remember(self, token: str, grant: Grant, seconds: int = TOKEN_SECONDS) -> None:
        """Let ``token`` stand for ``grant`` for so long, unless its login was ended in the meantime."""
        with self._lock:
            if grant.sid in self._live:
                self._tokens[mark(token)] = (grant, self._now() + seconds)

    def of_token(self, token: str) -> Grant | None:
        """Return what an access token stands for; None when it is over or nobody's."""
        with self._lock:
            found = self._tokens.get(mark(token))
            return found[0] if found is not None and self._now() < found[1] else None

    def lives(self, sid: str) -> bool:
        """True until a login was ended, by whatever way."""
        with self._lock:
            return self._live.get(sid, 0.0) > self._now()

    def forget(self, token: str) -> None:
        """Let an access token stand for nothing any more."""
        with self._lock:
            found = self._tokens.pop(mark(token), None)
            if found is not None:
                self._revoke({mark(token): found})

    def end(self, sid: str) -> bool:
        """Forget every token of one login; False when it was over already."""
        with self._lock:
            live = self._live.pop(sid, 0.0) > self._now()
            self._revoke({key: one for key, one in self._tokens.items() if one[0].sid == sid})
            self._tokens = {key: one for key, one in self._tokens.items() if one[0].sid != sid}
        return live

    def revoked(self) -> list[str]:
        """Return the marks of tokens for the registries that were ended before their time, as long as that lasts."""
        with self._lock:
            self._tidy()
            return list(self._revoked)

    def _revoke(self, tokens: Mapping[str, tuple[Grant, float]]) -> None:
        """Only a token that says something by itself must be known elsewhere as over."""
        own = {key: until for key, (grant, until) in tokens.items() if "registers" in grant.asked.scope}
        self._revoked.update(own)

    def _tidy(self) -> None:
        now = self._now()
        # A used code is kept as long as its tokens may live, to know it again.
        self._codes = {key: one for key, one in self._codes.items() if now < one.until + TOKEN_SECONDS}
        self._tokens = {key: one for key, one in self._tokens.items() if now < one[1]}
        self._live = {sid: until for sid, until in self._live.items() if now < until}
        self._revoked = {key: until for key, until in self._revoked.items() if now < until}
        kept: dict[str, Any]
        for kept in (self._codes, self._tokens, self._live, self._revoked):
            while len(kept) >= _MOST:
                kept.pop(next(iter(kept)))

    def _now(self) -> float:
        return self._clock.now().timestamp()
