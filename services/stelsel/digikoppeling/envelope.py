"""The reliable envelope between our own parties, with the behaviour of Digikoppeling's profile osb-rm.

It names sender and receiver by OIN, has a message id that stays the same when it is sent again, and the id of the
conversation that it belongs to. A large payload stays with the sender and is fetched by reference (grote berichten).
"""

import hashlib
from datetime import datetime
from typing import Any

import msgspec

LARGE = 64 * 1024
"""Bytes above which a payload goes by reference: what an intermediary must let pass (CloudEvents, NL GOV)."""


class Reference(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a large payload is to be fetched, and how to know that it is whole."""

    url: str
    size: int
    sha256: str

    def fits(self, raw: bytes) -> bool:
        """True when ``raw`` is exactly what was meant."""
        return len(raw) == self.size and hashlib.sha256(raw).hexdigest() == self.sha256


class Envelope(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One message. Either ``payload`` or ``reference`` is there; ``kop`` is what the service says beside it."""

    message_id: str
    conversation_id: str
    sender: str
    receiver: str
    service: str
    action: str
    sent: datetime
    payload: bytes = b""
    reference: Reference | None = None
    signature: dict[str, str] = {}
    kop: dict[str, Any] = {}

    @property
    def profile(self) -> str:
        """The Digikoppeling profile: reliable messaging, signed or not."""
        return "osb-rm-S" if self.signature else "osb-rm"

    @property
    def size(self) -> int:
        """Bytes of the payload, wherever it is."""
        return self.reference.size if self.reference else len(self.payload)


class Acknowledgement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The receiver has the message. ``duplicate``: it had it before, and did nothing this time."""

    message_id: str
    ref_to: str
    received: datetime
    duplicate: bool = False
