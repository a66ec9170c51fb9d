"""What this mock holds: every persona's addresses, objects, buildings and sketches, merged by id."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import msgspec

from services.errors import InputError
from services.mockkit.world import World
from services.registries.bag.block import Adres, Block, Pand, Schets, Verblijfsobject

T = TypeVar("T", bound=msgspec.Struct)


@dataclass(frozen=True)
class Stock:
    """Everything by its id; sketches by the id of the dwelling they show."""

    adressen: Mapping[str, Adres]
    objecten: Mapping[str, Verblijfsobject]
    panden: Mapping[str, Pand]
    schetsen: Mapping[str, Schets]

    def ingang_pand(self, pand: Pand) -> date:
        """Return the day the building's version counts from."""
        return pand.ingang or date(pand.oorspronkelijk_bouwjaar, 1, 1)

    def ingang_object(self, one: Verblijfsobject) -> date:
        """Return the day the object's version counts from: its own, or that of its oldest building."""
        return one.ingang or min(self.ingang_pand(self.panden[pand]) for pand in one.maakt_deel_uit_van)

    def adressen_van(self, one: str) -> list[Adres]:
        """Return the addresses of one object."""
        return [adres for adres in self.adressen.values() if adres.adresseerbaar_object_identificatie == one]


def stocked(world: World[Block]) -> Stock:
    """Merge all personas' tables; raises InputError where two contradict or a reference leads nowhere."""
    stock = Stock(
        adressen=_merged(world, "bag.adressen", _adressen, _adres_id),
        objecten=_merged(world, "bag.verblijfsobjecten", _objecten, _object_id),
        panden=_merged(world, "bag.panden", _panden, _pand_id),
        schetsen=_merged(world, "bag.schetsen", _schetsen, _schets_id),
    )
    for bsn, block in world.blocks.items():
        _resolve(stock, block, _file(world, bsn))
    return stock


def _merged(
    world: World[Block], table: str, rows: Callable[[Block], Iterable[T]], key: Callable[[T], str]
) -> dict[str, T]:
    found: dict[str, tuple[T, str]] = {}
    for bsn, block in world.blocks.items():
        file = _file(world, bsn)
        for row in rows(block):
            first, other = found.setdefault(key(row), (row, file))
            if first != row:
                names = ", ".join(
                    field.encode_name
                    for field in msgspec.structs.fields(row)
                    if getattr(row, field.name) != getattr(first, field.name)
                )
                raise InputError(f"{key(row)}: {names} staat anders in {other}", file=file, field=table)
    return {one: row for one, (row, _) in found.items()}


def _resolve(stock: Stock, block: Block, file: str) -> None:
    for adres in block.adressen:
        if adres.adresseerbaar_object_identificatie not in stock.objecten:
            lost = adres.adresseerbaar_object_identificatie
            raise InputError(f"{lost} staat in geen [[bag.verblijfsobjecten]]", file=file, field="bag.adressen")
    for one in block.verblijfsobjecten:
        for nummer in (one.heeft_als_hoofd_adres, *one.heeft_als_neven_adres):
            if nummer not in stock.adressen:
                raise InputError(f"{nummer} staat in geen [[bag.adressen]]", file=file, field="bag.verblijfsobjecten")
        for pand in one.maakt_deel_uit_van:
            if pand not in stock.panden:
                raise InputError(f"{pand} staat in geen [[bag.panden]]", file=file, field="bag.verblijfsobjecten")


def _file(world: World[Block], bsn: str) -> str:
    person = world.persons.get(bsn)
    return f"{person.id if person else bsn}.toml"


def _adressen(block: Block) -> Iterable[Adres]:
    return block.adressen


def _objecten(block: Block) -> Iterable[Verblijfsobject]:
    return block.verblijfsobjecten


def _panden(block: Block) -> Iterable[Pand]:
    return block.panden


def _schetsen(block: Block) -> Iterable[Schets]:
    return block.schetsen


def _adres_id(adres: Adres) -> str:
    return adres.nummeraanduiding_identificatie


def _object_id(one: Verblijfsobject) -> str:
    return one.identificatie


def _pand_id(pand: Pand) -> str:
    return pand.identificatie


def _schets_id(schets: Schets) -> str:
    return schets.adresseerbaar_object_identificatie
