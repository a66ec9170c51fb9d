"""What the municipality does to the BAG because of a report: features in onderzoek, and corrections."""

from typing import Any, TypeVar

import msgspec

from services.mockkit.problem import Problem
from services.registries.bag.block import Adres, Block, OnderzoekPand, OnderzoekVerblijfsobject, Pand, Verblijfsobject
from services.stelsel.digimelding.holding import Correctie, NotHere, Onderzoek, changes, renewed, whole_number

H = TypeVar("H", Verblijfsobject, Pand)
Row = Verblijfsobject | Pand | Adres
_OF_PAND = ("oorspronkelijk bouwjaar",)


def mark(block: Block, asked: Onderzoek, code: str) -> Block:
    """Set or lift one feature of the dwelling, or of the building it is part of."""
    home = _home(block, asked.object)
    if code in _OF_PAND:
        pand = _pand(block, home)
        return _replaced(block, "panden", pand, _marked(pand, OnderzoekPand, asked, code))
    return _replaced(block, "verblijfsobjecten", home, _marked(home, OnderzoekVerblijfsobject, asked, code))


def correct(block: Block, asked: Correctie) -> Block:
    """Give a feature its new value; raises Problem 409 for one that is not corrected so, or a value that is none."""
    home = _home(block, asked.object)
    if asked.gegeven == "oppervlakte":
        return _replaced(block, "verblijfsobjecten", home, renewed(home, "oppervlakte", whole_number(asked.waarde)))
    if asked.gegeven == "oorspronkelijkBouwjaar":
        pand = _pand(block, home)
        return _replaced(block, "panden", pand, renewed(pand, "oorspronkelijkBouwjaar", whole_number(asked.waarde)))
    if asked.gegeven in ("huisnummer", "postcode"):
        address = next(one for one in block.adressen if one.adresseerbaar_object_identificatie == home.identificatie)
        value = whole_number(asked.waarde) if asked.gegeven == "huisnummer" else "".join(asked.waarde.split()).upper()
        return _replaced(block, "adressen", address, renewed(address, asked.gegeven, value))
    raise Problem(409, detail=f"{asked.gegeven} verbetert de gemeente met een besluit.")


def _home(block: Block, key: str) -> Verblijfsobject:
    for one in block.verblijfsobjecten:
        if key in (one.identificatie, one.heeft_als_hoofd_adres, *one.maakt_deel_uit_van):
            return one
    raise NotHere


def _pand(block: Block, home: Verblijfsobject) -> Pand:
    for one in block.panden:
        if one.identificatie in home.maakt_deel_uit_van:
            return one
    raise NotHere


def _marked(thing: H, kind: type[Any], asked: Onderzoek, code: str) -> H:
    marks: list[Any] = [one for one in thing.in_onderzoek if one.kenmerk != code]
    if asked.on:
        marks.append(kind(kenmerk=code, sinds=asked.sinds))
    return msgspec.structs.replace(thing, in_onderzoek=tuple(marks))


def _replaced(block: Block, name: str, old: Row, new: Row) -> Block:
    rows = tuple(new if one == old else one for one in getattr(block, name))
    return msgspec.structs.replace(block, **{name: rows})


CHANGES = changes(mark, correct, shared=("bag",))
