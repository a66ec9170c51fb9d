"""The questions of the Beheervoorziening BSN (DOMAIN.md §3.2); each says by which law and why, and is written down.

Number issue has the presentievraag before somebody is registered. Users have five verification questions, from (a)
is this an issued number to (e) do number and data belong together. Errors go to the Foutenmeldpunt, which is not here.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from enum import StrEnum
from functools import partial
from typing import TypeVar

from msgspec import Struct

from services.clock import Clock
from services.identifiers import is_bsn, is_documentnummer
from services.stelsel.bsn.matching import Wanted, differences, fits
from services.stelsel.bsn.people import Identity, PersonSource

T = TypeVar("T")


class Presence(StrEnum):
    """What comes out of a presentievraag."""

    NOT_FOUND = "niet gevonden"
    ONE = "één kandidaat"
    SEVERAL = "meer kandidaten"


class Validity(StrEnum):
    """How the Verificatieregister (VIS) knows a document."""

    VALID = "geldig"
    NOT_VALID = "bekend als niet geldig"
    UNKNOWN = "onbekend nummer"


class Kind(StrEnum):
    """The questions, as the log names them."""

    PRESENCE = "presentievraag"
    NUMBER = "is dit een uitgegeven BSN"
    DOCUMENT = "mag dit identiteitsdocument worden gebruikt"
    DATA = "welke gegevens horen bij dit BSN"
    NUMBER_OF = "welk BSN hoort bij deze gegevens"
    TOGETHER = "horen dit BSN en deze gegevens bij elkaar"


class Asker(Struct, frozen=True):
    """Who asks, by which law, and what for. All three are mandatory."""

    oin: str
    ground: str
    purpose: str

    def __post_init__(self) -> None:
        if not (self.oin.strip() and self.ground.strip() and self.purpose.strip()):
            raise ValueError("wie een vraag stelt, noemt zijn OIN, de wet en het doel")


class Entry(Struct, frozen=True):
    """One line of the log. ``about`` is the number asked about, empty when the question had none."""

    moment: datetime
    asker: Asker
    kind: Kind
    outcome: str
    about: str = ""


class Checked(Struct, frozen=True):
    """A document: how it is known, and since when it is not valid."""

    validity: Validity
    since: date | None = None


class Candidates(Struct, frozen=True):
    """The answer to a presentievraag; of several candidates who is not told, as the facility does."""

    presence: Presence
    found: tuple[Identity, ...] = ()


class Facility:
    """Answers from ``source`` and writes every question down with ``log``, also when the source gives no answer."""

    def __init__(self, source: PersonSource, clock: Clock, log: Callable[[Entry], None]) -> None:
        self._source = source
        self._clock = clock
        self._log = log

    def presence(self, asker: Asker, wanted: Wanted) -> Candidates:
        """Say whether somebody may be registered already; raises ServiceError."""
        found = self._written(asker, Kind.PRESENCE, "", partial(self._fitting, wanted), _presence)
        return Candidates(Presence(_presence(found)), tuple(found))

    def number(self, asker: Asker, bsn: str) -> bool:
        """(a) Say whether this number was issued; one that fails the elfproef never was."""
        return self._written(asker, Kind.NUMBER, bsn, partial(self._person, bsn), _yes) is not None

    def document(self, asker: Asker, number: str) -> Checked:
        """(b) Say how the VIS knows a document."""
        return self._written(asker, Kind.DOCUMENT, "", partial(self._checked, number), _validity)

    def data(self, asker: Asker, bsn: str) -> Identity | None:
        """(c) Return the identifying data of a number, or None."""
        return self._written(asker, Kind.DATA, bsn, partial(self._person, bsn), _yes)

    def number_of(self, asker: Asker, wanted: Wanted) -> str | None:
        """(d) Return the number of these data when exactly one person fits; else None."""
        found = self._written(asker, Kind.NUMBER_OF, "", partial(self._fitting, wanted), _presence)
        return found[0].bsn if len(found) == 1 else None

    def together(self, asker: Asker, bsn: str, wanted: Wanted) -> tuple[str, ...]:
        """(e) Return which data contradict the number; nothing means that they belong together."""
        return self._written(asker, Kind.TOGETHER, bsn, partial(self._contradicting, bsn, wanted), _no)

    def _person(self, bsn: str) -> Identity | None:
        return self._source.by_number(bsn) if is_bsn(bsn) else None

    def _fitting(self, wanted: Wanted) -> list[Identity]:
        return [one for one in self._source.by_name_and_birth(wanted.surname, wanted.born) if fits(wanted, one)]

    def _contradicting(self, bsn: str, wanted: Wanted) -> tuple[str, ...]:
        found = self._person(bsn)
        return differences(wanted, found) if found else ("burgerservicenummer",)

    def _checked(self, number: str) -> Checked:
        found = self._source.document(number) if is_documentnummer(number) else None
        if found is None:
            return Checked(Validity.UNKNOWN)
        if found.lost:
            return Checked(Validity.NOT_VALID, found.lost_since)
        if found.until is not None and found.until < self._clock.today():
            return Checked(Validity.NOT_VALID, found.until)
        return Checked(Validity.VALID)

    def _written(
        self, asker: Asker, kind: Kind, about: str, ask: Callable[[], T], word: Callable[[T], str]
    ) -> T:
        """Ask, and write down who asked what and what came out in a word."""
        outcome = "geen antwoord"
        try:
            found = ask()
            outcome = word(found)
        finally:
            self._log(Entry(self._clock.now(), asker, kind, outcome, about))
        return found


def _presence(found: Sequence[Identity]) -> str:
    return (Presence.NOT_FOUND, Presence.ONE, Presence.SEVERAL)[min(len(found), 2)].value


def _yes(found: Identity | None) -> str:
    return "gevonden" if found is not None else "niet gevonden"


def _no(contradicting: Sequence[str]) -> str:
    return "nee" if contradicting else "ja"


def _validity(found: Checked) -> str:
    return found.validity.value
