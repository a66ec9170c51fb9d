"""Names of people and streets, from the lists of the Faker library (nl_NL), in an order that never changes.

Only the lists are Faker's: which name somebody gets is drawn from our own dice, because a Faker instance per citizen
would take longer than everything else.
"""

import re
import sys
from functools import cache

from faker.providers.address.nl_NL import Provider as Addresses
from faker.providers.person.nl_NL import Provider as Persons

from services.population.core import Name, Sex, Surname

# Surnames that the BRP would write as they are: an optional prefix of its table 36, and one capitalised word.
_PREFIX = r"(?P<prefix>van der|van den|van de|van 't|van|de|den|der|ter|ten|te|'t|op den|in 't)"
_SURNAME = re.compile(rf"({_PREFIX} )?(?P<name>[A-Z][a-zë-ü]+)")
_LONGEST_STREET = 24


@cache
def surnames() -> tuple[Surname, ...]:
    """Return every surname."""
    found = (_SURNAME.fullmatch(one) for one in dict.fromkeys(Persons.last_names))
    return tuple(Surname(match["prefix"] or "", match["name"], match[0]) for match in found if match)


@cache
def given_names(sex: Sex) -> tuple[str, ...]:
    """Return the given names for men or women."""
    lists = Persons.first_names_male if sex == "M" else Persons.first_names_female
    return tuple(name for name in dict.fromkeys(lists) if name.isalpha())


@cache
def street_names() -> tuple[str, ...]:
    """Return every name a street may have, at most 24 characters: more than any municipality has streets."""
    begins = dict.fromkeys((*given_names("V"), *given_names("M"), *(one.geslachtsnaam for one in surnames())))
    names = (f"{begin}{end}" for begin in begins for end in Addresses.street_suffixes)
    return tuple(name for name in names if len(name) <= _LONGEST_STREET)


_GIVEN: dict[Sex, tuple[str, ...]] = {"M": given_names("M"), "V": given_names("V")}
_INITIAL = {name: sys.intern(f"{name[0]}.") for names in _GIVEN.values() for name in names}


def named(sex: Sex, surname: Surname, many: int, one: int, two: int, three: int) -> Name:
    """Return a name by four draws: with one to three given names, two for most people."""
    names, tenth = _GIVEN[sex], many % 10
    size = len(names)
    first = names[one % size]
    if tenth < 4:
        return Name(first, _INITIAL[first], surname)
    second = names[two % size]
    given, letters = first, _INITIAL[first]
    if second != first:
        given, letters = f"{first} {second}", letters + _INITIAL[second]
    if tenth >= 8:
        third = names[three % size]
        if third != first and third != second:
            given, letters = f"{given} {third}", letters + _INITIAL[third]
    return Name(given, letters, surname)
