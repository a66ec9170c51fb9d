"""What the Belastingdienst does to the BRI because of a report: an income in onderzoek, and corrections."""

import msgspec

from services.mockkit.problem import Problem
from services.registries.bri.block import Block, Inkomen
from services.stelsel.digimelding.holding import Correctie, NotHere, Onderzoek, changes, whole_number


def mark(block: Block, asked: Onderzoek, code: str) -> Block:
    """Set or lift the mark; ``object`` is the year."""
    one = _one(block, asked.object)
    return _replaced(block, one, msgspec.structs.replace(one, in_onderzoek=asked.sinds if asked.on else None))


def correct(block: Block, asked: Correctie) -> Block:
    """Give a datum its new value; raises Problem 409 for one that is not corrected so."""
    one = _one(block, asked.object)
    if asked.gegeven != "bedrag":
        raise Problem(409, detail=f"{asked.gegeven} verbetert de Belastingdienst met een besluit.")
    return _replaced(block, one, msgspec.structs.replace(one, bedrag=whole_number(asked.waarde), status="herzien"))


def _one(block: Block, key: str) -> Inkomen:
    for one in block.inkomens:
        if str(one.jaar) == key:
            return one
    raise NotHere


def _replaced(block: Block, old: Inkomen, new: Inkomen) -> Block:
    return msgspec.structs.replace(block, inkomens=tuple(new if one is old else one for one in block.inkomens))


CHANGES = changes(mark, correct)
