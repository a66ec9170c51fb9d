"""The values round a call: what is asked, where it goes, who else is told, and what is written down of it."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from msgspec import Struct, field

from services.values import hiding

SIGNATURE = "Payload-Signature"


class Call(Struct, frozen=True):
    """One question to one face, before it is sent. ``actor`` asks, for ``subject``: a BSN or KvK number, or empty."""

    registry: str
    face: str
    method: str
    path: str
    params: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None
    token: str = ""
    epoch: int = 1
    actor: str = ""
    subject: str = ""

    __repr__ = hiding("token", "actor", "subject")

    @property
    def signed(self) -> bool:
        """True when the body's signature goes along (Digikoppeling's module for signing, JAdES)."""
        return SIGNATURE in self.headers


class Endpoint(Struct, frozen=True):
    """Where one face lives. ``ours`` decides whether the session token goes along (and only then)."""

    url: str
    ours: bool
    headers: Mapping[str, str] = field(default_factory=dict)


class CallRecord(Struct, frozen=True):
    """One finished call, for the access log and the message log. Never holds a body or a query.

    ``path`` is below the face's base path. ``actor`` and ``subject`` are as in the call, and not printed;
    ``sent`` and ``received`` are the sizes of the two bodies in bytes; ``signed``: a signature went along.
    """

    registry: str
    face: str
    method: str
    path: str
    status: int | None
    correlation: str
    started: datetime
    seconds: float
    error: str = ""
    actor: str = ""
    subject: str = ""
    sent: int = 0
    received: int = 0
    signed: bool = False

    __repr__ = hiding("actor", "subject")


Hook = Callable[[CallRecord], None]
Extra = Callable[[Call], Mapping[str, str]]


class Hooks(NamedTuple):
    """Who else has a part in every call.

    ``extra`` gives headers that go along (the call's own win); ``told`` hears of every finished call, well or
    not, in the thread that made it. Neither may raise.
    """

    extra: tuple[Extra, ...] = ()
    told: tuple[Hook, ...] = ()

    def joined(self, other: "Hooks") -> "Hooks":
        """Return both together, these first."""
        return Hooks(self.extra + other.extra, self.told + other.told)

    def headers(self, call: Call) -> dict[str, str]:
        """Return what all of them add to a call."""
        return {name: value for one in self.extra for name, value in one(call).items()}

    def tell(self, record: CallRecord) -> None:
        """Let all of them hear of a finished call."""
        for one in self.told:
            one(record)
