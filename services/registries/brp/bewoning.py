"""Builds bewoning: who lived at an addressable object on a day or in a period, per composition of residents."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from msgspec import Struct

from services.registries.brp.block import Block
from services.registries.brp.naming import full_name
from services.registries.brp.parts import filled, mark_of, moment, name_of
from services.registries.brp.person import suspension
from services.registries.brp.stays import Stretch, lived

_MANY = 100
_REMOVED = ("F", "W")  # made in error, or wiped
_DOUBTED = ("1010", "1030", "1180")
Lookup = Callable[[str], Block | None]


class _Resident(Struct, frozen=True):
    """Someone's days at the object."""

    bsn: str
    told: dict[str, Any]
    surely: Stretch
    perhaps: Stretch


def between(identification: str, start: date, end: date, people: Iterable[tuple[str, Block]]) -> list[dict[str, Any]]:
    """Return a bewoning for every stretch of [start, end) with the same residents, the oldest first."""
    residents = [one for bsn, block in people for one in _residents(identification, bsn, block)]
    first, last = start.toordinal(), end.toordinal()
    turns = {day for one in residents for day in (*one.surely, *one.perhaps) if first < day < last}
    days = sorted({first, last, *turns})
    made: list[dict[str, Any]] = []
    for begin, stop in pairwise(days):
        one = _bewoning(identification, (begin, stop), residents)
        if one is None:
            continue
        before = made[-1] if made else None
        if before is not None and _follows(before, one):
            before["periode"]["datumTot"] = one["periode"]["datumTot"]
        else:
            made.append(one)
    return made


def lives_at(identification: str, today: date, block: Block) -> bool:
    """True when this person is registered there, surely or perhaps, on ``today``."""
    day = today.toordinal()
    return any(_in(one.perhaps, day) for one in _residents(identification, "", block))


def objects_of(block: Block) -> Iterator[str]:
    """Yield the id of every object that someone lives or lived at."""
    for stay in (block.verblijfplaats, *block.eerdere_verblijfplaatsen):
        if stay is not None and stay.adresseerbaar_object_identificatie:
            yield stay.adresseerbaar_object_identificatie


def _residents(identification: str, bsn: str, block: Block) -> Iterator[_Resident]:
    gone = suspension(block)
    if gone is not None and gone["reden"].get("code") in _REMOVED:
        return
    ended = block.opschorting_bijhouding.datum if block.opschorting_bijhouding is not None else None
    if ended is None and gone is not None and block.overlijden is not None:
        ended = block.overlijden.datum
    for one in lived(block, ended):
        if one.stay.adresseerbaar_object_identificatie == identification:
            mark = mark_of(one.stay.in_onderzoek)
            doubted = mark is not None and any(map(mark.covers, _DOUBTED))
            yield _Resident(bsn, _told(bsn, block, doubted), one.surely, one.perhaps)


def _told(bsn: str, block: Block, doubted: bool) -> dict[str, Any]:
    born = block.geboorte.datum if block.geboorte is not None else None
    name = full_name(name_of(block.naam, block.geslacht))
    return filled(
        burgerservicenummer=bsn,
        geheimhoudingPersoonsgegevens=block.geheimhouding_persoonsgegevens or None,
        inOnderzoek=doubted or None,
        naam={"volledigeNaam": name} if name else None,
        geboorte={"datum": moment(born)} if born is not None else None,
    )


def _bewoning(identification: str, stretch: Stretch, residents: list[_Resident]) -> dict[str, Any] | None:
    """Return who lived there in a stretch in which nothing changes; None when nobody did."""
    day = stretch[0]
    sure = {one.bsn: one.told for one in residents if _in(one.surely, day)}
    maybe = {one.bsn: one.told for one in residents if _in(one.perhaps, day) and one.bsn not in sure}
    if not sure and not maybe:
        return None
    many = len(sure) + len(maybe) > _MANY
    begin, end = (date.fromordinal(one).isoformat() for one in stretch)
    return filled(
        adresseerbaarObjectIdentificatie=identification,
        periode={"datumVan": begin, "datumTot": end},
        bewoners=[] if many else list(sure.values()),
        mogelijkeBewoners=[] if many else list(maybe.values()),
        indicatieVeelBewoners=many or None,
    )


def _follows(before: dict[str, Any], one: dict[str, Any]) -> bool:
    """True when ``one`` goes on where ``before`` ends, with the same residents."""
    unchanged = {name: value for name, value in before.items() if name != "periode"}
    same = unchanged == {name: value for name, value in one.items() if name != "periode"}
    return same and bool(before["periode"]["datumTot"] == one["periode"]["datumVan"])


def _in(stretch: Stretch, day: int) -> bool:
    return stretch[0] <= day < stretch[1]
