"""What the municipality does to the WOZ because of a report: the size in onderzoek, size and value corrected."""

import msgspec

from services.mockkit.problem import Problem
from services.registries.woz.block import Block, Taxatieverslag, WozObject
from services.stelsel.digimelding.holding import Correctie, NotHere, Onderzoek, changes, whole_number


def mark(block: Block, asked: Onderzoek, code: str) -> Block:
    """Set or lift the mark on the size in the valuation report: the one mark that the WOZ has."""
    one = _object(block, asked.object)
    report = msgspec.structs.replace(_report(one), oppervlakte_in_onderzoek=asked.on)
    return _replaced(block, one, msgspec.structs.replace(one, taxatieverslag=report))


def correct(block: Block, asked: Correctie) -> Block:
    """Give size or value a new amount; raises Problem 409 for another datum."""
    one, amount = _object(block, asked.object), whole_number(asked.waarde)
    if asked.gegeven == "oppervlakte" and amount:
        report = msgspec.structs.replace(_report(one), oppervlakte=amount)
        return _replaced(block, one, msgspec.structs.replace(one, taxatieverslag=report))
    if asked.gegeven == "vastgesteldeWaarde":
        if not one.waarden:
            raise NotHere
        value = msgspec.structs.replace(one.waarden[0], waarde=amount, statussen=("beschikking_herzien",))
        return _replaced(block, one, msgspec.structs.replace(one, waarden=(value, *one.waarden[1:])))
    raise Problem(409, detail=f"{asked.gegeven} verbetert de gemeente met een beschikking.")


def _object(block: Block, key: str) -> WozObject:
    for one in block.objecten:
        if key in (one.identificatie, *one.adresseerbaar_object_identificaties):
            return one
    raise NotHere


def _report(one: WozObject) -> Taxatieverslag:
    if one.taxatieverslag is None:
        raise Problem(409, detail="Van dit huis is er geen taxatieverslag.")
    return one.taxatieverslag


def _replaced(block: Block, old: WozObject, new: WozObject) -> Block:
    rows = tuple(new if one == old else one for one in block.objecten)
    return msgspec.structs.replace(block, objecten=rows)


CHANGES = changes(mark, correct, shared=("woz", "bag"))
