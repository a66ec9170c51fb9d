"""One login from another country: choose the country, prove who one is there, and be found in the RNI (or not)."""

import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import Literal, Protocol

from msgspec import Struct

from services.identity.eidas.countries import ORDER, Land, Loa
from services.identity.session import Level
from services.values import hiding

Reason = Literal[
    "country_down", "level", "no_consent", "not_registered", "several", "deceased", "refused_number", "cancelled"
]
STATUS: dict[Reason, str] = {
    "country_down": "NoSupportedIDP",
    "level": "NoAuthnContext",
    "cancelled": "AuthnFailed",
    "no_consent": "AuthnFailed",
}
_LEVELS: dict[Loa, Level] = {"low": Level.MIDDEN, "substantial": Level.SUBSTANTIEEL, "high": Level.HOOG}


class Identity(Struct, frozen=True):
    """The minimum data set of a natural person (Regulation (EU) 2015/1501, annex), and how sure it is.

    ``identifier`` is COUNTRY/NL/number, as the node of the country makes it for the Netherlands.
    """

    land: str
    identifier: str
    voornamen: str
    achternaam: str
    geboren: date
    niveau: Loa

    __repr__ = hiding("identifier")


class Resident(Struct, frozen=True):
    """Somebody in the registration of persons with the same name and birthday."""

    bsn: str
    naam: str
    overleden: bool = False

    __repr__ = hiding("bsn")


class Residents(Protocol):
    """Who is registered; bootstrap fulfils it with whatever registry provides persons."""

    def born_on(self, day: date) -> Sequence[tuple[Resident, str, str]]:
        """Return everybody born on a day: the resident, given names, and surname without prefix."""


class ChooseCountry(Struct, frozen=True):
    """From which country? Countries whose means cannot be sure enough are not offered."""

    landen: tuple[Land, ...]


class ForeignLogin(Struct, frozen=True):
    """The practice login of a country: choose who you are there."""

    land: Land
    identiteiten: tuple[Identity, ...]


class Consent(Struct, frozen=True):
    """Which data go to the Netherlands; the person must agree."""

    land: Land
    identiteit: Identity


class ForeignLoggedIn(Struct, frozen=True):
    """Found: who it is here, and how sure."""

    resident: Resident
    level: Level
    land: Land


class Refused(Struct, frozen=True):
    """Not logged in, and why."""

    reason: Reason
    land: str = ""

    @property
    def status(self) -> str:
        """The second-level SAML status."""
        return STATUS.get(self.reason, "RequestDenied")


Step = ChooseCountry | ForeignLogin | Consent | ForeignLoggedIn | Refused


class ForeignAttempt:
    """One login. ``wanted`` is the level the service asks; ``down`` are countries that do not answer (rehearsal)."""

    def __init__(
        self,
        landen: Sequence[Land],
        identiteiten: Sequence[Identity],
        residents: Residents,
        wanted: Loa = "substantial",
        down: frozenset[str] = frozenset(),
    ) -> None:
        self._landen = {one.code: one for one in landen}
        self._identiteiten = tuple(identiteiten)
        self._residents = residents
        self._wanted = wanted
        self._down = down
        self._land: Land | None = None
        self._identiteit: Identity | None = None

    def begin(self) -> ChooseCountry:
        """Return the countries that are sure enough."""
        return ChooseCountry(tuple(one for one in self._landen.values() if one.reaches(self._wanted)))

    def choose_country(self, code: str) -> Step:
        """Go to the login of one country."""
        land = self._landen.get(code)
        if land is None or code in self._down:
            return Refused("country_down", land.naam if land else "")
        self._land = land
        return ForeignLogin(land, tuple(one for one in self._identiteiten if one.land == code))

    def prove(self, identifier: str) -> Step:
        """Be one of the practice identities of this country."""
        found = next((one for one in self._identiteiten if one.identifier == identifier), None)
        if self._land is None or found is None or found.land != self._land.code:
            return self.begin()
        if ORDER.index(found.niveau) < ORDER.index(self._wanted):
            return Refused("level", self._land.naam)
        self._identiteit = found
        return Consent(self._land, found)

    def agree(self, yes: bool) -> Step:
        """Let the data go to the Netherlands, or not."""
        if self._land is None or self._identiteit is None:
            return self.begin()
        return self._found(self._land, self._identiteit) if yes else Refused("no_consent", self._land.naam)

    def cancel(self) -> Refused:
        """Stop; nothing is kept."""
        self._land = self._identiteit = None
        return Refused("cancelled")

    def _found(self, land: Land, who: Identity) -> Step:
        same = [one for one, given, surname in self._residents.born_on(who.geboren) if _matches(who, given, surname)]
        if not same:
            return Refused("not_registered", land.naam)
        if len(same) > 1:
            return Refused("several", land.naam)
        if same[0].overleden:
            return Refused("deceased", land.naam)
        if not same[0].bsn.startswith("9"):
            return Refused("refused_number", land.naam)
        return ForeignLoggedIn(same[0], _LEVELS[who.niveau], land)


def _matches(who: Identity, given: str, surname: str) -> bool:
    """Same surname, and the same first given name; case and accents do not count."""
    return plain(who.achternaam) == plain(surname) and plain(who.voornamen).split()[:1] == plain(given).split()[:1]


def plain(text: str) -> str:
    """Return a name without accents, case and doubled spaces."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return " ".join(bare.casefold().split())
