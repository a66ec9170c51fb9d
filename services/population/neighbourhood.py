"""The one neighbourhood (wijk) of 7,500 people that the country is made of 1,200 times over.

Every neighbourhood has the same households in the same places, so that a citizen's number alone says who lives with
whom; names, ages, houses and work differ. Shares follow CBS StatLine, rounded, 1 January 2024:

- households (71486ned): 40 % single, 28 % couples without children, 24 % with, 7 % one parent; 2.1 persons each;
- children at home: couples 38 / 44 / 18 % with one, two, three or more; one parent 60 / 30 / 10 %;
- ages by household: fitted so that the whole follows the population pyramid (03759ned): 21 % under 20, 25 % 20-40,
  33 % 40-65, 16 % 65-80, 5 % older; tests/unit/services/population measures it;
- dwellings (82550NED): 36 % flats, with the single people in them first;
- companies: 1,000 on 7,500 people, 63 % eenmanszaak (KVK's yearly figures, which count some 2.4 million on 17.9).
"""

from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import blake2b
from typing import Literal

from msgspec import Struct

PEOPLE = 7_500
WIJKEN = 1_200
COMPANIES = 1_000
PER_STREET = 37
FLAT_STREETS = 35
HOME_STREETS = 98
BUSINESS_STREETS = 8
STREETS = HOME_STREETS + BUSINESS_STREETS
HOUSEHOLDS = HOME_STREETS * PER_STREET

Kind = Literal["alleen", "paar", "gezin", "eenouder"]
Form = Literal["Eenmanszaak", "Vennootschap onder firma", "Besloten Vennootschap", "Stichting"]

# (kind, adults, children, how many)
_SHAPES: tuple[tuple[Kind, int, int, int], ...] = (
    ("alleen", 1, 0, 1463),
    ("paar", 2, 0, 1031),
    ("gezin", 2, 1, 335),
    ("gezin", 2, 2, 388),
    ("gezin", 2, 3, 158),
    ("eenouder", 1, 1, 150),
    ("eenouder", 1, 2, 76),
    ("eenouder", 1, 3, 25),
)
# (from, up to, weight) of the age of the first adult
_AGES: dict[Kind, tuple[tuple[int, int, int], ...]] = {
    "alleen": (
        *((19, 25, 11), (25, 35, 16), (35, 45, 10), (45, 55, 11)),
        *((55, 65, 15), (65, 75, 16), (75, 85, 14), (85, 98, 7)),
    ),
    "paar": ((21, 30, 11), (30, 40, 9), (40, 50, 6), (50, 60, 17), (60, 70, 28), (70, 80, 23), (80, 93, 6)),
    "gezin": ((28, 35, 17), (35, 45, 42), (45, 55, 33), (55, 62, 8)),
    "eenouder": ((25, 35, 14), (35, 45, 34), (45, 55, 37), (55, 62, 15)),
}
# Who goes to live in a flat first: the lower, the sooner.
_FLATNESS: dict[Kind, float] = {"alleen": 0.0, "eenouder": 0.35, "paar": 0.4, "gezin": 0.75}
_FORMS: tuple[tuple[Form, int], ...] = (
    ("Stichting", 30),
    ("Besloten Vennootschap", 249),
    ("Vennootschap onder firma", 91),
    ("Eenmanszaak", 630),
)
CORPORATION, LANDLORD = 0, 30
"""Companies of every neighbourhood that let houses: the housing corporation, and a private landlord."""
PREMISES = _FORMS[0][1] + _FORMS[1][1]
"""Companies below this have premises of their own; the others are at their owner's home."""


class Household(Struct, frozen=True):
    """One household: where its people begin among the 7,500, how many there are, and the first adult's age."""

    first: int
    adults: int
    children: int
    kind: Kind
    age: float

    @property
    def size(self) -> int:
        """How many people it has."""
        return self.adults + self.children


class Neighbourhood(Struct, frozen=True):
    """``households`` in the order of their dwellings; ``home_of`` person → household; companies and who runs them."""

    households: tuple[Household, ...]
    home_of: tuple[int, ...]
    officers: tuple[tuple[int, ...], ...]
    forms: tuple[Form, ...]
    company_of: dict[int, int]


@cache
def neighbourhood() -> Neighbourhood:
    """Return the neighbourhood; made once, in some milliseconds."""
    households = tuple(_placed(_in_flats_first(list(_shapes()))))
    home_of = [0] * PEOPLE
    for index, household in enumerate(households):
        home_of[household.first : household.first + household.size] = [index] * household.size
    forms = tuple(form for form, count in _FORMS for _ in range(count))
    officers = tuple(_officers(households, forms))
    company_of = {person: company for company, people in enumerate(officers) for person in people}
    return Neighbourhood(households, tuple(home_of), officers, forms, company_of)


def is_flat(dwelling: int) -> bool:
    """True for a dwelling, by its place in the neighbourhood, that is in a block of flats: one building a street."""
    return dwelling < FLAT_STREETS * PER_STREET


def _shapes() -> Iterator[Household]:
    totals = {kind: sum(count for of, _, _, count in _SHAPES if of == kind) for kind in _AGES}
    seen = dict.fromkeys(_AGES, 0)
    for kind, adults, children, count in _SHAPES:
        for _ in range(count):
            # 0.618…: the shapes of one kind share its ages evenly, whatever order they come in.
            seen[kind] += 1
            share = seen[kind] * 0.6180339887498949 % 1 if kind != "alleen" else (seen[kind] - 0.5) / totals[kind]
            yield Household(0, adults, children, kind, _age(_AGES[kind], share))


def _age(table: Sequence[tuple[int, int, int]], share: float) -> float:
    """Return the age below which ``share`` of the people in ``table`` are."""
    left = share * sum(weight for _, _, weight in table)
    for first, last, weight in table:
        if left < weight:
            return first + (last - first) * left / weight
        left -= weight
    return float(table[-1][1])


def _in_flats_first(shapes: list[Household]) -> list[Household]:
    """Return the households in the order of their dwellings: flats first, and mixed within each half."""
    chance = [_share(f"woning/{place}") for place in range(len(shapes))]
    order = sorted(range(len(shapes)), key=lambda place: _FLATNESS[shapes[place].kind] + chance[place])
    cut = FLAT_STREETS * PER_STREET
    mixed = [*sorted(order[:cut], key=chance.__getitem__), *sorted(order[cut:], key=chance.__getitem__)]
    return [shapes[place] for place in mixed]


def _placed(households: list[Household]) -> Iterator[Household]:
    first = 0
    for one in households:
        yield Household(first, one.adults, one.children, one.kind, one.age)
        first += one.size


def _officers(households: Sequence[Household], forms: Sequence[Form]) -> Iterator[tuple[int, ...]]:
    """Yield, per company, who of the 7,500 run it: somebody of 26 to 64, or both partners for a vof."""
    order = sorted(range(len(households)), key=lambda place: _share(f"zaak/{place}"))
    able = [households[place] for place in order if 29 <= households[place].age < 61]
    couples = iter([one for one in able if one.adults == 2])
    firms = [next(couples) for form in forms if form == "Vennootschap onder firma"]
    together = {one.first for one in firms}
    alone = iter([one for one in able if one.first not in together])
    partners = iter(firms)
    for form in forms:
        if form == "Vennootschap onder firma":
            first = next(partners).first
            yield first, first + 1
        else:
            yield (next(alone).first,)


def _share(of: str) -> float:
    return int.from_bytes(blake2b(of.encode(), digest_size=6).digest(), "little") / (1 << 48)
