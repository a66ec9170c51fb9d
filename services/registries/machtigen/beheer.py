"""What Machtigen changes because of the BRP: machtigingen of and to who died end (DOMAIN.md §8 S14)."""

from datetime import date
from typing import Annotated

import msgspec
from msgspec import Meta

from services.identifiers import is_bsn
from services.identity.machtigen.states import Status
from services.mockkit.beheer import Change, Done
from services.mockkit.contract import invalid
from services.mockkit.world import World
from services.registries.machtigen.block import Block
from services.registries.machtigen.stock import Stock

ENDED = "nl.machtigen.machtiging-verlopen"
_OPEN = (Status.AANGEVRAAGD, Status.WACHT, Status.ACTIEF)


class Beeindiging(msgspec.Struct, frozen=True):
    """Who died, and when."""

    burgerservicenummer: Annotated[str, Meta(pattern=r"^[0-9]{9}$")]
    overleden: date


def end(world: World[Block], asked: Beeindiging) -> Done:
    """End what this person gave as a citizen, and what this person holds. What a company gave goes on."""
    bsn = asked.burgerservicenummer
    if not is_bsn(bsn):
        raise invalid("burgerservicenummer", "value", "Dit is geen BSN.")
    stock, today = Stock(world), world.clock.today()
    mine = {one.mandate.id: one for one in (*stock.given_by(bsn), *stock.held_by(bsn))}
    ended = [one for one in mine.values() if one.row.status in _OPEN]
    for one in ended:
        stock.change(one, msgspec.structs.replace(one.row, status=Status.VERLOPEN, sinds=today), "verlopen")
    return Done(ENDED, bsn, {"aantal": len(ended)})


CHANGES = (Change("beeindigingen", "Beëindig de machtigingen van wie overleden is", Beeindiging, end),)
