"""What this screen reads: the company's profile and its places of business."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from services.errors import NotFound
from services.http import Sourced
from services.identity.session import Session
from services.registries.nhr.client import Client
from services.registries.nhr.records import Basisprofiel, Vestiging


class Company(Struct, frozen=True):
    """A company with its places of business, the main one first. Narrowed to a branch: only that one."""

    profile: Basisprofiel
    places: tuple[Vestiging, ...]


def company(session: Session, client: Callable[[str], Any]) -> Sourced[Company]:
    """Return the company that is acted for; raises ServiceError."""
    nhr: Client = client("nhr")
    found = nhr.basisprofiel(session.subject.id)
    try:
        listed = nhr.vestigingen(session.subject.id).value
    except NotFound:   # a legal person without a place of business
        listed = ()
    numbers = [one.vestigingsnummer for one in listed]
    branch = session.subject.vestiging
    wanted = [one for one in numbers if branch in ("", one)]
    places = tuple(nhr.vestiging(number).value for number in wanted)
    return Sourced(Company(found.value, places), found.source, found.holder, found.retrieved, found.marks)
