"""What the people of one household share: who they are to each other, their surnames and ages.

Everything about them comes out of one hash for the household, the ``throw``: what they share stands first, then the
draws of each. Shares: 98 % of couples are a man and a woman, men 2.5 years older on average (CBS 37772ned); of couples
with children 77 % and of those without 81 % are married or registered, nine in ten of those married (CBS 71486ned);
women are 24 to 36 at the birth of their first child (CBS 37422ned: 30.3 on average). Ages and spans are in days.
"""

from datetime import date
from struct import Struct

from services.population.core import TODAY, Bond, Kin, Sex, Surname
from services.population.dice import Throw
from services.population.names import surnames
from services.population.neighbourhood import Household

# sexes (2), surnames (2), whose the children have, ages of the adults (2), those of children left out, the bond (3)
_SHARED = Struct("<2H 2H H 2H 10x 2HI")
_BIRTHS, _BORN = Struct("<5H"), 14
_MOVE, _MOVED = Struct("<HI"), _SHARED.size
HEAD, EACH = _MOVED + _MOVE.size, 40
"""Bytes of what is shared, and of each member: ``people`` cuts those."""
_YESTERDAY = TODAY.toordinal() - 1
_YEAR = 365.2425
_MAN: tuple[Sex, ...] = ("M",)
_WOMAN: tuple[Sex, ...] = ("V",)
_MAN_AND_WOMAN: tuple[Sex, ...] = ("M", "V")
_WOMAN_AND_MAN: tuple[Sex, ...] = ("V", "M")
_COUPLES = (_MAN_AND_WOMAN, _WOMAN_AND_MAN, _MAN * 2, _WOMAN * 2)
_NO_BOND: tuple[Bond, int] = ("", 0)
_AROUND = int(1.5 * _YEAR)
"""How far somebody's age is at most from that of the first adult of all households of this place."""
_SPREAD = 2 * _AROUND
_YOUNGEST, _YOUNGEST_PARTNER, _YOUNGEST_MOTHER = int(19 * _YEAR), int(20 * _YEAR), int(17.5 * _YEAR)
_OLDER = int(8 * _YEAR)
_BONDED_FROM, _BONDED_AT_MOST = int(23 * _YEAR), int(60 * _YEAR)
_LAST_MOVE = TODAY.toordinal() - 40
_REGISTERED_FROM = date(1998, 1, 1).toordinal()
"""Before this day nobody could register a partnership."""


class Kinship:
    """Draws what each household shares."""

    def __init__(self, seed: bytes) -> None:
        self._throw = Throw(seed, "gezin").of
        self._surnames = surnames()

    def of(self, number: int, shape: Household, first: int) -> Kin:
        """Return what household ``number`` shares; ``first`` is the citizen number of its first adult."""
        adults, children, names = shape.adults, shape.children, self._surnames
        throw = self._throw(number, HEAD + EACH * (adults + children))
        sex, alike, one, two, giver, age, older, married, kind, since = _SHARED.unpack_from(throw)
        own, other, bond = names[one % len(names)], names[two % len(names)], _NO_BOND
        ages = [max(_YOUNGEST, int(shape.age * _YEAR) + age % _SPREAD - _AROUND)]
        if adults == 1:
            sexes = _WOMAN if sex % 100 < _women_alone(shape) else _MAN
            # The children of a woman alone mostly have the name of their father, who is not here.
            called: tuple[Surname, ...] = (own, own if sexes is _MAN or giver % 100 < 40 else other)
        else:
            sexes = _COUPLES[sex % 2 + 2 * (alike % 100 < 2)]
            ages.append(max(_YOUNGEST_PARTNER, _partner_age(ages[0], sexes[0], older)))
            fathers, mothers = (other, own) if sexes is _WOMAN_AND_MAN else (own, other)
            called = (own, other, fathers if giver % 100 < 88 else mothers)
            if married % 100 < (77 if children else 81):
                bond = _bond(min(ages), kind, since)
        if children:
            mother = ages[1] if sexes is _MAN_AND_WOMAN else ages[0]
            ages += _ages_of_children(mother, children, _BIRTHS.unpack_from(throw, _BORN))
        born = tuple([_YESTERDAY - one for one in ages])
        return Kin(number, first, adults, adults + children, sexes, called, born, bond[0], bond[1], throw)


def _women_alone(shape: Household) -> int:
    """Return how many in a hundred of those who are the only adult are women."""
    return 84 if shape.kind == "eenouder" else 66 if shape.age >= 70 else 41


def _partner_age(age: int, sex: Sex, drawn: int) -> int:
    """Return the age of the other adult: the man is 2.5 years older, give or take four."""
    older = drawn % _OLDER - _AROUND
    return age - older if sex == "M" else age + older


def _bond(younger: int, kind: int, drawn: int) -> tuple[Bond, int]:
    """Return how and since when two are bound, of whom the younger is now so old."""
    days = max(365, min(younger - _BONDED_FROM, _BONDED_AT_MOST))
    since = _YESTERDAY - 29 - drawn % days
    return "P" if kind % 100 >= 90 and since >= _REGISTERED_FROM else "H", since


def _ages_of_children(mother: int, count: int, drawn: tuple[int, ...]) -> list[int]:
    """Return the ages, oldest first, of children who are between 1.6 and 4.2 years apart, or closer where they must."""
    one, two, birth, home, slack = drawn
    gaps = [584 + one % 951, 584 + two % 951][: count - 1]
    apart = sum(gaps)
    # The mother was 24.5 to 35 at the first birth, no child at home is over 24, and the youngest is born.
    oldest = min(mother - 8949 - birth % 3836, 8766 - home % 1096)
    oldest = min(max(oldest, apart + slack % 731), mother - _YOUNGEST_MOTHER)
    ages, squeeze = [oldest], min(1.0, oldest / (apart + 18))
    for gap in gaps:
        ages.append(int(ages[-1] - gap * squeeze))
    return ages


def moved(kin: Kin, ready: int) -> int:
    """Return the day on which a household moved in, as an ordinal, into a house in which one can live since ``ready``.

    The first adult was 19 by then, and for most it was within the last fourteen years.
    """
    seldom, when = _MOVE.unpack_from(kin.throw, _MOVED)
    days = max(1, _LAST_MOVE - max(ready, kin.born[0] + 19 * 365))
    return _LAST_MOVE - when % (days if seldom % 100 < 25 else min(days, 14 * 365))  # type: ignore[no-any-return]
