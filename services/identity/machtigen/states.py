"""The statuses of a machtiging as a state machine in data: which act leads where, and who may do it."""

from enum import StrEnum
from functools import cache
from typing import Literal

import msgspec

from resources import read_toml
from services.decoding import convert

Act = Literal["activeren", "weigeren", "intrekken", "verlopen"]
By = Literal["gever", "gemachtigde", "tijd"]


class Status(StrEnum):
    """The statuses of DOMAIN.md §1.8, with the words of the screens."""

    AANGEVRAAGD = "Aangevraagd"
    WACHT = "Wacht op activering"
    ACTIEF = "Actief"
    VERLOPEN = "Verlopen"
    INGETROKKEN = "Ingetrokken"
    GEWEIGERD = "Geweigerd"


class NotAllowed(Exception):
    """No such act in this status, or not by this party."""


class Overgang(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row of overgangen.toml."""

    daad: Act
    van: tuple[Status, ...]
    naar: Status
    door: tuple[By, ...]


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of overgangen.toml."""

    begin: dict[str, Status]
    overgang: tuple[Overgang, ...]


@cache
def table() -> Table:
    """Return the state machine."""
    return convert(read_toml("machtigen", "overgangen.toml"), Table)


def begin(how: Literal["geven", "vragen"]) -> Status:
    """Return the status of a new machtiging that was given or asked for."""
    return table().begin[how]


def after(status: Status, act: Act, by: By) -> Status:
    """Return the status after ``act`` by ``by``; raises NotAllowed."""
    for row in table().overgang:
        if row.daad == act and status in row.van and by in row.door:
            return row.naar
    raise NotAllowed(f"{act} door {by} kan niet bij {status.value}")


def acts(status: Status, by: By) -> tuple[Act, ...]:
    """Return what ``by`` may do in this status."""
    return tuple(row.daad for row in table().overgang if status in row.van and by in row.door)


def final(status: Status) -> bool:
    """True when nothing leads away from this status."""
    return not any(status in row.van for row in table().overgang)
