"""The table ``[bri]`` of a generated citizen: the income of five years; who has no income yet has no table."""

from datetime import date

from services.population.core import Core
from services.population.earnings import assessed
from services.registries.bri.block import Block, Inkomen, Soort

YEARS = range(2025, 2020, -1)


def block(core: Core) -> Block:
    """Return the table."""
    kind: Soort = "verzamelinkomen" if core.age >= 18 and assessed(core) else "belastbaar jaarloon"
    made = []
    for year in YEARS:
        amount = core.income(year)
        if not amount:
            break
        made.append(Inkomen(jaar=year, soort=kind, bedrag=amount, vastgesteld_op=fixed_on(year)))
    return Block(inkomens=tuple(made))


def fixed_on(year: int) -> date:
    """Return the day on which incomes of a year are fixed here."""
    return date(year + 1, 9, 18)
