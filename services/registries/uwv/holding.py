"""What UWV does to the client file because of a report: a datum in onderzoek, the years worked and the wage mended."""

import msgspec

from services.mockkit.problem import Problem
from services.registries.uwv.block import Block
from services.stelsel.digimelding.holding import Correctie, NotHere, amount, changes, no_mark, renewed, whole_number


def correct(block: Block, asked: Correctie) -> Block:
    """Give the years worked, or the wage under the newest benefit, another value; raises Problem 409 for the rest."""
    if asked.gegeven == "gewerkteJaren":
        return renewed(block, "gewerkteJaren", whole_number(asked.waarde))
    if asked.gegeven == "maandloon":
        if not block.uitkeringen:
            raise NotHere
        newest = max(block.uitkeringen, key=lambda one: one.aanvang)
        new = renewed(newest, "maandloon", amount(asked.waarde))
        rows = tuple(new if row is newest else row for row in block.uitkeringen)
        return msgspec.structs.replace(block, uitkeringen=rows)
    raise Problem(409, detail=f"{asked.gegeven} verbetert UWV met een nieuw besluit.")


CHANGES = changes(no_mark, correct)
