"""The mark "in onderzoek" on a datum, beside an answer: for contracts whose bodies have no room for one.

One header, ours: ``X-Voorportaal-In-Onderzoek: eerste_kleur;object=0TST01;sinds=2027-01-05, …``. The name is the
datum's key in fields.toml; without ``object`` it is about the citizen. Who does not know the header loses nothing.
"""

from collections.abc import Iterable
from datetime import date
from urllib.parse import quote, unquote

from msgspec import Struct

HEADER = "X-Voorportaal-In-Onderzoek"
MOST = 20
"""Marks in one answer; a header has its limits."""


class InOnderzoek(Struct, frozen=True):
    """A datum that its holder investigates; until it has decided, who uses the datum may deviate from it."""

    datum: str
    since: date
    thing: str = ""


def written(marks: Iterable[InOnderzoek]) -> str:
    """Return the value of the header; everything that could be a separator is escaped."""
    return ", ".join(_one(mark) for mark in list(marks)[:MOST])


def read(text: str) -> tuple[InOnderzoek, ...]:
    """Return what a header says; what cannot be read is left out."""
    found = (_read(part) for part in text.split(",")[:MOST] if part.strip())
    return tuple(mark for mark in found if mark is not None)


def _one(mark: InOnderzoek) -> str:
    thing = f";object={quote(mark.thing, safe='')}" if mark.thing else ""
    return f"{quote(mark.datum, safe='')}{thing};sinds={mark.since.isoformat()}"


def _read(part: str) -> InOnderzoek | None:
    datum, *rest = part.strip().split(";")
    told = dict(one.split("=", 1) for one in rest if "=" in one)
    try:
        return InOnderzoek(unquote(datum), date.fromisoformat(told["sinds"]), unquote(told.get("object", "")))
    except (KeyError, ValueError):
        return None
