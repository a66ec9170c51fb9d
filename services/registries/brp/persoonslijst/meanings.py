"""What a code means: as the national tables say, or as the practice service of RvIG delivers it."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeAlias

from resources import toml
from services.registries.brp import codes

_FOUR = ("plaats", "gemeente", "land", "nationaliteit", "rni_deelnemer")
Meaning: TypeAlias = Callable[[str, str], str]
"""Table and code to a meaning; "" when the code is delivered alone."""


def national(table: str, code: str) -> str:
    """Return what the national table says; "" for a code it does not have."""
    return codes.tables()[table].get(code, "")


def practice(table: str, code: str) -> str:
    """Return what the practice service delivers."""
    seen = _seen().get(table, {})
    return seen[code] if code in seen else national(table, code)


@cache
def _seen() -> dict[str, dict[str, str]]:
    return toml.read_kept(Path(__file__).with_name("meanings.toml"))


def coded(kind: str, written: str, meaning: Meaning) -> dict[str, str]:
    """Return a code with its meaning. A place may be a name; a code may have lost its zeros in a spreadsheet."""
    if kind == "plaats" and not (written.isdigit() and len(written) <= 4):
        return {"omschrijving": written}
    if kind in _FOUR and written.isdigit():
        written = written.zfill(4)
    words = meaning("gemeente" if kind == "plaats" else kind, written)
    return {"code": written, "omschrijving": words} if words else {"code": written}
