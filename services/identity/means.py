"""The ways to log in: what each proves, and which steps it takes. A new means is one more value here."""

from typing import Protocol

from msgspec import Struct

from services.identity.session import Level


class Means(Protocol):
    """A way to log in. ``steps`` are the ids of its screens, in order."""

    @property
    def id(self) -> str: ...
    @property
    def level(self) -> Level: ...
    @property
    def steps(self) -> tuple[str, ...]: ...


class PlainMeans(Struct, frozen=True):
    """A means that is only a value."""

    id: str
    level: Level
    steps: tuple[str, ...]


APP = PlainMeans("app", Level.SUBSTANTIEEL, ("pairing", "qr", "in_app"))
PASSWORD = PlainMeans("password", Level.BASIS, ("credentials",))
SMS = PlainMeans("sms", Level.MIDDEN, ("credentials", "sms"))
CARD = PlainMeans("card", Level.HOOG, ("document", "reader"))

MEANS: tuple[Means, ...] = (APP, PASSWORD, SMS, CARD)
"""In the order of the login screen. ``level`` is the highest a means can reach."""

OF_2014: tuple[Means, ...] = (PASSWORD, SMS)
"""What there was at the end of 2014 (DOMAIN.md §0)."""
