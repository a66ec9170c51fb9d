"""The smallest shapes of a BRP answer: coded values, dates of any precision, and a walk over every value.

Absence is ``msgspec.UNSET`` everywhere: what a source leaves out stays left out when it is written back.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, Literal, TypeAlias

import msgspec
from msgspec import UNSET, UnsetType

_INDEX = re.compile(r"\[[0-9]+\]")


class Record(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """What every record shares: read only, camelCase in JSON, and UNSET for what was not delivered."""


class Typed(Record, frozen=True, tag_field="type"):
    """A record that says in ``type`` which of its alternatives it is."""

    @property
    def type(self) -> str:
        """The alternative's name in the contract."""
        return str(self.__struct_config__.tag)


class Datum(Typed, tag="Datum", frozen=True):
    """A date known to the day."""

    lang_formaat: str
    datum: date


class JaarMaandDatum(Typed, tag="JaarMaandDatum", frozen=True):
    """A date of which the day is unknown."""

    lang_formaat: str
    jaar: int
    maand: int


class JaarDatum(Typed, tag="JaarDatum", frozen=True):
    """A date of which only the year is known."""

    lang_formaat: str
    jaar: int


class DatumOnbekend(Typed, tag="DatumOnbekend", frozen=True):
    """A date that exists but is wholly unknown."""

    lang_formaat: str
    onbekend: bool


AnyDatum: TypeAlias = Datum | JaarMaandDatum | JaarDatum | DatumOnbekend


class Waarde(Record, frozen=True):
    """A value from a national table: its code and what the code means."""

    code: str | UnsetType = UNSET
    omschrijving: str | UnsetType = UNSET


class AdellijkeTitelPredicaat(Waarde, frozen=True):
    """A noble title or predicate; ``soort`` says which of the two."""

    soort: Literal["titel", "predicaat"] | UnsetType = UNSET


Text: TypeAlias = str | UnsetType
Flag: TypeAlias = bool | UnsetType
Number: TypeAlias = int | UnsetType
Coded: TypeAlias = Waarde | UnsetType
Day: TypeAlias = AnyDatum | UnsetType


def to_json(record: Record) -> dict[str, Any]:
    """Return ``record`` as the JSON object it came from: same members, same values, nothing added."""
    made: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(record))
    return made


def walk(record: Record, *, indexed: bool = False) -> Iterator[tuple[str, Any]]:
    """Yield every value of ``record`` with its dot path, as the ``fields`` parameter writes paths.

    ``partners.naam.voornamen`` comes once per partner; with ``indexed`` it is ``partners[0].naam.voornamen``.
    Values are JSON values (str, int, bool); empty objects and empty lists hold no value and yield nothing.
    """
    for path, value in leaves(to_json(record)):
        yield (path if indexed else field_path(path)), value


def field_path(path: str) -> str:
    """Return ``path`` without list positions: the name of the field it is a value of."""
    return _INDEX.sub("", path)


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every value in a JSON value with its path, list positions included."""
    if isinstance(value, dict):
        for name, child in value.items():
            yield from leaves(child, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for position, child in enumerate(value):
            yield from leaves(child, f"{path}[{position}]")
    else:
        yield path, value
