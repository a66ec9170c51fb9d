"""The table ``[donorregister]`` of a generated citizen: the choice of an adult.

Shares of adults, near what the register itself publishes since the law of 2020: three in ten said yes, three in ten
no, one in eight leave it to relatives or a named person, and the others are registered without objection.
"""

from datetime import date, timedelta

from services.population.core import Core
from services.registries.donorregister.block import Block, Keuze, Orgaan, Registratie

_ADULT = 18
_CHOICES: tuple[tuple[int, Keuze], ...] = (
    (30, "ja"), (60, "nee"), (72, "nabestaanden"), (73, "persoon"), (100, "geen bezwaar"),
)  # fmt: skip
_SELDOM: tuple[Orgaan, ...] = ("huid", "hoornvliezen", "hart")
_LAW = date(2020, 7, 1)
_LETTERS = timedelta(days=300)


def block(core: Core) -> Block:
    """Return the table; a child has made no choice here."""
    if core.age < _ADULT:
        return Block()
    dice = core.dice("donor")
    drawn = dice.below(100)
    choice = next(kind for limit, kind in _CHOICES if drawn < limit)
    adult = date(core.born.year + _ADULT, core.born.month, min(core.born.day, 28))
    day = max(_LAW, adult) + (_LETTERS if choice == "geen bezwaar" else timedelta(days=dice.below(150)))
    left_out = (dice.pick(_SELDOM),) if choice == "ja" and dice.percent(20) else ()
    named = core.partner.name.initialled if choice == "persoon" and core.partner is not None else ""
    kind: Keuze = "nabestaanden" if choice == "persoon" and not named else choice
    return Block(registratie=Registratie(keuze=kind, datum=day, persoon=named, uitgesloten=left_out))
