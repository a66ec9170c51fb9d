"""The statuses of a report and the moves between them, read from statussen.toml."""

from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from services.toml_positions import decode, load

Role = Literal["melder", "bronhouder"]


class Status(StrEnum):
    """How a report stands."""

    GEMELD = "Gemeld"
    IN_BEHANDELING = "In behandeling"
    INGEPLAND = "Ingepland"
    VERKEERDE_BRONHOUDER = "Verkeerde bronhouder"
    INGETROKKEN = "Ingetrokken"
    ONVOLDOENDE_INFORMATIE = "Onvoldoende informatie"
    AFGEHANDELD = "Afgehandeld"


class Move(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One allowed move; ``before`` is None for the first status of a report."""

    after: Status = msgspec.field(name="naar")
    by: Role = msgspec.field(name="door")
    before: Status | None = msgspec.field(name="van", default=None)


class NotAllowed(Exception):
    """A move that the table does not have; ``before`` is None when the report is new."""

    def __init__(self, before: Status | None, after: Status, by: Role) -> None:
        self.before, self.after, self.by = before, after, by
        super().__init__(f"de {by} kan {after.value!r} niet zetten na {before.value if before else 'niets'!r}")


@cache
def moves() -> tuple[Move, ...]:
    """Return every allowed move, in the order of the file."""
    path = Path(__file__).with_name("statussen.toml")
    return tuple(decode(path, row, Move, ("zet", place)) for place, row in enumerate(load(path)["zet"]))


def following(before: Status | None, by: Role) -> tuple[Status, ...]:
    """Return the statuses that ``by`` may set after ``before``."""
    return tuple(move.after for move in moves() if move.before == before and move.by == by)


def is_end(status: Status) -> bool:
    """True when nobody can set anything after this status."""
    return not any(move.before == status for move in moves())


def check(before: Status | None, after: Status, by: Role) -> None:
    """Raise NotAllowed unless ``by`` may set ``after`` now."""
    if after not in following(before, by):
        raise NotAllowed(before, after, by)
