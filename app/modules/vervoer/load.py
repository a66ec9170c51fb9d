"""What this screen reads from RDW: vehicles, what is known of a plate, inspections, the licence; runs on a worker."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from services.http import Sourced
from services.identity.session import Session
from services.registries.rdw.client import Client
from services.registries.rdw.records import Bezit, Brandstof, Keuring, Rijbewijs, Voertuig

SOURCE = "rdw"
Ask = Callable[[str], Any]


@dataclass(frozen=True)
class Details:
    """What the open data say of a plate; ``vehicle`` is None when RDW does not know it there."""

    vehicle: Voertuig | None
    fuels: tuple[Brandstof, ...]


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
