"""How the message log is read: by the screen, by ``main.py stelsel log`` and by the pages of a running server.

One question narrows it for all of them: words, how a line ended, and the profile (DOMAIN.md §5.4).
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Literal

import msgspec
from msgspec import Struct

from services.decoding import convert
from services.stelsel.digikoppeling.contents import Contents, Kept
from services.stelsel.digikoppeling.log import Line, MessageLog

State = Literal["verzonden", "opnieuw", "ontvangen", "groot", "bevestigd", "dubbel", "beantwoord", "mislukt"]
STATES: tuple[State, ...] = (
    "verzonden", "opnieuw", "ontvangen", "groot", "bevestigd", "dubbel", "beantwoord", "mislukt",
)  # fmt: skip
_BEGINS: dict[str, State] = {
    "opnieuw": "opnieuw", "ontvangen": "ontvangen", "groot": "groot", "bevestigd": "bevestigd", "dubbel": "dubbel",
    "verzonden": "verzonden",
}  # fmt: skip


class Entry(Struct, frozen=True):
    """One line of the log with the names of both organisations."""

    line: Line
    sender: str
    receiver: str

    @property
    def state(self) -> State:
        """Return how the line ended, in a word."""
        return state_of(self.line)

    def told(self) -> dict[str, Any]:
        """Return the line as JSON, with the names and what they mean."""
        more = {"afzender": self.sender, "ontvanger": self.receiver, "toestand": self.state}
        plain: dict[str, Any] = msgspec.to_builtins(self.line)
        return plain | more | {"ondertekend": self.signed}

    @classmethod
    def read(cls, row: dict[str, Any]) -> "Entry":
        """Return what ``told`` made; raises msgspec.ValidationError."""
        return cls(convert(row, Line), str(row.get("afzender", "")), str(row.get("ontvanger", "")))

    @property
    def signed(self) -> bool:
        """True when the message, or the body of the call, was signed (a profile that ends with S)."""
        return self.line.profiel.endswith("-S")


class Question(Struct, frozen=True):
    """Which lines: those that hold every one of ``words``, of this state and this profile; empty is any."""

    words: str = ""
    state: str = ""
    profile: str = ""

    def fits(self, entry: Entry) -> bool:
        """True when a line is asked for."""
        if self.state not in ("", entry.state) or not entry.line.profiel.startswith(self.profile):
            return False
        said = searched(entry)
        return all(word in said for word in self.words.casefold().split())


class Message(Struct, frozen=True):
    """One message: its lines oldest first, its content if that was kept, and the other messages it belongs with."""

    id: str
    entries: tuple[Entry, ...]
    kept: Kept | None
    others: tuple[Entry, ...]


class LogReader:
    """Reads the log. ``names`` leads from an OIN to the organisation's name."""

    def __init__(self, log: MessageLog, contents: Contents, names: Callable[[str], str]) -> None:
        self._log = log
        self._contents = contents
        self._names = names

    def entries(self) -> tuple[Entry, ...]:
        """Return the whole log, newest first."""
        return named(self._log.lines(), self._names)

    def message(self, key: str) -> Message | None:
        """Return one message by its id, or None when the log does not hold it (any more)."""
        every = self.entries()
        own = tuple(reversed([one for one in every if one.line.bericht == key]))
        if not own:
            return None
        talk = own[0].line.conversatie
        others = {one.line.bericht: one for one in every if one.line.conversatie == talk and one.line.bericht != key}
        return Message(key, own, self._contents.find(key), tuple(others.values()))


def named(lines: Iterable[Line], names: Callable[[str], str]) -> tuple[Entry, ...]:
    """Return lines with the names of both ends; every name is looked up once."""
    known: dict[str, str] = {}
    made = []
    for line in lines:
        for oin in (line.van, line.naar):
            if oin not in known:
                known[oin] = names(oin)
        made.append(Entry(line, known[line.van], known[line.naar]))
    return tuple(made)


def asked(entries: Sequence[Entry], question: Question) -> tuple[Entry, ...]:
    """Return the lines that fit, in the order in which they stand."""
    return tuple(one for one in entries if question.fits(one))


def state_of(line: Line) -> State:
    """Return how a line ended: of an envelope by its own word, of a call by its status."""
    first = line.status.split(maxsplit=1)[0].rstrip(",:") if line.status else ""
    if first in _BEGINS:
        return _BEGINS[first]
    return "beantwoord" if first.isdigit() and int(first) < 400 else "mislukt"


def searched(entry: Entry) -> str:
    """Return the words of a line that can be searched."""
    one = entry.line
    parts = (one.profiel, one.van, one.naar, one.dienst, one.actie, one.bericht, one.conversatie, one.status)
    return " ".join((entry.sender, entry.receiver, *parts)).casefold()
