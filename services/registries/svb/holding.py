"""What SVB does because of a report: it puts a datum in onderzoek, and corrects the amount of a benefit."""

import msgspec

from services.mockkit.problem import Problem
from services.registries.svb.block import Block, Uitkering
from services.stelsel.digimelding.holding import Correctie, NotHere, amount, changes, no_mark, renewed


def correct(block: Block, asked: Correctie) -> Block:
    """Give a benefit another gross amount; raises Problem 409 for what follows from something else."""
    one = _benefit(block, asked.object)
    if asked.gegeven != "bruto":
        raise Problem(409, detail=f"{asked.gegeven} volgt uit andere gegevens; SVB neemt een nieuw besluit.")
    new = renewed(one, "bruto", amount(asked.waarde))
    return msgspec.structs.replace(block, uitkeringen=tuple(new if row is one else row for row in block.uitkeringen))


def _benefit(block: Block, key: str) -> Uitkering:
    for one in block.uitkeringen:
        if one.kenmerk == key:
            return one
    raise NotHere


CHANGES = changes(no_mark, correct)
