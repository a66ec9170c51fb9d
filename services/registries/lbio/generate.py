"""The table ``[lbio]`` of a generated citizen: maintenance between two who were married, for one pair in fifteen.

LBIO collects some tens of thousands of maintenances (its yearly figures, rounded): half a per cent of all citizens has
to do with it. Both ends are made from the lower number of the two, so that they say the same; the one with the higher
income pays. Maintenance for children is left to personas: the other parent of a generated child is no citizen here.
"""

from services.population.core import TODAY, Core, Former
from services.population.dice import Dice
from services.registries.lbio.block import Alimentatie, Betaling, Block, Mens, Rol, Status, Uitspraak

_SHARE = 100 / 15
_LONGEST = 12  # years after the divorce (Burgerlijk Wetboek 1, article 157, before 2020)
_COURTS = (
    "Amsterdam", "Den Haag", "Gelderland", "Limburg", "Midden-Nederland", "Noord-Holland", "Noord-Nederland",
    "Oost-Brabant", "Overijssel", "Rotterdam", "Zeeland-West-Brabant",
)  # fmt: skip
_STATUSES: tuple[Status, ...] = ("in behandeling", "LBIO int", "LBIO int", "afgesloten")
_LEAST, _MOST, _STEP = 150, 1800, 10
_YEAR = TODAY.year - 1
_EMPTY = Block()


def block(core: Core) -> Block:
    """Return the table; empty for most."""
    past = core.former
    if past is None or TODAY.year - past.ended.year > _LONGEST:
        return _EMPTY
    first = core if core.number < past.partner.number else past.partner
    dice = first.dice("lbio")
    if not dice.percent(_SHARE):
        return _EMPTY
    return Block(alimentaties=(_maintenance(core, past, dice),))


def _maintenance(core: Core, past: Former, dice: Dice) -> Alimentatie:
    other = past.partner
    mine, theirs = core.income(_YEAR - 1) or 0, other.income(_YEAR - 1) or 0
    pays = (mine, other.number) > (theirs, core.number)
    role: Rol = "betaler" if pays else "ontvanger"
    amount = float(min(_MOST, max(_LEAST, abs(mine - theirs) * 3 // 120 // _STEP * _STEP)))
    begin, status = dice.between(1, 9), dice.pick(_STATUSES)
    end = dice.between(begin, 12) if status == "afgesloten" else 12
    return Alimentatie(
        kenmerk=f"LB-{_YEAR}-{dice.between(10_000, 99_999)}",
        soort="partneralimentatie",
        rol=role,
        wederpartij=Mens(bsn=other.bsn, naam=other.name.initialled),
        bedrag_per_maand=amount,
        uitspraak=Uitspraak(rechtbank=f"Rechtbank {dice.pick(_COURTS)}", datum=past.ended),
        achterstand_van=f"{_YEAR}-{begin:02}",
        achterstand_tot=f"{_YEAR}-{end:02}" if status == "afgesloten" else None,
        status=status,
        betalingen=tuple(_paid(dice, amount, begin, end, whole=status == "afgesloten")),
    )


def _paid(dice: Dice, amount: float, begin: int, end: int, *, whole: bool) -> list[Betaling]:
    """Return what was paid: everything once the account is closed, else most months."""
    day = dice.between(20, 28)
    return [
        Betaling(maand=f"{_YEAR}-{month:02}", bedrag=amount, datum=TODAY.replace(year=_YEAR, month=month, day=day))
        for month in range(begin, end + 1)
        if dice.percent(55) or whole
    ]
