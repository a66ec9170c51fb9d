"""What this screen reads, and how a document stands today: plain rules without a screen."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date
from typing import Any, Literal

from services.http import Sourced
from services.identity.session import Session
from services.registries.brp.client import Client
from services.registries.brp.records import (
    AnyDatum,
    Datum,
    JaarDatum,
    JaarMaandDatum,
    Reisdocument,
    ReisdocumentenAntwoord,
)

SOON, SHORT = 60, 183
"""Days before the end at which we ask for attention, and at which some countries refuse a document."""

State = Literal["gone", "expired", "soon", "short", "valid", "unknown"]
_SEEN = 3


def documents(session: Session, client: Callable[[str], Any]) -> Sourced[ReisdocumentenAntwoord]:
    """Return the travel documents in the citizen's possession; raises ServiceError."""
    brp: Client = client("brp")
    return brp.travel_documents(session.subject.id)


def last_day(document: Reisdocument) -> date | None:
    """Return the last day of a document; of an imprecise date the last day it can be, None when unknown."""
    day = document.datum_einde_geldigheid
    if isinstance(day, Datum):
        return day.datum
    if isinstance(day, JaarMaandDatum):
        return date(day.jaar, day.maand, monthrange(day.jaar, day.maand)[1])
    return date(day.jaar, 12, 31) if isinstance(day, JaarDatum) else None


def state(document: Reisdocument, today: date) -> State:
    """Return how a document stands: handed in or lost, expired, ending within 60 or 183 days, or valid."""
    if document.inhouding_of_vermissing:
        return "gone"
    end = last_day(document)
    if end is None:
        return "unknown"
    days = (end - today).days
    if days < 0:
        return "expired"
    if days <= SOON:
        return "soon"
    return "short" if days <= SHORT else "valid"


def days_left(document: Reisdocument, today: date) -> int:
    """Return the number of days until the last day; 0 when that is not known."""
    end = last_day(document)
    return (end - today).days if end is not None else 0


def masked(number: str) -> str:
    """Return "••••••4R6": dots, then the last three characters."""
    return "•" * max(0, len(number) - _SEEN) + number[-_SEEN:]


def year_of(day: AnyDatum) -> str:
    """Return the year of a date; empty when it is not known."""
    if isinstance(day, Datum):
        return str(day.datum.year)
    return str(day.jaar) if isinstance(day, JaarMaandDatum | JaarDatum) else ""
