"""The table ``[blau]`` of a generated citizen: everyone who paid in the last years, with the sums of the income."""

from services.population.core import Core
from services.population.earnings import Payer, earnings
from services.registries.blau.block import Block, Contract, Inkomstenverhouding, Reeks

_RATES = ((12_000, 0.03), (25_000, 0.10), (40_000, 0.16), (60_000, 0.24))
_HIGHEST = 0.32
_WHOLE_YEAR = 12
_HOLIDAY = 12.96  # twelve months and eight per cent


def block(core: Core) -> Block:
    """Return the table."""
    contracts: tuple[Contract, ...] = ("onbepaalde tijd", "onbepaalde tijd", "bepaalde tijd", "oproep")
    dice = core.dice("contract")
    return Block(
        inkomstenverhoudingen=tuple(_relation(one, dice.pick(contracts)) for one in earnings(core).payers)
    )


def _relation(one: Payer, contract: Contract) -> Inkomstenverhouding:
    work = one.kind == "loon"
    return Inkomstenverhouding(
        soort=one.kind,
        omschrijving="" if work else one.what,
        werkgever=one.name,
        loonheffingennummer=one.number,
        kvk_nummer=one.kvk or None,
        contract=contract if work else None,
        functie=one.what if work else "",
        aanvang=one.since,
        einde=one.until,
        uren_per_week=float(one.hours) if one.hours else None,
        opgaven=tuple(_run(one, *year) for year in one.yearly),
    )


def _run(one: Payer, year: int, first: int, last: int, euros: int) -> Reeks:
    """Return the months of one year; holiday pay in May makes them add up to the cent."""
    count = last - first + 1
    whole = count == _WHOLE_YEAR
    monthly = round(euros / (_HOLIDAY if whole else count), 2)
    rate = next((share for limit, share in _RATES if euros * _WHOLE_YEAR < limit * count), _HIGHEST)
    return Reeks(
        van=f"{year}-{first:02}",
        tot=f"{year}-{last:02}",
        sv_loon=monthly,
        uren=one.hours * 13 // 3,
        loonheffing=round(monthly * rate, 2),
        vakantiegeld=max(0.0, round(euros - count * monthly, 2)) if whole else 0.0,
    )
