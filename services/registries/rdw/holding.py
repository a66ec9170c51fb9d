"""What the RDW corrects because of a report. Its open data have no room for a mark, so nothing is put under one."""

import msgspec

from services.identifiers import normalise_kenteken
from services.mockkit.problem import Problem
from services.registries.rdw.block import Block, Voertuig
from services.stelsel.digimelding.holding import Correctie, NotHere, changes, no_mark, renewed, whole_number

_WORDS = {"eerste_kleur": "eerste_kleur", "voertuigsoort": "voertuigsoort", "merk": "merk"}
_NUMBERS = ("massa_rijklaar", "aantal_zitplaatsen", "catalogusprijs", "lengte")


def correct(block: Block, asked: Correctie) -> Block:
    """Give a vehicle another colour, kind, make or measure; raises Problem 409 for another datum."""
    one = _vehicle(block, asked.object)
    if asked.gegeven in _NUMBERS:
        new = renewed(one, asked.gegeven, whole_number(asked.waarde))
    elif asked.gegeven in _WORDS:
        words = asked.waarde.strip()
        new = renewed(one, _WORDS[asked.gegeven], words.upper() if asked.gegeven != "voertuigsoort" else words)
    else:
        raise Problem(409, detail=f"{asked.gegeven} verbetert de RDW na een keuring of met een bewijs.")
    rows = tuple(new if row == one else row for row in block.voertuigen)
    return msgspec.structs.replace(block, voertuigen=rows)


def _vehicle(block: Block, key: str) -> Voertuig:
    for one in block.voertuigen:
        if normalise_kenteken(one.kenteken) == normalise_kenteken(key):
            return one
    raise NotHere


CHANGES = changes(no_mark, correct, shared=("kenteken",))
