"""Names of people and streets, from the lists of the Faker library (nl_NL), in an order that never changes.

Only the lists are Faker's: which name somebody gets is drawn from our own dice, because a Faker instance per citizen
would take longer than everything else.
"""

import re
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


@cache
def _lettered() -> dict[Sex, tuple[tuple[str, str], ...]]:
    """Return the given names by sex, each with its initial."""
    sexes: tuple[Sex, Sex] = ("M", "V")
    return {sex: tuple((name, f"{name[0]}.") for name in given_names(sex)) for sex in sexes}


def named(sex: Sex, surname: Surname, many: int, one: int, two: int, three: int) -> Name:
    """Return a name by four draws: with one to three given names, two for most people."""
    names = _lettered()[sex]
    size, tenth = len(names), many % 10
    given, letters = names[one % size]
    if tenth >= 4:
        second, letter = names[two % size]
        if second != given:
            given, letters = f"{given} {second}", letters + letter
        if tenth >= 8:
            third, letter = names[three % size]
            if third not in given.split():
                given, letters = f"{given} {third}", letters + letter
    return Name(given, letters, surname)
