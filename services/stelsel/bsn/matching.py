"""When two names or two sets of data are the same: diacritics are transliterated, and what is left out narrows nothing.

Rules: DOMAIN.md §3.2. Surname, birth date and sex are the mandatory set; all else only narrows.
"""

import unicodedata
from datetime import date

from msgspec import Struct

from services.stelsel.bsn.people import Identity, Sex

# Letters that are no base letter with a mark; the BRP's own transliteration writes them so.
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i", "ĳ": "ij", "ħ": "h"}
)


class Wanted(Struct, frozen=True):
    """The data of a person who is looked for."""

    surname: str
    born: date
    sex: Sex
    prefix: str = ""
    given: str = ""
    birthplace: str = ""


def unmarked(words: str) -> str:
    """Return words in small letters without diacritics; all other signs stay: "Yıldız*" is "yildiz*"."""
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", words).casefold().translate(_LETTERS))
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def plain(words: str) -> str:
    """Return a name without marks, hyphens and double spaces: "Súdwest-Yıldız" is "sudwest yildiz"."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in unmarked(words)).split())


def fits(wanted: Wanted, person: Identity) -> bool:
    """True when this may be the person: the mandatory set is the same, and nothing that is given contradicts."""
    return not differences(wanted, person)


def differences(wanted: Wanted, person: Identity) -> tuple[str, ...]:
    """Return the names of the data that contradict; what either side does not know contradicts nothing.

    A date of birth of which the registry knows only the year fits every day of that year; sex O fits both.
    """
    found = []
    if plain(wanted.surname) != plain(person.surname):
        found.append("geslachtsnaam")
    if not wanted.born.isoformat().startswith(person.born):
        found.append("geboortedatum")
    if "O" not in (wanted.sex, person.sex) and wanted.sex != person.sex:
        found.append("geslacht")
    for name, mine, theirs in (
        ("voorvoegsel", wanted.prefix, person.prefix),
        ("geboorteplaats", wanted.birthplace, person.birthplace),
    ):
        if mine and theirs and plain(mine) != plain(theirs):
            found.append(name)
    if wanted.given and person.given and not _given_fits(wanted.given, person.given):
        found.append("voornamen")
    return tuple(found)


def _given_fits(mine: str, theirs: str) -> bool:
    """True when the given names are the first of those that are registered: "Jan" fits "Jan Pieter"."""
    asked, known = plain(mine).split(), plain(theirs).split()
    return known[: len(asked)] == asked
