"""Reads a person as delivered, and remembers for every value with which words the screen shows it.

That memory is what tests/contract/test_persoon_shows_everything.py holds against the published persons.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec import Struct

from app.kit.texts import Texts
from services.registries.brp.codes import tables
from services.registries.brp.values import leaves

Shown = tuple[tuple[str, str], ...]
SINCE = "datumIngangOnderzoek"


class Piece(Struct, frozen=True):
    """Words for one datum, and (path of a value, words that show it) for every value behind it."""

    words: str = ""
    shows: Shown = ()


class Mark(Struct, frozen=True):
    """That data are under investigation: the badge's words, and which data when it is not all that is there."""

    words: str = ""
    parts: tuple[str, ...] = ()
    shows: Shown = ()


NOTHING = Piece()
NO_MARK = Mark()


class Reader:
    """One group of a person's JSON, at ``path``. What is not delivered reads as nothing."""

    def __init__(self, value: Mapping[str, Any], texts: Texts, path: str = "") -> None:
        self.value = value
        self.texts = texts
        self.path = path

    def at(self, name: str) -> "Reader":
        """Return a group inside this one."""
        return Reader(self.value.get(name, {}), self.texts, self.inside(name))

    def each(self, name: str) -> "list[Reader]":
        """Return the groups of a list inside this one."""
        found = self.value.get(name, [])
        return [Reader(one, self.texts, f"{self.inside(name)}[{place}]") for place, one in enumerate(found)]

    def code(self, name: str) -> str:
        """Return the code of a coded value, to decide by; empty when there is none."""
        return str(self.value.get(name, {}).get("code", ""))

    def text(self, name: str) -> Piece:
        """Return words as delivered."""
        return self.said(name, str(self.value.get(name, "")).strip())

    def said(self, name: str, words: str) -> Piece:
        """Return our own ``words`` for a value, when it is delivered."""
        return Piece(words, ((self.inside(name), words),)) if name in self.value else NOTHING

    def coded(self, name: str, table: str = "") -> Piece:
        """Return the meaning of a code; a code that comes without one is looked up or shown itself."""
        value = self.value.get(name)
        if not value:
            return NOTHING
        words = value.get("omschrijving") or self._looked_up(value.get("code", ""), table)
        named = ("code", "omschrijving") if "omschrijving" not in value else ("omschrijving",)
        words = words if table == "gemeente" else self.texts.official(words, table or name)
        return Piece(words, tuple((f"{self.inside(name)}.{part}", words) for part in named if part in value))

    def date(self, name: str) -> Piece:
        """Return a date of any precision as a reader of this language writes it."""
        value = self.value.get(name)
        if not value:
            return NOTHING
        words = self._date_words(value)
        inside = self.inside(name)
        return Piece(words, tuple((path, words) for path, _ in leaves(value, inside) if path != f"{inside}.type"))

    def mark(self, *names: str, since: tuple[str, ...] = (SINCE,)) -> Mark:
        """Return the investigation into the data called ``names`` of this group; ``since`` holds its dates."""
        group = self.at("inOnderzoek")
        flagged = tuple(name for name in names if group.value.get(name) is True)
        if not flagged:
            return NO_MARK
        dates = [piece for piece in map(group.date, since) if piece.words]
        days = f" {self.texts('and')} ".join(dict.fromkeys(piece.words for piece in dates))
        words = self.texts("mark_since", date=days) if days else self.texts("mark")
        shows = [(group.inside(name), words) for name in flagged]
        shows += [(path, words) for piece in dates for path, _ in piece.shows]
        whole = all(name in flagged for name in names if name in self.value)
        return Mark(words, () if whole else flagged, tuple(shows))

    def inside(self, name: str) -> str:
        """Return the path of a member of this group."""
        return f"{self.path}.{name}" if self.path else name

    def _looked_up(self, code: str, table: str) -> str:
        only = self.texts("code_only", code=code)
        meaning = tables()[table].get(code, "") if table else ""
        return f"{meaning} ({only})" if meaning else only

    def _date_words(self, value: Mapping[str, Any]) -> str:
        if "datum" in value:
            return self.texts.date(date.fromisoformat(value["datum"]))
        if "maand" in value:
            return self.texts.month_year(date(value["jaar"], value["maand"], 1))
        return str(value["jaar"]) if "jaar" in value else self.texts("unknown")


def joined(*pieces: Piece, by: str = " ") -> Piece:
    """Return several pieces as one; what says nothing leaves no gap."""
    words = by.join(piece.words for piece in pieces if piece.words)
    return Piece(words, tuple(shown for piece in pieces for shown in piece.shows))

