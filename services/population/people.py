"""The people of one household: who is whose partner, parent and child, and what they are called.

Shares: 98 % of couples are a man and a woman, men 2.5 years older on average (CBS 37772ned); of couples with children
77 % and of those without 81 % are married or registered, nine in ten of those married (CBS 71486ned); four in ten
married women use their partner's name first or only; education of those over 24: 27 % low, 38 % middle, 35 % high
(CBS 85525NED); women are 24 to 36 at the birth of their first child (CBS 37422ned: 30.3 on average).
"""

from datetime import date, timedelta

from services.population.core import TODAY, AbsentParent, Bond, Core, Country, Sex
from services.population.dice import Dice
from services.population.names import named, surnames
from services.population.neighbourhood import Household
from services.population.numbering import Bsns
from services.population.places import Place

_NOW = TODAY.toordinal()
_YEAR = 365.2425
_EDUCATED = date(TODAY.year - 25, 1, 1)
_LEVELS = (1,) * 27 + (2,) * 38 + (3,) * 21 + (4,) * 14
_OTHER: dict[Sex, Sex] = {"M": "V", "V": "M"}


class People:
    """Makes households. ``towns`` are the names of places where people were born."""

    def __init__(self, seed: bytes, bsns: Bsns, towns: tuple[str, ...]) -> None:
        self._seed = seed
        self._bsns = bsns
        self._towns = towns

    def household(self, country: Country, number: int, shape: Household, first: int, place: Place) -> tuple[Core, ...]:
        """Return the people of household ``number``, adults first; ``first`` is the citizen number of the first."""
        family = _Family(Dice(self._seed, "gezin", number), shape, first)
        return tuple([self._person(country, family, index, place) for index in range(shape.size)])

    def _person(self, country: Country, family: "_Family", index: int, place: Place) -> Core:
        number, adult, born = family.first + index, index < family.shape.adults, family.born[index]
        dice = Dice(self._seed, "mens", number)
        sex: Sex = family.sexes[index] if adult else dice.pick(("M", "V"))
        name = named(dice, sex, family.surnames[index])
        bond = family.bond if adult else ""
        return Core(
            country=country,
            number=number,
            bsn=self._bsns.of(number),
            sex=sex,
            born=born,
            name=name,
            naamgebruik=_naamgebruik(dice, sex, bond),
            birthplace=place.municipality.naam if dice.percent(62 if adult else 88) else dice.pick(self._towns),
            bond=bond,
            bond_since=family.bond_since if bond else None,
            level=_level(dice, born),
            partner_number=family.partner_of(index),
            children_numbers=family.children if adult else (),
            parents_numbers=() if adult else family.adults,
        )


class _Family:
    """What the members of a household share, drawn once."""

    def __init__(self, dice: Dice, shape: Household, first: int) -> None:
        self.shape = shape
        self.first = first
        self.adults = tuple(range(first, first + shape.adults))
        self.children = tuple(range(first + shape.adults, first + shape.size))
        self.sexes = _sexes(dice, shape)
        names = surnames()
        own = [names[one] for one in dice.series(len(names), shape.adults + 1)]
        self.surnames = [*own[: shape.adults], *[own[self._name_giver(dice)]] * shape.children]
        self.born = _births(dice, shape, self.sexes)
        self.bond, self.bond_since = self._bond(dice)

    def partner_of(self, index: int) -> int | None:
        """Return the number of the other adult."""
        if self.shape.adults < 2 or index > 1:
            return None
        return self.first + 1 - index

    def _name_giver(self, dice: Dice) -> int:
        """Return whose surname the children have: mostly the father's, who may not be here (then the extra one)."""
        if self.shape.adults == 1:
            return 0 if self.sexes[0] == "M" or dice.percent(40) else 1
        father = self.sexes.index("M") if "M" in self.sexes else 0
        return father if dice.percent(88) else 1 - father

    def _bond(self, dice: Dice) -> tuple[Bond, date | None]:
        married = dice.percent(77 if self.shape.kind == "gezin" else 81)
        if self.shape.adults < 2 or not married:
            return "", None
        youngest = max(self.born[0], self.born[1])
        years = max(1, min(TODAY.year - youngest.year - 22, 60))
        bond: Bond = "H" if dice.percent(90) else "P"
        since = date.fromordinal(_NOW - 30 - dice.below(int(years * _YEAR)))
        # A registered partnership exists since 1998.
        return (bond, since) if bond == "H" or since.year >= 1998 else ("H", since)


