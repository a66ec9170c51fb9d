"""What this screen reads from RDW: vehicles, what is known of a plate, inspections, the licence; runs on a worker."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from msgspec import Struct

from services.http import Sourced
from services.identity.session import Session
from services.registries.rdw.client import Client
from services.registries.rdw.records import Bezit, Brandstof, Keuring, Rijbewijs, Voertuig

SOURCE = "rdw"
T = TypeVar("T")
Ask = Callable[[str], Any]


class Details(Struct, frozen=True):
    """What the open data say of a plate; ``vehicle`` is None when RDW does not know it there."""

    vehicle: Voertuig | None
    fuels: tuple[Brandstof, ...]


class Visit:
    """What one visit to this screen asks. Answers are kept, so that a redraw asks nothing again; failures are not.

    Every method runs on a worker and raises ServiceError.
    """

    def __init__(self, session: Session, client: Ask) -> None:
        self._session, self._client = session, client
        self._kept: dict[tuple[str, str], Any] = {}

    def vehicles(self) -> Sourced[tuple[Bezit, ...]] | None:
        """Return what ``vehicles`` returns."""
        return self._keep(("vehicles", ""), partial(vehicles, self._session, self._client))

    def licences(self) -> Sourced[tuple[Rijbewijs, ...]] | None:
        """Return what ``licences`` returns."""
        return self._keep(("licences", ""), partial(licences, self._session, self._client))

    def details(self, plate: str) -> Details:
        """Return what ``details`` returns."""
        return self._keep(("details", plate), partial(details, self._client, plate))

    def inspections(self, plate: str) -> tuple[Keuring, ...]:
        """Return what ``inspections`` returns."""
        return self._keep(("inspections", plate), partial(inspections, self._client, plate))

    def _keep(self, key: tuple[str, str], ask: Callable[[], T]) -> T:
        if key not in self._kept:
            self._kept[key] = ask()
        kept: T = self._kept[key]
        return kept


def vehicles(session: Session, client: Ask) -> Sourced[tuple[Bezit, ...]] | None:
    """Return the vehicles that are or were in the citizen's name; None for a company. Raises ServiceError."""
    if session.subject.kind != "citizen":
        return None
    rdw: Client = client(SOURCE)
    return rdw.voertuigen(session.subject.id)


def licences(session: Session, client: Ask) -> Sourced[tuple[Rijbewijs, ...]] | None:
    """Return the citizen's driving licence, empty without one; None for a company. Raises ServiceError."""
    if session.subject.kind != "citizen":
        return None
    rdw: Client = client(SOURCE)
    return rdw.rijbewijzen(session.subject.id)


def details(client: Ask, plate: str) -> Details:
    """Return colour, fuel, weights and the like of one vehicle; raises ServiceError."""
    rdw: Client = client(SOURCE)
    return Details(rdw.voertuig(plate).value, rdw.brandstof(plate).value)


def inspections(client: Ask, plate: str) -> tuple[Keuring, ...]:
    """Return the inspections of one vehicle with the defects found, newest first; raises ServiceError."""
    rdw: Client = client(SOURCE)
    return rdw.keuringen(plate).value
