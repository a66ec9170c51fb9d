"""What this register holds: the personas' means and authorities, and what a session granted or ended."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from services.identity.eherkenning.authority import Bevoegdheid, Keten, Middel
from services.identity.eherkenning.levels import niveau
from services.mockkit.world import World
from services.registries.eherkenning import block as table
from services.registries.eherkenning.block import Block

GRANTED, ENDED = "eherkenning.granted", "eherkenning.ended"
_PHONE = "0612345647"   # the practice phone of every test citizen
Row = tuple[str, Bevoegdheid]


class Stock:
    """A Register (services.identity.eherkenning.authority). A person is known here by BSN; nobody else sees it."""

    def __init__(self, world: World[Block]) -> None:
        self._world = world

    def middel(self, leverancier: str, gebruikersnaam: str) -> Middel | None:
        """Return the means with this user name at this supplier."""
        for bsn, block in self._world.blocks.items():
            for one in block.middelen:
                if (one.leverancier, one.gebruikersnaam) == (leverancier, gebruikersnaam):
                    return self._means(bsn, one)
        return None

    def alle(self) -> list[Middel]:
        """Return every means there is: for the tester's panel."""
        return [self._means(bsn, one) for bsn, block in self._world.blocks.items() for one in block.middelen]

    def middelen(self, persoon: str) -> list[Middel]:
        """Return every means of a person."""
        block = self._world.blocks.get(persoon)
        return [self._means(persoon, one) for one in block.middelen] if block else []

    def bevoegdheden(self, persoon: str) -> list[Bevoegdheid]:
        """Return every authority of a person, ended ones too."""
        return [one for _, one in self._rows() if one.persoon == persoon]

    def van_bedrijf(self, kvk: str) -> list[Bevoegdheid]:
        """Return every authority for a company."""
        return [one for _, one in self._rows() if one.kvk == kvk]

    def ketens(self, klant: str) -> list[Keten]:
        """Return what this client gave to intermediaries, ended ones too."""
        links = [one for block in self._world.blocks.values() for one in block.ketens if one.klant == klant]
        return [Keten(one.tussenpersoon, one.diensten, one.van, one.tot, one.ingetrokken) for one in links]

    def beheert(self, persoon: str, kvk: str) -> bool:
        """True when this person manages the authorities of a company."""
        block = self._world.blocks.get(persoon)
        return block is not None and kvk in block.beheerder

    def grant(self, one: Bevoegdheid) -> None:
        """Add an authority."""
        self._world.store.put(GRANTED, one.id, _written(one))

    def end(self, key: str) -> None:
        """Withdraw an authority."""
        self._world.store.put(ENDED, key, {"ingetrokken": True})

    def naam(self, persoon: str) -> str:
        """Return a person's name."""
        person = self._world.persons.get(persoon)
        return person.naam if person else persoon

    def _rows(self) -> Iterator[Row]:
        ended = {key for key, _ in self._world.store.query(ENDED)}
        for bsn, block in self._world.blocks.items():
            person = self._world.persons.get(bsn)
            for one in block.bevoegdheden:
                key = str(self._world.uuid(person.id if person else bsn, one.naam))
                yield key, _told(key, bsn, one, key in ended)
        for key, row in self._world.store.query(GRANTED):
            yield key, _read(key, row, key in ended)

    def _means(self, bsn: str, one: table.Middel) -> Middel:
        return Middel(
            one.leverancier, one.gebruikersnaam, one.wachtwoord, niveau(one.niveau), bsn, self.naam(bsn), one.tweede,
            one.pin, _PHONE, one.geblokkeerd, one.geldig_tot,
        )  # fmt: skip


def _told(key: str, bsn: str, one: table.Bevoegdheid, ended: bool) -> Bevoegdheid:
    return Bevoegdheid(
        key, bsn, one.kvk_nummer, niveau(one.niveau), one.van, one.tot, one.diensten, one.vestigingen, one.klant,
        one.ingetrokken or ended,
    )  # fmt: skip


def _written(one: Bevoegdheid) -> dict[str, Any]:
    return {
        "persoon": one.persoon,
        "kvk": one.kvk,
        "niveau": one.niveau.label,
        "van": one.van.isoformat(),
        "tot": one.tot.isoformat(),
        "diensten": list(one.diensten),
        "vestigingen": list(one.vestigingen),
        "klant": one.klant,
    }


def _read(key: str, row: dict[str, Any], ended: bool) -> Bevoegdheid:
    return Bevoegdheid(
        key, row["persoon"], row["kvk"], niveau(row["niveau"]), date.fromisoformat(row["van"]),
        date.fromisoformat(row["tot"]), tuple(row["diensten"]), tuple(row["vestigingen"]), row["klant"], ended,
    )  # fmt: skip
