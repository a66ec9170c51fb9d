"""Who is logged in, for whom, with what and how surely: the frozen value everything else asks."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from typing import Literal


class Level(IntEnum):
    """Assurance level of a login, numbered as DigiD numbers it (DOMAIN.md §1.1)."""

    BASIS = 10
    MIDDEN = 20
    SUBSTANTIEEL = 25
    HOOG = 30


@dataclass(frozen=True)
class Party:
    """A citizen (id = BSN) or a company (id = KvK number, optionally narrowed to a vestiging)."""

    kind: Literal["citizen", "company"]
    id: str
    name: str
    vestiging: str = ""


@dataclass(frozen=True)
class Session:
    """One login. ``actor`` is the person at the keyboard, ``subject`` the one acted for.

    ``epoch`` grows at every login, log-out and switch; an answer of an older epoch is never shown.
    ``token`` is the signed session token that travels to our own registries (DESIGN.md §3.6).
    """

    actor: Party
    subject: Party
    level: Level
    means: str
    started: datetime
    expires: datetime
    epoch: int
    token: str = field(repr=False)
    rights: frozenset[str] = frozenset({"read", "submit", "receive"})
    persona: str = ""

    @property
    def for_self(self) -> bool:
        """True when nobody else is acted for."""
        return self.actor.id == self.subject.id

    def may_write(self, level: Level) -> bool:
        """True when this session reaches ``level`` and may submit."""
        return self.level >= level and "submit" in self.rights
