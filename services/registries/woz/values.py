"""The publisher's rule for which value of a property counts, per value date."""

from collections.abc import Iterable
from datetime import date

from services.registries.woz.block import Waarde

_ANNULLED = "beschikking_vernietigd"
_CONTESTED = frozenset({"bezwaar_ingediend", "beroep_aangetekend", "hoger_beroep_aangetekend", "cassatie_ingesteld"})


def relevant(waarden: Iterable[Waarde]) -> list[Waarde]:
    """Return one value per value date, newest first: the one that took effect last and is not annulled."""
    chosen: dict[date, Waarde] = {}
    for waarde in waarden:
        if _ANNULLED in waarde.statussen and set(waarde.statussen) == {_ANNULLED}:
            continue
        known = chosen.get(waarde.peildatum)
        if known is None or ingang(waarde) > ingang(known):
            chosen[waarde.peildatum] = waarde
    return sorted(chosen.values(), key=_peildatum, reverse=True)


def contested(waarde: Waarde) -> bool:
    """True while an objection or appeal against the value runs."""
    return not _CONTESTED.isdisjoint(waarde.statussen)


def ingang(waarde: Waarde) -> date:
    """Return the day the value took effect: 1 January after its value date unless the file says otherwise."""
    return waarde.ingangsdatum or date(waarde.peildatum.year + 1, 1, 1)


def _peildatum(waarde: Waarde) -> date:
    return waarde.peildatum
