"""The table ``[toeslagen]`` of a generated citizen: the advances of 2027 by the very rules, for one of a household."""

from datetime import date

from services.population.core import Core
from services.registries.toeslagen.block import Block, Grondslag, Kind, Soort, Toeslag
from services.registries.toeslagen.calculation import work_out

_YEAR, _ESTIMATE = 2027, 2026
_ADULT = 18
_FROM, _DECIDED = date(_YEAR, 1, 1), date(_YEAR - 1, 11, 24)
_LEAST = 24.0  # euros a year: less is not paid
_LETTERS: dict[Soort, str] = {"zorgtoeslag": "ZT", "huurtoeslag": "HT", "kindgebonden budget": "KGB"}


def block(core: Core) -> Block:
    """Return the table; of two partners the one with the lower number asks for both."""
    partner = core.partner
    if core.age < _ADULT or (partner is not None and partner.number < core.number):
        return Block()
    own = core.income(_ESTIMATE) or 0
    theirs = (partner.income(_ESTIMATE) or 0) if partner is not None else None
    asked: list[tuple[Soort, Grondslag]] = [("zorgtoeslag", Grondslag(alleenstaand=partner is None))]
    if core.home.tenure == "huur" and not core.parents_numbers:
        rent = 480.0 + core.home.number % 420
        asked.append(("huurtoeslag", Grondslag(alleenstaand=partner is None, huur=rent)))
    if core.children_numbers:
        children = _children(core)
        if children:
            asked.append(("kindgebonden budget", Grondslag(alleenstaand=partner is None, kinderen=children)))
    made = [_advance(core, kind, own, theirs, basis) for kind, basis in asked]
    return Block(toeslagen=tuple(one for one in made if one is not None))


def _children(core: Core) -> tuple[Kind, ...]:
    return tuple(
        Kind(bsn=child.bsn, naam=child.name.voornamen.split()[0], geboren=child.born)
        for child in core.children
        if child.age < _ADULT
    )


def _advance(core: Core, kind: Soort, own: int, theirs: int | None, basis: Grondslag) -> Toeslag | None:
    found = work_out(kind, _YEAR, own, theirs, basis)
    if found.per_year < _LEAST:
        return None
    return Toeslag(
        soort=kind,
        jaar=_YEAR,
        kenmerk=f"{_LETTERS[kind]}-{_YEAR}-{core.bsn[-6:]}",
        status="voorschot",
        vanaf=_FROM,
        per_maand=found.per_month,
        beschikking=_DECIDED,
        toetsingsinkomen=own,
        toetsingsinkomen_partner=theirs,
        grondslag=basis,
    )
