"""Names of people and streets, from the lists of the Faker library (nl_NL), in an order that never changes.

Only the lists are Faker's: which name somebody gets is drawn from our own dice, because a Faker instance per citizen
would take longer than everything else.
"""

import re
from functools import cache

from faker.providers.address.nl_NL import Provider as Addresses
from faker.providers.person.nl_NL import Provider as Persons

from services.population.core import Name, Sex
from services.population.dice import Dice

# Surnames that the BRP would write as they are: an optional prefix of its table 36, and one capitalised word.
_PREFIX = r"(?P<prefix>van der|van den|van de|van 't|van|de|den|der|ter|ten|te|'t|op den|in 't)"
_SURNAME = re.compile(rf"({_PREFIX} )?(?P<name>[A-Z][a-zë-ü]+)")
_LONGEST_STREET = 24


@cache
def surnames() -> tuple[tuple[str, str], ...]:
    """Return (prefix, name) of every surname."""
    found = (_SURNAME.fullmatch(one) for one in dict.fromkeys(Persons.last_names))
    return tuple((match["prefix"] or "", match["name"]) for match in found if match)


@cache
def given_names(sex: Sex) -> tuple[str, ...]:
    """Return the given names for men or women."""
    lists = Persons.first_names_male if sex == "M" else Persons.first_names_female
    return tuple(name for name in dict.fromkeys(lists) if name.isalpha())


@cache
def street_names() -> tuple[str, ...]:
    """Return every name a street may have, at most 24 characters: more than any municipality has streets."""
    begins = dict.fromkeys((*given_names("V"), *given_names("M"), *(name for _, name in surnames())))
    names = (f"{begin}{end}" for begin in begins for end in Addresses.street_suffixes)
    return tuple(name for name in names if len(name) <= _LONGEST_STREET)


def given(dice: Dice, sex: Sex) -> str:
    """Return one to three given names, two for most people."""
    names, drawn = given_names(sex), dice.below(10)
    if drawn < 4:
        return dice.pick(names)
    places = dice.series(len(names), 2 if drawn < 8 else 3)
    return " ".join(dict.fromkeys([names[place] for place in places]))


def named(dice: Dice, sex: Sex, surname: tuple[str, str]) -> Name:
    """Return a name with this surname."""
    return Name(given(dice, sex), *surname)
