"""Decides who matches a search question, by what is registered.

A question without diacritics finds names with and without them (transliterated, DOMAIN.md §3.2); one with diacritics
finds only names that have them, as the zoeken features of RvIG's data service say.
"""

import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from services.mockkit.problem import Problem
from services.stelsel.bsn.matching import unmarked

_NEVER_FOUND = ("F", "W")  # lists that were made in error or wiped
_MOST = {
    "ZoekMetGeslachtsnaamEnGeboortedatum": 10,
    "ZoekMetNaamEnGemeenteVanInschrijving": 10,
}
_MOST_ELSE = 30

Person = Mapping[str, Any]


def matches(question: Mapping[str, Any], person: Person) -> bool:
    """True when ``person`` meets every parameter of ``question``, and may be found at all."""
    if not _findable(question, person):
        return False
    return all(_TESTS[name](person, value) for name, value in question.items() if name in _TESTS)


def limited(question: Mapping[str, Any], found: list[str]) -> list[str]:
    """Return ``found``; raises Problem 400 tooManyResults when the question was too wide."""
    most = _MOST.get(question["type"], _MOST_ELSE)
    if len(found) > most:
        raise Problem(
            400,
            "tooManyResults",
            f"Meer dan maximum van {most} zoekresultaten gevonden. Verfijn de zoekopdracht.",
            title="Teveel zoekresultaten.",
        )
    return found


def _findable(question: Mapping[str, Any], person: Person) -> bool:
    reason = person.get("opschortingBijhouding", {}).get("reden", {}).get("code")
    if reason in _NEVER_FOUND:
        return False
    return reason != "O" or question.get("inclusiefOverledenPersonen") is True


def _equal(path: str) -> Callable[[Person, Any], bool]:
    def test(person: Person, wanted: Any) -> bool:
        asked = int(wanted) if isinstance(wanted, float) else wanted  # 2.0 is a whole number in JSON
        have, want = _comparable(str(_at(person, path)), str(asked))
        return have == want

    return test


def _like(path: str) -> Callable[[Person, Any], bool]:
    def test(person: Person, wanted: str) -> bool:
        have, want = _comparable(str(_at(person, path)), wanted)
        if want.endswith("*"):
            return have.startswith(want[:-1])
        return have.endswith(want[1:]) if want.startswith("*") else have == want

    return test


def _comparable(have: str, want: str) -> tuple[str, str]:
    """Return what is registered and what is asked, to compare: with diacritics only when the question has any."""
    plain, marked = unmarked(want), unicodedata.normalize("NFC", want).lower()
    if plain == marked:
        return unmarked(have), plain
    return unicodedata.normalize("NFC", have).lower(), marked


def _postcode(person: Person, wanted: str) -> bool:
    return str(_at(person, "verblijfplaats.verblijfadres.postcode")) == wanted.replace(" ", "").upper()


def _street(person: Person, wanted: str) -> bool:
    names = ("officieleStraatnaam", "korteStraatnaam")
    return any(_like(f"verblijfplaats.verblijfadres.{name}")(person, wanted) for name in names)


def _at(person: Person, path: str) -> Any:
    value: Any = person
    for name in path.split("."):
        value = value.get(name, "") if isinstance(value, Mapping) else ""
    return value


_TESTS: dict[str, Callable[[Person, Any], bool]] = {
    "geslachtsnaam": _like("naam.geslachtsnaam"),
    "voornamen": _like("naam.voornamen"),
    "voorvoegsel": _equal("naam.voorvoegsel"),
    "geslacht": _equal("geslacht.code"),
    "geboortedatum": _equal("geboorte.datum.datum"),
    "gemeenteVanInschrijving": _equal("gemeenteVanInschrijving.code"),
    "postcode": _postcode,
    "straat": _street,
    "huisnummer": _equal("verblijfplaats.verblijfadres.huisnummer"),
    "huisletter": _equal("verblijfplaats.verblijfadres.huisletter"),
    "huisnummertoevoeging": _equal("verblijfplaats.verblijfadres.huisnummertoevoeging"),
    "nummeraanduidingIdentificatie": _equal("verblijfplaats.nummeraanduidingIdentificatie"),
    "adresseerbaarObjectIdentificatie": _equal("verblijfplaats.adresseerbaarObjectIdentificatie"),
}
