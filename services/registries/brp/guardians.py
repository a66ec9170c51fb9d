"""Builds the gezag list: who has custody over whom, with names and ages looked up."""

from collections.abc import Callable
from datetime import date
from typing import Any

from services.registries.brp.block import Block, Gezag, Kind, Ouder, Partner
from services.registries.brp.days import age
from services.registries.brp.naming import full_name
from services.registries.brp.parts import filled, name_of

_OF_AGE = 18
Lookup = Callable[[str], Block | None]

_WHY = {
    "TijdelijkGeenGezag": "Tijdelijk geen gezag.",
    "GezagNietTeBepalen": "Gezag is niet te bepalen omdat gegevens ontbreken.",
}


def of(bsn: str, block: Block, today: date, lookup: Lookup) -> list[dict[str, Any]]:
    """Return every custody relation that ``block`` names, seen from the person ``bsn``; it ends when a child is 18."""
    find = _Relatives(bsn, block, lookup)
    made = (_relation(one, one.minderjarige or bsn, today, find) for one in block.gezag)
    return [one for one in made if one["minderjarige"].get("leeftijd", 0) < _OF_AGE]


class _Relatives:
    """Finds a name and a date of birth by BSN: on the person's own list, or else on that of whose BSN it is."""

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

    def in_order(self, minor: str, parents: tuple[str, ...]) -> list[str]:
        """Return ``parents`` as they stand on the list of ``minor``, parent 1 first; as they are when it is unknown."""
        if len(parents) < 2:
            return list(parents)
        block = self._block if minor == self._bsn else self._lookup(minor)
        there = [one.burgerservicenummer for one in block.ouders] if block is not None else []
        return sorted(parents, key=lambda bsn: there.index(bsn) if bsn in there else len(there))

    def _find(self, bsn: str) -> Any:
        if bsn == self._bsn:
            return self._block
        own = self._listed(bsn)
        if own is not None and own.naam is not None and own.geboorte is not None:
            return own
        return self._lookup(bsn) or own

    def _listed(self, bsn: str) -> Kind | Ouder | Partner | None:
        block = self._block
        relatives: list[Kind | Ouder | Partner] = [*block.kinderen, *block.ouders, *block.partners]
        return next((one for one in relatives if one.burgerservicenummer == bsn), None)


def _relation(one: Gezag, minor: str, today: date, find: _Relatives) -> dict[str, Any]:
    older = one.uitgave == "2.6"
    parents = [_person(bsn, find, older) for bsn in find.in_order(minor, one.ouders)]
    others = [({} if older else {"type": "BekendeDerde"}) | _person(bsn, find, older) for bsn in one.derden]
    born = find.born(minor)
    made = filled(
        type=one.type,
        minderjarige=_person(minor, find, older) | filled(leeftijd=age(born, today) if born else None),
        inOnderzoek=one.in_onderzoek or None,
        toelichting=one.toelichting or (None if older else _WHY.get(one.type)),
    )
    if one.type in ("GezamenlijkOuderlijkGezag", "TweehoofdigOuderlijkGezag"):
        return made | {"ouders": parents}
    if one.type in ("EenhoofdigOuderlijkGezag", "GezamenlijkGezag") and parents:
        made["ouder"] = parents[0]
    if one.type == "GezamenlijkGezag":
        made["derde"] = others[0] if others else ({} if older else {"type": "OnbekendeDerde"})
    if one.type == "Voogdij":
        made["derden"] = others
    return made


def _person(bsn: str, find: _Relatives, older: bool) -> dict[str, Any]:
    naam = filled(volledigeNaam=find.name(bsn))
    return filled(burgerservicenummer=bsn, naam=(naam or None) if older else naam)
