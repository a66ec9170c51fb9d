"""Sessions of systems: an organisation's own program, identified by its OIN, that no person is logged in to.

Such a session has no end that a person sees: its epoch is above every login's, so that the end of a session ends no
work between organisations, and the end of the program does.
"""

import sys
import threading
from datetime import UTC, timedelta

from services.clock import AMSTERDAM, Clock
from services.identity.session import Level, Party, Session
from services.identity.tokens import TokenSigner

SYSTEM_EPOCH = sys.maxsize - 1
_LENGTH = timedelta(hours=1)
_MARGIN = timedelta(minutes=5)


class Systems:
    """Gives each organisation its signed session, and a new one before the old one ends."""

    def __init__(self, signer: TokenSigner, clock: Clock) -> None:
        self._signer = signer
        self._clock = clock
        self._sessions: dict[str, Session] = {}
        self._lock = threading.Lock()

    def session(self, oin: str, name: str) -> Session:
        """Return the session of the organisation with this OIN."""
        now = self._clock.now()
        with self._lock:
            held = self._sessions.get(oin)
            if held is None or not held.started <= now < held.expires - _MARGIN:
                held = self._sessions[oin] = self._made(oin, name)
            return held

    def _made(self, oin: str, name: str) -> Session:
        now = self._clock.now()
        party = Party("company", oin, name)
        expires = (now.astimezone(UTC) + _LENGTH).astimezone(AMSTERDAM)
        return self._signer.sealed(Session(party, party, Level.HOOG, "systeem", now, expires, SYSTEM_EPOCH, ""))
