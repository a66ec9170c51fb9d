"""What a manager can do: grant an authority, or withdraw one; runs on a worker, without a screen."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Literal, cast

from msgspec import Struct

from services.identity.session import Session
from services.registries.eherkenning.client import Client
from services.registries.eherkenning.records import Bevoegdheid, Toekenning

Ask = Callable[[str], Any]
Level = Literal["2", "2+", "3", "4"]


class Filled(Struct, frozen=True):
    """What the form holds, as typed; days as dd-mm-jjjj."""

    colleague: str
    level: str
    begins: str
    ends: str
    service: str
    branch: str = ""


def day(text: str) -> date | None:
    """Return a typed day (dd-mm-jjjj), or None when it is none."""
    try:
        return datetime.strptime(text.strip(), "%d-%m-%Y").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None


def faults(filled: Filled) -> tuple[str, ...]:
    """Return the fields that cannot be sent, in the order of the form."""
    days = {"begins": filled.begins, "ends": filled.ends}
    return tuple(name for name, text in days.items() if day(text) is None)


def grant(session: Session, client: Ask, filled: Filled) -> Bevoegdheid:
    """Grant what the form says; raises ServiceError, whose problem names the field that breaks a rule."""
    begins, ends = day(filled.begins), day(filled.ends)
    if begins is None or ends is None:
        raise ValueError("a form with faults is not sent")
    register: Client = client("eherkenning")
    services = (filled.service,) if filled.service else ()
    branches = (filled.branch,) if filled.branch else ()
    asked = Toekenning(filled.colleague, cast(Level, filled.level), begins, ends, services, branches)
    return register.geef(session.subject.id, asked)


def withdraw(client: Ask, key: str) -> None:
    """Withdraw an authority; raises ServiceError."""
    register: Client = client("eherkenning")
    register.trek_in(key)
