"""For whom somebody may act: the options, the sources they come from, and the session that follows from one.

This package imports no registry. It says in Protocols what it wants to know; a registry that knows it brings a
``subjects.py`` with one or more of the functions

    persons(client, bsn) -> PersonSource       whom one represents by the law (BRP, Curatele- en bewindregister)
    companies(client, bsn) -> CompanySource    in which companies one has a function (NHR)
    mandates(client, bsn) -> MandateSource     who authorised one (Machtigen)
    options(client, session, today)            options of another kind, ready made (ketenmachtigingen)

``client`` is the registry's client for the session for oneself. Adding a kind is adding such a file.
"""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Literal, Protocol

from msgspec import Struct
from msgspec.structs import replace

from services.clock import AMSTERDAM
from services.identity.machtigen.catalogue import grants_of
from services.identity.machtigen.states import Status
from services.identity.rights import EVERYTHING, Grant
from services.identity.session import Ground, Party, Session

Group = Literal["self", "other", "business"]
Why = Literal["", "expired", "level", "later", "means"]


class Vestiging(Struct, frozen=True):
    """A place of business: its number and name; ``services`` of a machtiging that cover it (None: all of them)."""

    number: str
    name: str
    services: tuple[str, ...] | None = None


class Represented(Struct, frozen=True):
    """Somebody represented by the law. ``relation`` is what this person is to the representative ("dochter")."""

    party: Party
    ground: Ground
    relation: str = ""
    born: date | None = None
    since: date | None = None
    until: date | None = None


class Company(Struct, frozen=True):
    """A company in which one has a function; ``sole_trader`` when it is no legal person of its own."""

    party: Party
    function: str
    sole_trader: bool
    vestigingen: tuple[Vestiging, ...] = ()


class Received(Struct, frozen=True):
    """One machtiging that was given to this person."""

    party: Party
    dienst: str
    status: Status
    begins: date
    ends: date
    since: date
    relation: str = ""
    vestigingen: tuple[Vestiging, ...] = ()


class PersonSource(Protocol):
    """Knows whom somebody represents by the law."""

    def represented(self) -> Sequence[Represented]:
        """Return everybody that the one asked about represents; raises ServiceError."""


class CompanySource(Protocol):
    """Knows in which companies somebody has a function."""

    def companies(self) -> Sequence[Company]:
        """Return every company; raises ServiceError."""


class MandateSource(Protocol):
    """Knows who authorised somebody."""

    def received(self) -> Sequence[Received]:
        """Return every machtiging given to the one asked about, whatever its status; raises ServiceError."""


class SubjectOption(Struct, frozen=True):
    """One that may be acted for. ``usable`` False is shown with the reason ``why``, for example "expired".

    ``services`` are ids of services of a machtiging; ``relation`` is "vader", "dochter" …; ``note`` is a word of the
    source itself, such as a function in a company; ``vestigingen`` may narrow a company to one of them, and with
    ``branch_only`` one of them must be chosen: the authority does not reach the whole company.
    """

    party: Party
    group: Group
    ground: Ground
    relation: str = ""
    age: int | None = None
    grants: tuple[Grant, ...] = EVERYTHING
    services: tuple[str, ...] = ()
    until: date | None = None
    usable: bool = True
    why: Why = ""
    note: str = ""
    vestigingen: tuple[Vestiging, ...] = ()
    branch_only: bool = False

    @property
    def key(self) -> str:
        """What tells this option from others: kind, number and branch."""
        return key_of(self.party)


def key_of(party: Party) -> str:
    """Return the key of the option for a party."""
    return ":".join(part for part in (party.kind, party.id, party.vestiging) if part)


def oneself(own: Session) -> SubjectOption:
    """Return the option to act as at the login: for oneself, or for the company one works for."""
    if own.by_company:
        return SubjectOption(
            own.subject, "business", own.ground, own.relation, grants=own.grants, services=own.services,
            until=own.until,
        )  # fmt: skip
    return SubjectOption(own.actor, "self", "self", grants=own.grants)


def narrowed(option: SubjectOption, number: str) -> SubjectOption:
    """Return a company's option limited to one vestiging; raises KeyError when it has no such one."""
    one = next((place for place in option.vestigingen if place.number == number), None)
    if one is None:
        raise KeyError(number)
    party = replace(option.party, vestiging=number)
    made = replace(option, party=party, note=one.name, vestigingen=(), branch_only=False)
    if one.services is None:
        return made
    return replace(made, services=one.services, grants=grants_of(one.services))


def acting(own: Session, option: SubjectOption, epoch: int) -> Session:
    """Return the session, not yet signed, in which the actor of ``own`` acts for ``option``.

    It ends with the login, and at the latest with the last day of the ground. Raises ValueError when the option
    cannot be used.
    """
    if not option.usable:
        raise ValueError(option.why)
    if option.branch_only:
        raise ValueError("choose a vestiging")
    return replace(
        own,
        subject=option.party,
        epoch=epoch,
        token="",
        ground=option.ground,
        grants=option.grants,
        services=option.services,
        relation=option.relation,
        until=option.until,
        expires=ends(own.expires, option.until),
    )


def ends(expires: datetime, until: date | None) -> datetime:
    """Return when a session ends: with the login, and at the latest with the last day of the ground."""
    if until is None:
        return expires
    return min(expires, datetime.combine(until, time.max, AMSTERDAM))
