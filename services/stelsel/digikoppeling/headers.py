"""The headers that Digikoppeling's REST profile adds to every call: a transaction id as FSC Logging asks.

The profile (2.x) asks for a UUID of version 7, so that the lines of both sides sort by time. The body stays as it is.
"""

import secrets
import uuid
from collections.abc import Mapping

from services.clock import Clock
from services.http import Call

TRANSACTION = "Fsc-Transaction-Id"


class RestProfile:
    """Gives each call its headers: an ``extra`` for services.http.Hooks."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def __call__(self, call: Call) -> Mapping[str, str]:
        return {TRANSACTION: str(uuid7(int(self._clock.now().timestamp() * 1000)))}


def uuid7(milliseconds: int) -> uuid.UUID:
    """Return a UUID of version 7 (RFC 9562 §5.7): 48 bits of time, the rest by chance."""
    head = (milliseconds & ((1 << 48) - 1)) << 80
    return uuid.UUID(int=head | 0x7 << 76 | secrets.randbits(12) << 64 | 0b10 << 62 | secrets.randbits(62))