def _sexes(dice: Dice, shape: Household) -> tuple[Sex, ...]:
    if shape.adults == 1:
        women = 84 if shape.kind == "eenouder" else 66 if shape.age >= 70 else 41
        return ("V",) if dice.percent(women) else ("M",)
    first: Sex = "M" if dice.percent(50) else "V"
    return (first, first if dice.percent(2) else _OTHER[first])


def _births(dice: Dice, shape: Household, sexes: tuple[Sex, ...]) -> list[date]:
    """Return everybody's day of birth: adults first, children oldest first."""
    age = shape.age + dice.between(-150, 150) / 100
    ages = [max(19.0, age)]
    if shape.adults == 2:
        older = dice.between(-150, 650) / 100 * (1 if sexes[0] == "M" else -1)
        ages.append(max(20.0, ages[0] - older))
    if shape.children:
        mother = ages[sexes.index("V")] if "V" in sexes else ages[0]
        ages += _ages_of_children(dice, mother, shape.children)
    return [date.fromordinal(_NOW - int(one * _YEAR) - 1) for one in ages]


def _ages_of_children(dice: Dice, mother: float, count: int) -> list[float]:
    gaps = [dice.between(160, 420) / 100 for _ in range(count - 1)]
    oldest = min(mother - dice.between(2450, 3500) / 100, 24.0 - dice.below(300) / 100)
    oldest = max(oldest, sum(gaps) + dice.below(200) / 100)
    oldest = min(oldest, mother - 17.5)
    squeeze = min(1.0, oldest / (sum(gaps) + 0.05)) if gaps else 1.0
    ages = [oldest]
    for gap in gaps:
        ages.append(ages[-1] - gap * squeeze)
    return [max(one, 0.01) for one in ages]


def _naamgebruik(dice: Dice, sex: Sex, bond: str) -> str:
    drawn = dice.below(100)
    if not bond or (sex == "M" and drawn >= 3):
        return "E"
    return "P" if drawn < 22 else "V" if drawn < 42 else "N" if drawn < 46 else "E"


def _level(dice: Dice, born: date) -> int:
    level = dice.pick(_LEVELS)
    if born < _EDUCATED:
        return level
    age = (_NOW - born.toordinal()) / _YEAR
    at_most = 0 if age < 16.5 else 1 if age < 18.5 else 2 if age < 22.5 else 3 if age < 24.5 else 4
    return min(level, at_most)


def absent_parents(seed: bytes, core: Core) -> tuple[AbsentParent, ...]:
    """Return the parents who are no citizens: both of an adult, and whoever a child does not live with."""
    dice, names, present = Dice(seed, "ouders", core.number), surnames(), core.parents
    own = (core.name.voorvoegsel, core.name.geslachtsnaam)
    if len(present) == 2:
        return ()
    if not present:
        return _parent(dice, "V", dice.pick(names), core.born), _parent(dice, "M", own, core.born)
    shared = present[0].name.surname == core.name.surname
    return (_parent(dice, _OTHER[present[0].sex], dice.pick(names) if shared else own, core.born),)


def _parent(dice: Dice, sex: Sex, surname: tuple[str, str], child: date) -> AbsentParent:
    years = dice.between(22, 37)
    born = child - timedelta(days=int(years * _YEAR) + dice.below(300))
    return AbsentParent(named(dice, sex, surname), sex, born)


