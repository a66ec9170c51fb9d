"""The table ``[uwv]`` of a generated citizen: years worked, and the benefits that UWV pays or paid."""

from datetime import timedelta

from services.population.core import TODAY, Benefit, Core
from services.registries.uwv.block import Block, Tarief, Uitkering, Wet

_LAWS: dict[str, Wet] = {"WW": "WW", "WIA": "WIA", "Wajong": "Wajong"}
_START, _END = 18, 67


def block(core: Core) -> Block:
    """Return the table; empty for who never worked and gets nothing."""
    paid = tuple(_benefit(core, one) for one in core.benefits if one.holder == "UWV")
    years = min(core.age, _END) - max(_START, _START + core.level)
    if not paid and not core.jobs:
        return Block()
    return Block(gewerkte_jaren=max(0, years), uitkeringen=paid)


def _benefit(core: Core, one: Benefit) -> Uitkering:
    """A WW of 70 per cent; WIA 70 and Wajong 75."""
    share = 75.0 if one.kind == "Wajong" else 70.0
    months = min(24, max(3, core.age - 20))
    end = one.since + timedelta(days=30 * months) if one.kind == "WW" else None
    return Uitkering(
        wet=_LAWS[one.kind],
        naam=f"{one.kind}-uitkering",
        kenmerk=f"{one.kind.upper()}-{core.bsn[-6:]}",
        aanvang=one.since,
        einde=end if end is None or end > TODAY else TODAY + timedelta(days=90),
        maandloon=round(one.per_month / share * 100, 2),
        bedragen=(Tarief(vanaf=one.since, percentage=share, bedrag=float(one.per_month)),),
        betaaldag=14 if one.kind == "WW" else 23,
    )
