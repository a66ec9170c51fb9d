"""The values round a call: what is asked, where it goes, and what is written down of it afterwards."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Call:
    """One question to one face, before it is sent."""

    registry: str
    face: str
    method: str
    path: str
    params: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None
    token: str = field(default="", repr=False)
    epoch: int = 1


@dataclass(frozen=True)
class Endpoint:
    """Where one face lives. ``ours`` decides whether the session token goes along (and only then)."""

    url: str
    ours: bool
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class CallRecord:
    """One finished call, for the access log and the message log. Never holds a body or a query."""

    registry: str
    face: str
    method: str
    path: str
    status: int | None
    correlation: str
    started: datetime
    seconds: float
    error: str = ""


Hook = Callable[[CallRecord], None]
