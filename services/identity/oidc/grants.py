"""What the provider remembers of logins that succeeded: codes that work once within a minute, and access tokens.

Only hashes of codes and tokens are kept. A code that comes back a second time takes its tokens along.
"""

import hashlib
import secrets
import threading
from dataclasses import dataclass, field
from datetime import datetime

from services.clock import Clock
from services.identity.oidc.asking import Asked
from services.identity.session import Level, Party

CODE_SECONDS = 60
TOKEN_SECONDS = 3600
_MOST = 10_000


@dataclass(frozen=True)
class Grant:
    """One login at one client: who, how surely, and when."""

    asked: Asked
    person: Party = field(repr=False)
    level: Level
    means: str
    persona: str
    at: datetime
    sid: str


@dataclass
class _Code:
    grant: Grant
    until: float
    used: bool = False
    tokens: list[str] = field(default_factory=list)


class Grants:
    """Safe to use from several threads."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._codes: dict[str, _Code] = {}
        self._tokens: dict[str, tuple[Grant, float]] = {}

    def new_code(self, grant: Grant) -> str:
        """Return a code for ``grant`` that works once, for a minute."""
        code = secrets.token_urlsafe(32)
        with self._lock:
            self._tidy()
            self._codes[_mark(code)] = _Code(grant, self._now() + CODE_SECONDS)
        return code

    def take(self, code: str) -> Grant | None:
        """Return what ``code`` stands for, the first time and in time; None otherwise."""
        with self._lock:
            found = self._codes.get(_mark(code))
            if found is None:
                return None
            if found.used:
                for token in found.tokens:
                    self._tokens.pop(token, None)
                return None
            found.used = True
            return found.grant if self._now() < found.until else None

    def remember(self, code: str, token: str, grant: Grant) -> None:
        """Let ``token`` stand for ``grant`` for an hour."""
        with self._lock:
            self._tokens[_mark(token)] = (grant, self._now() + TOKEN_SECONDS)
            found = self._codes.get(_mark(code))
            if found is not None:
                found.tokens.append(_mark(token))

    def of_token(self, token: str) -> Grant | None:
        """Return what an access token stands for; None when it is over or nobody's."""
        with self._lock:
            found = self._tokens.get(_mark(token))
            return found[0] if found is not None and self._now() < found[1] else None

    def end(self, sid: str) -> None:
        """Forget every token of one login."""
        with self._lock:
            self._tokens = {mark: one for mark, one in self._tokens.items() if one[0].sid != sid}

    def _tidy(self) -> None:
        now = self._now()
        # A used code is kept as long as its tokens may live, to know it again.
        self._codes = {mark: one for mark, one in self._codes.items() if now < one.until + TOKEN_SECONDS}
        self._tokens = {mark: one for mark, one in self._tokens.items() if now < one[1]}
        for kept in (self._codes, self._tokens):
            while len(kept) >= _MOST:
                kept.pop(next(iter(kept)))

    def _now(self) -> float:
        return self._clock.now().timestamp()


def _mark(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
