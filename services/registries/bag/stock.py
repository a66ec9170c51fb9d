"""What this mock holds: every persona's addresses, objects, buildings and sketches, merged by id."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

import msgspec
from msgspec import Struct

from services.errors import InputError
from services.mockkit.stocks import merged
from services.mockkit.world import World
from services.registries.bag.block import Adres, Block, Pand, Schets, Verblijfsobject
from services.registries.bag.sketch import drawn


class Stock(Struct, frozen=True, dict=True):
    """Everything by its id; sketches by the id of the dwelling they show."""

    adressen: Mapping[str, Adres]
    objecten: Mapping[str, Verblijfsobject]
    panden: Mapping[str, Pand]
    schetsen: Mapping[str, Schets]

    @cached_property
    def straten(self) -> Mapping[str, Adres]:
        """An address in every street, by the id of the street."""
        return {adres.openbare_ruimte_identificatie: adres for adres in self.adressen.values()}

    @cached_property
    def plaatsen(self) -> Mapping[str, Adres]:
        """An address in every town, by the id of the town."""
        return {adres.woonplaats_identificatie: adres for adres in self.adressen.values()}

    def getekend(self, one: str) -> msgspec.Raw | None:
        """Return the sketch of a dwelling as JSON, drawn once; None when there is none."""
        if one not in self._getekend and one in self.schetsen:
            self._getekend[one] = msgspec.Raw(msgspec.json.encode(drawn(self.schetsen[one])))
        return self._getekend.get(one)

    @cached_property
    def _getekend(self) -> dict[str, msgspec.Raw]:
        return {}

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
    """Merge all tables; raises InputError where two contradict or a reference leads nowhere."""
    stock = Stock(
        adressen=merged(world, "bag.adressen", _adressen, _adres_id),
        objecten=merged(world, "bag.verblijfsobjecten", _objecten, _object_id),
        panden=merged(world, "bag.panden", _panden, _pand_id),
        schetsen=merged(world, "bag.schetsen", _schetsen, _schets_id),
    )
    for bsn, block in world.blocks.items():
        _resolve(stock, block, world.file(bsn))
    return stock


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


def _adressen(block: Block) -> tuple[Adres, ...]:
    return block.adressen


def _objecten(block: Block) -> tuple[Verblijfsobject, ...]:
    return block.verblijfsobjecten


def _panden(block: Block) -> tuple[Pand, ...]:
    return block.panden


def _schetsen(block: Block) -> tuple[Schets, ...]:
    return block.schetsen


def _adres_id(adres: Adres) -> str:
    return adres.nummeraanduiding_identificatie


def _object_id(one: Verblijfsobject) -> str:
    return one.identificatie


def _pand_id(pand: Pand) -> str:
    return pand.identificatie


def _schets_id(schets: Schets) -> str:
    return schets.adresseerbaar_object_identificatie
