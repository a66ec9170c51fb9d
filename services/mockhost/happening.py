"""Makes something happen for a demonstration: one change over a registry's own face, as written in a file.

An author writes ``resources/scenarios/happenings/<name>.toml``::

    naam = "Verhuizing"
    omschrijving = "De gemeente verwerkt een verhuizing."
    register = "brp"
    pad = "/verhuizingen"
    [inhoud]                                   # {bsn} is the person; {vandaag|plus:7} a day from now
    burgerservicenummer = "{bsn}"
    nummeraanduidingIdentificatie = "0503200000300870"
    datum = "{vandaag}"

Nothing is sent by hand: the registry changes, and who subscribed reacts.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

import msgspec

import resources
from services.clock import Clock
from services.errors import InputError
from services.events.event import practice_oin
from services.events.party import PartyLine
from services.events.reactions.template import TemplateError, fill_all
from services.toml_positions import decode, fault, load

FOLDER = ("scenarios", "happenings")
_FACE = "beheer"


class Written(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file."""

    naam: str
    register: str
    pad: str
    inhoud: dict[str, Any]
    omschrijving: str = ""


class Happening(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is asked: which file, for whom, and members of the content that differ from it."""

    type: str
    bsn: str
    met: dict[str, Any] = {}


class Stage(Protocol):
    """The part of the stelsel that is needed here (services.mockhost.stelsel)."""

    @property
    def clock(self) -> Clock:
        """The clock."""

    def oin_of(self, registry: str) -> str:
        """Return the OIN of a registry's holder."""

    def line(self, oin: str, name: str) -> PartyLine:
        """Return the line of an organisation's system."""


class Happenings:
    """Finds the files and makes them happen."""

    def __init__(self, stelsel: Stage, folder: Path | None = None) -> None:
        self._stelsel = stelsel
        self._folder = folder or resources.path(FOLDER[0]) / FOLDER[1]

    def names(self) -> dict[str, str]:
        """Return the name of every file with what it does."""
        return {path.stem: self._read(path).omschrijving for path in sorted(self._folder.glob("*.toml"))}

    def make(self, asked: Happening) -> dict[str, Any]:
        """Change the registry and return what it registered; raises InputError, or ServiceError of the registry."""
        path = self._folder / f"{asked.type}.toml"
        if asked.type not in self.names():
            raise InputError(f"er is geen gebeurtenis {asked.type!r}; kies uit: {', '.join(self.names())}")
        written = self._read(path)
        body = self._content(path, written, asked)
        oin = self._stelsel.oin_of(written.register)
        line = self._stelsel.line(oin or practice_oin(written.register), "beheer")
        done: dict[str, Any] = line.send("POST", written.register, _FACE, written.pad, body)
        return done

    def _content(self, path: Path, written: Written, asked: Happening) -> Any:
        data: Mapping[str, Any] = {"bsn": asked.bsn, "vandaag": self._stelsel.clock.today().isoformat(), **asked.met}
        try:
            content: dict[str, Any] = fill_all(dict(written.inhoud) | dict(asked.met), data)
        except TemplateError as error:
            raise fault(path, ("inhoud",), f"{error}; geef het mee met --met") from error
        return content

    def _read(self, path: Path) -> Written:
        return decode(path, load(path), Written)
