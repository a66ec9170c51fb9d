"""The table ``[svb]`` of a generated citizen: AOW from 67, and child benefit for one parent of every household."""

from datetime import date

from services.population.core import Core
from services.registries.svb.block import Block, Inhouding, Kind, Kinderbijslag, Leefvorm, Uitkering
from services.registries.svb.rates import following, quarter_of

_ADULT = 18
_CARE = 0.0485  # contribution for the health insurance, of what is paid


def block(core: Core) -> Block:
    """Return the table."""
    aow = tuple(_aow(core, one.since, one.per_month) for one in core.benefits if one.kind == "AOW")
    children = [child for child in core.children if child.age < _ADULT] if receives(core) else []
    return Block(uitkeringen=aow, kinderbijslag=_benefit(core, children) if children else None)


def receives(core: Core) -> bool:
    """Return whether this parent of two gets the child benefit: the mother, or else the first of the household."""
    partner = core.partner
    if partner is None or core.sex != partner.sex:
        return partner is None or core.sex == "V"
    return core.number < partner.number


def _aow(core: Core, since: date, per_month: int) -> Uitkering:
    lives: Leefvorm = "alleenstaand" if core.partner_number is None else "samenwonend"
    off = Inhouding(naam="Bijdrage zorgverzekering", bedrag=round(per_month * _CARE, 2))
    return Uitkering(
        soort="AOW",
        kenmerk=f"AOW {core.born:%y-%m%d}-{core.bsn[-3:]}",
        aanvang=since,
        leefvorm=lives,
        jaren=50,
        bruto=float(per_month),
        inhoudingen=(off,),
        vakantiegeld_per_jaar=round(per_month * 0.58, 2),
    )


def _benefit(core: Core, children: list[Core]) -> Kinderbijslag:
    return Kinderbijslag(
        kenmerk=f"KB-{core.born:%y-%m%d}-{core.bsn[-3:]}",
        kinderen=tuple(
            Kind(
                bsn=child.bsn,
                naam=child.name.voornamen.split()[0],
                geboren=child.born,
                vanaf_kwartaal=following(quarter_of(child.born)),
            )
            for child in children
        ),
    )
