"""Reads a coded value as an author writes it, by code or by name, from the national tables in tables.csv."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct


class Coded(dict[str, str]):
    """A coded value that was read from the tables already and that nobody changes."""


_UNKNOWN = {"land": "0000", "gemeente": "0000"}


class Entry(Struct, frozen=True):
    """One value of a national table; ``began`` and ``ended`` are YYYYMMDD or "" (facts: RvIG, 2022-11 to 2023-05)."""

    code: str
    meaning: str
    kind: str
    successor: str
    began: str
    ended: str


@cache
def entries() -> dict[str, tuple[Entry, ...]]:
    """Return every table with all that is known of its values, also those that have ended."""
    made: dict[str, list[Entry]] = {}
    for table, *rest in _rows():
        made.setdefault(table, []).append(Entry(*rest))
    return {table: tuple(rows) for table, rows in made.items()}


@cache
def tables() -> dict[str, dict[str, str]]:
    """Return every table: name → code → meaning. The first person needs it, so nothing more is made of the rows."""
    made: dict[str, dict[str, str]] = defaultdict(dict)
    for table, code, meaning, *_ in _rows():
        made[table][code] = meaning
    return dict(made)


def _rows() -> Iterator[list[str]]:
    with Path(__file__).with_name("tables.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)   # the names of the columns
        yield from rows


@cache
def _by_name(table: str) -> dict[str, str]:
    return {meaning.casefold(): code for code, meaning in reversed(tables()[table].items())}


def value(table: str, written: object) -> dict[str, str]:
    """Return ``written`` (code, name, or a table with both) as {code, omschrijving}.

    A place ("plaats") that is no Dutch municipality keeps only its name. Raises ValueError for the rest.
    """
    if isinstance(written, dict):
        return {name: str(written[name]) for name in ("code", "omschrijving", "soort") if written.get(name)}
    text = str(written)
    known = tables()["gemeente" if table == "plaats" else table]
    code = text if text in known else _by_name("gemeente" if table == "plaats" else table).get(text.casefold())
    if code is not None:
        return {"code": code, "omschrijving": known[code]}
    if table == "plaats":
        return {"omschrijving": text}
    raise ValueError(f"{text!r} staat niet in de tabel {table}; schrijf de code of de naam, of allebei")


def is_unknown(table: str, coded: dict[str, Any] | None) -> bool:
    """True for a value that the registry keeps as "not known" and the API therefore does not deliver."""
    return coded is not None and coded.get("code") == _UNKNOWN.get("gemeente" if table == "plaats" else table, "")
