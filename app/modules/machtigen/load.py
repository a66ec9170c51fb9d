"""What this screen reads: both sides of one's machtigingen, and the services one can be authorised for."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from services.http import Sourced
from services.identity.machtigen.catalogue import Dienst, diensten
from services.identity.machtigen.states import Status
from services.registries.machtigen.client import Client
from services.registries.machtigen.records import Machtiging, Machtigingen

SOURCE = "machtigen"
Ask = Callable[[str], Any]
OPEN = (Status.AANGEVRAAGD, Status.WACHT, Status.ACTIEF)


class Side(Struct, frozen=True):
    """One's machtigingen on one side: those that (may come to) work, and those that are over."""

    running: tuple[Machtiging, ...]
    over: tuple[Machtiging, ...]


def overview(client: Ask) -> Sourced[Machtigingen]:
    """Return what one gave and what one has; raises ServiceError."""
    register: Client = client(SOURCE)
    return register.overview()


def side(found: tuple[Machtiging, ...]) -> Side:
    """Divide one side."""
    return Side(
        tuple(one for one in found if one.status in OPEN), tuple(one for one in found if one.status not in OPEN)
    )


def awaiting(found: Machtigingen) -> tuple[Machtiging, ...]:
    """Return the machtigingen that others ask of this citizen."""
    return tuple(one for one in found.gegeven if one.status is Status.AANGEVRAAGD)


def service_name(dienst: str, language: str) -> str:
    """Return the name of a service; an id that nobody knows stays as it is."""
    found = diensten().get(dienst)
    return found.naam.in_language(language) if found else dienst


def possible(language: str) -> list[tuple[str, str]]:
    """Return (id, "name – organisation") of every service that can be done for another."""
    return [(one.id, _named(one, language)) for one in diensten().values() if one.machtigbaar]


def impossible(language: str) -> list[tuple[str, str]]:
    """Return (name, why not) of every service that nobody can do for another."""
    return [
        (one.naam.in_language(language), one.waarom_niet.in_language(language))
        for one in diensten().values()
        if one.waarom_niet is not None
    ]


def _named(one: Dienst, language: str) -> str:
    return f"{one.naam.in_language(language)} – {one.organisatie.in_language(language)}"
