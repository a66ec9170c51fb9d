"""The citizens: what is drawn for each one, in the household that they share with others.

Shares: four in ten married women use their partner's name first or only; education of those over 24: 27 % low, 38 %
middle, 35 % high (CBS 85525NED); most people live where they were born.
"""

from datetime import date
from struct import Struct

from services.population.core import TODAY, AbsentParent, Core, Country, Kin, Sex
from services.population.kinship import EACH, HEAD
from services.population.names import named, surnames
from services.population.numbering import Bsns

# given names (4), birthplace (2), which surname is used, education
_OWN = Struct("<4H 2H H H")
# twice: given names (4), surname, age
_PARENTS = Struct("<4HHH 4HHH")
_BEHIND = HEAD + _OWN.size
_NOW = TODAY.toordinal()
_YEAR = 365.2425
_EDUCATED = date(TODAY.year - 25, 1, 1).toordinal()
_LEVELS = (1,) * 27 + (2,) * 38 + (3,) * 21 + (4,) * 14
_USES = "P" * 22 + "V" * 20 + "N" * 4 + "E" * 54
"""Which name a hundred married women use: their partner's, that and their own, their own and that, or their own."""
_HALF = 1 << 15
_OTHER: dict[Sex, Sex] = {"M": "V", "V": "M"}
assert _OWN.size + _PARENTS.size == EACH


class People:
    """Makes citizens. ``towns`` are the names of places where people were born."""

    def __init__(self, bsns: Bsns, towns: tuple[str, ...]) -> None:
        self._bsns = bsns
        self._towns = towns

    def person(self, country: Country, kin: Kin, index: int, town: str) -> Core:
        """Return one of a household: ``index`` counts the adults first. ``town`` is where the household lives."""
        many, one, two, three, native, elsewhere, _, _ = _OWN.unpack_from(kin.throw, HEAD + EACH * index)
        adult = index < kin.adults
        sex: Sex = kin.sexes[index] if adult else "M" if many < _HALF else "V"
        name = named(sex, kin.surnames[index if adult else -1], many, one, two, three)
        if native % 100 >= (62 if adult else 88):
            town = self._towns[elsewhere % len(self._towns)]
        number = kin.first + index
        return Core(country, kin, index, number, self._bsns.of(number), sex, name, town)


def naamgebruik(core: Core) -> str:
    """Return which surname a citizen uses: E, P, V or N."""
    kin = core.kin
    if not kin.bond or core.index >= kin.adults:
        return "E"
    drawn = _OWN.unpack_from(kin.throw, HEAD + EACH * core.index)[6] % 100
    return _USES[drawn] if core.sex == "V" or drawn < 3 else "E"


def level(core: Core) -> int:
    """Return the education of a citizen, as far as it can have come at this age."""
    born = core.kin.born[core.index]
    drawn = _LEVELS[_OWN.unpack_from(core.kin.throw, HEAD + EACH * core.index)[7] % 100]
    if born < _EDUCATED:
        return drawn
    age = (_NOW - born) / _YEAR
    at_most = 0 if age < 16.5 else 1 if age < 18.5 else 2 if age < 22.5 else 3 if age < 24.5 else 4
    return min(drawn, at_most)


def absent_parents(core: Core) -> tuple[AbsentParent, ...]:
    """Return the parents who are no citizens: both of an adult, and whoever a child does not live with."""
    kin, index, own = core.kin, core.index, core.name.family
    if index >= kin.adults == 2:
        return ()
    born, names = kin.born[index], surnames()
    a, b, c, d, called, age, e, f, g, h, _, years = _PARENTS.unpack_from(kin.throw, _BEHIND + EACH * index)
    other = names[called % len(names)]
    if index < kin.adults:
        mother = AbsentParent(named("V", other, a, b, c, d), "V", _before(born, age))
        return mother, AbsentParent(named("M", own, e, f, g, h), "M", _before(born, years))
    sex, surname = _OTHER[kin.sexes[0]], other if kin.surnames[0] is own else own
    return (AbsentParent(named(sex, surname, a, b, c, d), sex, _before(born, age)),)


def _before(child: int, drawn: int) -> int:
    """Return the birth of a parent, who was between 22 and 38 at that of the child."""
    return child - int(22 * _YEAR) - drawn % int(16 * _YEAR)
