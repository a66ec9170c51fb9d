"""Reads a coded value as an author writes it, by code or by name, from the tables in codes.toml."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_UNKNOWN = {"land": "0000", "gemeente": "0000"}


@cache
def tables() -> dict[str, dict[str, str]]:
    """Return every table: name → code → meaning."""
    return tomllib.loads(Path(__file__).with_name("codes.toml").read_text(encoding="utf-8"))


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
