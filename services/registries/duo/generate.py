"""The table ``[duo]`` of a generated citizen: diplomas so far as the register has them, and for some a study debt."""

from datetime import date

from services.population.core import Core, Diploma as Earned
from services.registries.duo.block import Block, Diploma, Niveau, Studieschuld

_LEVELS: dict[str, Niveau] = {
    "vmbo": "vmbo", "havo": "havo", "vwo": "vwo", "mbo 2": "mbo 2", "mbo 3": "mbo 3", "mbo 4": "mbo 4",
    "hbo bachelor": "hbo-bachelor", "wo bachelor": "wo-bachelor", "wo master": "wo-master",
}  # fmt: skip
_HIGHER, _SINCE_HIGHER, _SINCE_OTHER = ("hbo", "wo"), 1996, 2007
_DAY = date(2027, 1, 1)


def block(core: Core) -> Block:
    """Return the table."""
    known = [one for one in core.diplomas if _kept(one)]
    return Block(diplomas=tuple(_diploma(one) for one in known), studieschuld=_debt(core, known))


def _kept(one: Earned) -> bool:
    """The register begins in 1996 for higher education and in 2007 for other schools."""
    return one.awarded.year >= (_SINCE_HIGHER if one.level.startswith(_HIGHER) else _SINCE_OTHER)


def _diploma(one: Earned) -> Diploma:
    return Diploma(
        opleiding=one.programme,
        niveau=_LEVELS[one.level],
        instelling=one.institution,
        brin=one.brin,
        datum=one.awarded,
    )


def _debt(core: Core, known: list[Earned]) -> Studieschuld | None:
    """Half of those who finished higher education in the last fifteen years still pay."""
    if not known or not known[-1].level.startswith(_HIGHER) or known[-1].awarded.year < _DAY.year - 15:
        return None
    dice = core.dice("studieschuld")
    if not dice.percent(50):
        return None
    debt = 1_000 + 100 * min(dice.below(400), dice.below(400))
    return Studieschuld(
        kenmerk=f"STU.{core.bsn[-4:]}.27", schuld=float(debt), peildatum=_DAY, per_maand=round(debt / 150, 2)
    )
