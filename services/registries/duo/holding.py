"""What DUO does to the register of diplomas because of a report: a diploma in onderzoek, and corrections."""

import msgspec

from services.mockkit.problem import Problem
from services.registries.duo.block import Block, Diploma
from services.stelsel.digimelding.holding import Correctie, NotHere, Onderzoek, changes

_TEXTS = {"opleiding": "opleiding", "instelling": "instelling"}


def mark(block: Block, asked: Onderzoek, code: str) -> Block:
    """Set or lift the mark; ``object`` is school number and day ("27ZX 2009-06-26")."""
    one = _one(block, asked.object)
    return _replaced(block, one, msgspec.structs.replace(one, in_onderzoek=asked.sinds if asked.on else None))


def correct(block: Block, asked: Correctie) -> Block:
    """Give a datum its new value; raises Problem 409 for one that is not corrected so."""
    one = _one(block, asked.object)
    name = _TEXTS.get(asked.gegeven)
    if name is None:
        raise Problem(409, detail=f"{asked.gegeven} verbetert de school met een nieuwe opgave.")
    return _replaced(block, one, msgspec.structs.replace(one, **{name: asked.waarde}))


def _one(block: Block, key: str) -> Diploma:
    for one in block.diplomas:
        if f"{one.brin} {one.datum.isoformat()}" == key:
            return one
    raise NotHere


def _replaced(block: Block, old: Diploma, new: Diploma) -> Block:
    return msgspec.structs.replace(block, diplomas=tuple(new if one is old else one for one in block.diplomas))


CHANGES = changes(mark, correct)
