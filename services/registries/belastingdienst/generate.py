"""The table ``[belastingdienst]`` of a generated citizen: the assessment of the newest year, as the BRI has it."""

from datetime import date

from services.population.core import Core
from services.population.earnings import assessed, earnings
from services.registries.belastingdienst.block import Aanslag, Block, Naam, Onderdeel

_YEAR = 2025
_PROFIT: Naam = "winst uit onderneming"


def block(core: Core) -> Block:
    """Return the table; empty for who is not assessed."""
    income = core.income(_YEAR)
    if not income or core.age < 18 or not assessed(core):
        return Block()
    made = earnings(core)
    benefits = made.total(_YEAR, "uitkering", "pensioen")
    profit = made.brought(_YEAR)
    parts: tuple[tuple[Naam, int], ...] = (
        ("loon", income - benefits - profit),
        ("uitkering of pensioen", benefits),
        (_PROFIT, profit),
    )
    due = core.dice("aanslag-bedrag").between(-900, 400)
    return Block(
        aanslagen=(
            Aanslag(
                jaar=_YEAR,
                soort="definitief",
                kenmerk=f"IB25.{core.bsn[-4:]}.{core.number % 90 + 10}",
                datum=date(_YEAR + 1, 9, 18),
                te_betalen=due,
                onderdelen=tuple(Onderdeel(naam=name, bedrag=amount) for name, amount in parts if amount),
            ),
        )
    )
