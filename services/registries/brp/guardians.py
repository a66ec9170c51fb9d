"""Builds the gezag list: who has custody over whom, with names and ages looked up."""

from collections.abc import Callable
from datetime import date
from typing import Any

from services.registries.brp.block import Block, Gezag, Kind, Ouder, Partner
from services.registries.brp.days import age
from services.registries.brp.naming import full_name
from services.registries.brp.parts import filled, name_of

Lookup = Callable[[str], Block | None]

_WHY = {
    "TijdelijkGeenGezag": "Tijdelijk geen gezag.",
    "GezagNietTeBepalen": "Gezag is niet te bepalen omdat gegevens ontbreken.",
}


def of(bsn: str, block: Block, today: date, lookup: Lookup) -> list[dict[str, Any]]:
    """Return every custody relation that ``block`` names, seen from the person ``bsn``."""
    find = _Relatives(bsn, block, lookup)
    return [_relation(one, one.minderjarige or bsn, today, find) for one in block.gezag]


class _Relatives:
    """Finds a name and a date of birth by BSN: among the personas first, then on the person's own list."""

    def __init__(self, bsn: str, block: Block, lookup: Lookup) -> None:
        self._bsn = bsn
        self._block = block
        self._lookup = lookup

    def name(self, bsn: str) -> str:
        found = self._find(bsn)
        return full_name(name_of(found.naam, getattr(found, "geslacht", None))) if found is not None else ""

    def born(self, bsn: str) -> str | None:
        found = self._find(bsn)
        day: str | None = found.geboorte.datum if found is not None and found.geboorte is not None else None
        return day

    def _find(self, bsn: str) -> Any:
        if bsn == self._bsn:
            return self._block
        found = self._lookup(bsn)
        if found is not None:
            return found
        relatives: list[Kind | Ouder | Partner] = [
            *self._block.kinderen,
            *self._block.ouders,
            *self._block.partners,
        ]
        return next((one for one in relatives if one.burgerservicenummer == bsn), None)


def _relation(one: Gezag, minor: str, today: date, find: _Relatives) -> dict[str, Any]:
    parents = [_person(bsn, find) for bsn in one.ouders]
    others: list[dict[str, Any]] = [{"type": "BekendeDerde"} | _person(bsn, find) for bsn in one.derden]
    born = find.born(minor)
    made = filled(
        type=one.type,
        minderjarige=_person(minor, find) | filled(leeftijd=age(born, today) if born else None),
        inOnderzoek=one.in_onderzoek or None,
        toelichting=one.toelichting or _WHY.get(one.type),
    )
    if one.type == "GezamenlijkOuderlijkGezag":
        return made | {"ouders": parents}
    if one.type in ("EenhoofdigOuderlijkGezag", "GezamenlijkGezag") and parents:
        made["ouder"] = parents[0]
    if one.type == "GezamenlijkGezag":
        made["derde"] = others[0] if others else {"type": "OnbekendeDerde"}
    if one.type == "Voogdij":
        made["derden"] = others
    return made


def _person(bsn: str, find: _Relatives) -> dict[str, Any]:
    return {"burgerservicenummer": bsn, "naam": filled(volledigeNaam=find.name(bsn))}
