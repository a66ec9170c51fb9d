"""Writes a machtiging as one side may see it: names, what can be done now, and a code only for who should have it."""

from collections.abc import Iterable
from datetime import date

from services.identity.machtigen.codes import shown
from services.identity.machtigen.mandate import Machtiging as Mandate
from services.identity.machtigen.states import By, Status, acts
from services.registries.machtigen.records import Machtiging, Partij, Vestiging, Voorbeeld
from services.registries.machtigen.stock import Kept

_OPEN = (Status.WACHT, Status.AANGEVRAAGD)


def listed(kept: Iterable[Kept], by: By, today: date) -> tuple[Machtiging, ...]:
    """Return them for one side: the last change first."""
    rows = [answer(one, by, today) for one in kept]
    return tuple(sorted(rows, key=_newest_first))


def answer(kept: Kept, by: By, today: date) -> Machtiging:
    """Return one machtiging for one side. The giver sees a code that waits; the asker never does."""
    one = kept.mandate.on(today)
    waits = one.status in _OPEN
    code = shown(one.code) if waits and by == "gever" and one.code else ""
    possible = tuple(act for act in acts(one.status, by) if act != "activeren")
    branches = tuple(Vestiging(part.vestigingsnummer, part.naam) for part in kept.vestigingen)
    return Machtiging(
        one.id, one.dienst, one.status, one.sinds, one.aangemaakt, one.van, one.tot_en_met, _other(one, by), possible,
        code, one.code_until if waits else None, branches,
    )  # fmt: skip


def preview(one: Mandate) -> Voorbeeld:
    """Return what a helper sees before saying yes."""
    return Voorbeeld(one.dienst, one.van, one.tot_en_met, _giver(one))


def _other(one: Mandate, by: By) -> Partij:
    if by == "gemachtigde":
        return _giver(one)
    return Partij("burger", one.gemachtigde_naam, one.gemachtigde, one.gemachtigde_is)


def _giver(one: Mandate) -> Partij:
    return Partij("bedrijf" if one.bedrijf else "burger", one.gever_naam, one.gever, one.gever_is)


def _newest_first(one: Machtiging) -> tuple[int, str, str]:
    return -one.sinds.toordinal(), one.dienst, one.id
