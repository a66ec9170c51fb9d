"""Who is logged in, for whom, with what and how surely: the frozen value everything else asks."""

from datetime import date, datetime
from enum import IntEnum
from typing import Literal

from msgspec import Struct

from services.identity.rights import EVERYTHING, RIGHTS, Grant, allows
from services.values import hiding

Ground = Literal[
    "self", "machtiging", "ouderlijk-gezag", "voogdij", "curatele", "bewind", "mentorschap",
    "eigenaar", "functie", "keten",
]  # fmt: skip
"""Why one may act: for oneself, by machtiging, by the law (BW 1:245, 1:378, 1:431, 1:450), for a company."""


COMPANY_MEANS = frozenset({"eherkenning"})
"""Means that prove whom somebody works for, and give no way to one's own data."""


class Level(IntEnum):
    """Assurance level of a login, numbered as DigiD numbers it (DOMAIN.md §1.1)."""

    BASIS = 10
    MIDDEN = 20
    SUBSTANTIEEL = 25
    HOOG = 30


class Party(Struct, frozen=True):
    """A citizen (id = BSN) or a company (id = KvK number, optionally narrowed to a vestiging).

    ``rsin`` is that of a legal person, when whoever made the party knows it and the service gets it (DOMAIN.md §2.3).
    """

    kind: Literal["citizen", "company"]
    id: str
    name: str
    vestiging: str = ""
    rsin: str = ""


class Session(Struct, frozen=True):
    """One login. ``actor`` is the person at the keyboard, ``subject`` the one acted for.

    ``epoch`` grows at every login, log-out and switch; an answer of an older epoch is never shown.
    ``token`` is the signed session token that travels to our own registries (DESIGN.md §3.6).
    ``rights`` is the most one may do, ``grants`` where; ``services`` are the ids of the services of a machtiging,
    ``relation`` is what the subject is to the actor ("vader"), ``until`` the last day of the ground.
    """

    actor: Party
    subject: Party
    level: Level
    means: str
    started: datetime
    expires: datetime
    epoch: int
    token: str
    rights: frozenset[str] = RIGHTS
    persona: str = ""
    ground: Ground = "self"
    grants: tuple[Grant, ...] = EVERYTHING
    services: tuple[str, ...] = ()
    relation: str = ""
    until: date | None = None

    __repr__ = hiding("token")

    @property
    def for_self(self) -> bool:
        """True when nobody else is acted for."""
        return self.actor.kind == self.subject.kind and self.actor.id == self.subject.id

    @property
    def by_company(self) -> bool:
        """True for a login as an employee: it is for a company from the start, and never for the person at all."""
        return self.means in COMPANY_MEANS

    def may(self, right: str, registry: str = "", kind: str = "") -> bool:
        """True when this session has a right at a registry; without a registry, when it has it anywhere."""
        if right not in self.rights:
            return False
        if not registry:
            return any(right in one.rights for one in self.grants)
        return allows(self.grants, right, registry, kind)

    def may_write(self, level: Level) -> bool:
        """True when this session reaches ``level`` and may submit somewhere."""
        return self.level >= level and self.may("submit")
