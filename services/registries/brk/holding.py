"""What the Kadaster corrects because of a report. The published contract has no room for a mark."""

import msgspec

from services.mockkit.problem import Problem
from services.registries.brk.block import Block, Perceel
from services.stelsel.digimelding.holding import Correctie, NotHere, changes, no_mark, renewed, whole_number

_NUMBERS = {"kadastraleGrootte": "kadastraleGrootte", "koopsom": "koopsom"}


def correct(block: Block, asked: Correctie) -> Block:
    """Give a parcel another size, price or use; raises Problem 409 for what only a deed changes."""
    one = _parcel(block, asked.object)
    if asked.gegeven in _NUMBERS:
        new = renewed(one, _NUMBERS[asked.gegeven], whole_number(asked.waarde))
    elif asked.gegeven == "aardCultuurBebouwd":
        new = renewed(one, "aardCultuurBebouwd", asked.waarde.strip())
    else:
        raise Problem(409, detail=f"{asked.gegeven} verandert alleen met een akte van de notaris.")
    rows = tuple(new if row == one else row for row in block.percelen)
    return msgspec.structs.replace(block, percelen=rows)


def _parcel(block: Block, key: str) -> Perceel:
    for one in block.percelen:
        if key in (one.identificatie, one.kadastrale_aanduiding):
            return one
    raise NotHere


CHANGES = changes(no_mark, correct, shared=("kadaster",))
