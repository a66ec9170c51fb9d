"""What this mock holds: every persona's companies, merged by KvK number, and checked against themselves."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from services.errors import InputError
from services.identifiers import is_rsin
from services.mockkit.stocks import merged
from services.mockkit.world import World
from services.registries.nhr.block import Block, Functionaris, Onderneming, Vestiging

_ZONDER_STATUTEN = frozenset({"Eenmanszaak", "Vennootschap onder firma", "Maatschap", "Commanditaire vennootschap"})


class Stock(Struct, frozen=True):
    """Companies by KvK number, in that order; their places of business by vestigingsnummer."""

    ondernemingen: Mapping[str, Onderneming]
    vestigingen: Mapping[str, tuple[Onderneming, Vestiging]]

    def van(self, bsn: str, vandaag: str) -> list[tuple[Onderneming, list[Functionaris]]]:
        """Return the companies in which this person has a function on a day (YYYYMMDD), by KvK number."""
        found = []
        for one in self.ondernemingen.values():
            functies = [part for part in one.functionarissen if part.bsn == bsn and _loopt(part.tot, vandaag)]
            if functies and _loopt(one.einde, vandaag):
                found.append((one, functies))
        return found


def stocked(world: World[Block]) -> Stock:
    """Merge all tables; raises InputError where two contradict, or a table contradicts itself."""
    found = merged(world, "nhr.ondernemingen", _ondernemingen, _kvk_nummer)
    places: dict[str, str] = {}
    rsins: dict[str, str] = {}
    for bsn, block in world.blocks.items():
        for one in block.ondernemingen:
            for wrong in [*_faults(one), *_shared(one, places, rsins)]:
                raise InputError(f"{one.kvk_nummer}: {wrong}", file=world.file(bsn), field="nhr.ondernemingen")
    ondernemingen = {number: found[number] for number in sorted(found)}
    vestigingen = {place.vestigingsnummer: (one, place) for one in ondernemingen.values() for place in one.vestigingen}
    return Stock(ondernemingen, vestigingen)


def _loopt(einde: str | None, vandaag: str) -> bool:
    """True when an end is not there or not reached; an end of which the day is unknown counts from its first."""
    return einde is None or einde > vandaag


def actief(one: Onderneming, vandaag: str) -> bool:
    """True while the company is registered."""
    return _loopt(one.einde, vandaag)


def open_vestigingen(one: Onderneming, vandaag: str) -> list[Vestiging]:
    """Return the places of business that are not closed; of a company that ended, all."""
    if not actief(one, vandaag):
        return list(one.vestigingen)
    return [place for place in one.vestigingen if _loopt(place.einde, vandaag)]


def _faults(one: Onderneming) -> Iterator[str]:
    owners = [person for person in one.functionarissen if person.functie == "Eigenaar"]
    if one.rechtsvorm == "Eenmanszaak" and (len(owners) != 1 or one.rsin):
        yield "een eenmanszaak heeft één functionaris 'Eigenaar' en geen rsin"
    if one.rechtsvorm != "Eenmanszaak" and (owners or not one.rsin):
        yield f"een {one.rechtsvorm} heeft een rsin en geen functionaris 'Eigenaar'"
    if (one.rechtsvorm in _ZONDER_STATUTEN) == bool(one.statutaire_naam):
        yield f"statutaireNaam past niet bij {one.rechtsvorm}"
    if one.rsin and not is_rsin(one.rsin):
        yield f"rsin {one.rsin} voldoet niet aan de elfproef"
    if not one.vestigingen and (one.rechtsvorm in _ZONDER_STATUTEN or not one.adressen):
        yield "zonder vestiging kan alleen een rechtspersoon met een eigen adres"
    if one.vestigingen and sum(place.hoofd for place in one.vestigingen) != 1:
        yield "precies één vestiging is de hoofdvestiging"
    held: list[Onderneming | Vestiging] = [one, *one.vestigingen]
    for part in held:
        if part.sbi and sum(activity.hoofd for activity in part.sbi) != 1:
            yield "precies één activiteit is de hoofdactiviteit"
        if part.einde and part.aanvang and part.einde < part.aanvang:
            yield f"einde {part.einde} ligt voor aanvang {part.aanvang}"


def _shared(one: Onderneming, places: dict[str, str], rsins: dict[str, str]) -> Iterator[str]:
    numbers = [place.vestigingsnummer for place in one.vestigingen]
    if len(set(numbers)) != len(numbers):
        yield "een vestigingsnummer staat er twee keer"
    for number in numbers:
        if (other := places.setdefault(number, one.kvk_nummer)) != one.kvk_nummer:
            yield f"vestigingsnummer {number} hoort ook bij {other}"
    if one.rsin and (other := rsins.setdefault(one.rsin, one.kvk_nummer)) != one.kvk_nummer:
        yield f"rsin {one.rsin} hoort ook bij {other}"


def _ondernemingen(block: Block) -> tuple[Onderneming, ...]:
    return block.ondernemingen


def _kvk_nummer(one: Onderneming) -> str:
    return one.kvk_nummer
