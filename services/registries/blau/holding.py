"""What UWV does to the BLAU because of a report: a payer in onderzoek, and corrections."""

import msgspec

from services.mockkit.problem import Problem
from services.registries.blau.answers import begin
from services.registries.blau.block import Block, Inkomstenverhouding
from services.stelsel.digimelding.holding import Correctie, NotHere, Onderzoek, changes, whole_number


def mark(block: Block, asked: Onderzoek, code: str) -> Block:
    """Set or lift the mark; ``object`` is the number that counts payers from the oldest, as answers have it."""
    one = _one(block, asked.object)
    return _replaced(block, one, msgspec.structs.replace(one, in_onderzoek=asked.sinds if asked.on else None))


def correct(block: Block, asked: Correctie) -> Block:
    """Give a datum its new value; raises Problem 409 for one that is not corrected so."""
    one = _one(block, asked.object)
    if asked.gegeven == "urenPerWeek":
        changed = msgspec.structs.replace(one, uren_per_week=float(min(60, whole_number(asked.waarde))))
    elif asked.gegeven == "werkgever":
        changed = msgspec.structs.replace(one, werkgever=asked.waarde)
    else:
        raise Problem(409, detail=f"{asked.gegeven} verbetert de werkgever met een nieuwe loonaangifte.")
    return _replaced(block, one, changed)


def _one(block: Block, key: str) -> Inkomstenverhouding:
    for number, one in enumerate(sorted(block.inkomstenverhoudingen, key=begin), start=1):
        if str(number) == key:
            return one
    raise NotHere


def _replaced(block: Block, old: Inkomstenverhouding, new: Inkomstenverhouding) -> Block:
    rows = tuple(new if one is old else one for one in block.inkomstenverhoudingen)
    return msgspec.structs.replace(block, inkomstenverhoudingen=rows)


CHANGES = changes(mark, correct)
