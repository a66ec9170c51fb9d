"""A sender withdraws what it asked: the message stays, says so, and asks nothing any more (our own face)."""

from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from services.dutch import long_day
from services.events import Event
from services.mockkit.beheer import Change, Done
from services.mockkit.contract import invalid
from services.mockkit.problem import Problem
from services.mockkit.world import World
from services.registries.berichten import boxes
from services.registries.berichten.block import Bericht, Block

WITHDRAWN = "nl.mijnoverheid.berichten.bericht-ingetrokken"
_PREFIX = "Ingetrokken: "


class Intrekking(msgspec.Struct, frozen=True):
    """Which message: of this sender, with this reference, to this citizen or (without a BSN) company; and why."""

    afzender: Annotated[str, Meta(pattern=r"^[0-9]{20}$")]
    kenmerk: Annotated[str, Meta(min_length=1, max_length=200)]
    reden: Annotated[str, Meta(min_length=1, max_length=1000)]
    bsn: Annotated[str, Meta(pattern=r"^([0-9]{9})?$")] = ""
    kvk: Annotated[str, Meta(pattern=r"^([0-9]{8})?$")] = msgspec.field(default="", name="kvkNummer")

    @property
    def number(self) -> str:
        """Whose box: a BSN or a KvK number."""
        return self.bsn or self.kvk


def withdraw(world: World[Block], asked: Intrekking) -> Done:
    """Change the messages that still ask something; none is fine, for then there is nothing to withdraw."""
    if bool(asked.bsn) == bool(asked.kvk):
        raise invalid("bsn", "required", "Geef een BSN of een KVK-nummer.")
    key, block = boxes.table(world, asked.number)
    there, senders = boxes.messages(block, asked.number), block.senders()
    found = [one for one in there if _meant(one, asked, senders[one.afzender].oin)]
    if not found:
        return Done(WITHDRAWN, asked.number, {"aantal": 0})
    now = world.clock.now()
    try:
        changed = tuple(_withdrawn(one, asked.reden, now) if one in found else one for one in there)
    except ValueError as error:
        raise Problem(400, detail=f"De reden kan niet in het bericht: {error}") from error
    told = {"kenmerk": asked.kenmerk, "afzender": asked.afzender}
    event = Event(WITHDRAWN, asked.number, boxes.whose(asked.number) | told)
    world.change(key, boxes.filled(block, asked.number, changed), event)
    return Done(WITHDRAWN, asked.number, {"aantal": len(found)})


CHANGES = (Change("intrekkingen", "Trek een eerder bericht in", Intrekking, withdraw, who="sender"),)


def _meant(one: Bericht, asked: Intrekking, oin: str) -> bool:
    same = one.kenmerk == asked.kenmerk and oin == asked.afzender
    return same and bool(one.handeling) and not one.onderwerp.startswith(_PREFIX)


def _withdrawn(one: Bericht, reason: str, now: datetime) -> Bericht:
    day = long_day(now.date())
    text = f"# Dit bericht is ingetrokken op {day}\n\n{reason}\n\nU hoeft niets te doen.\n\n{one.tekst}"
    return msgspec.structs.replace(
        one,
        naam=one.local_name,  # its id is made from this, also when the subject changes
        onderwerp=(_PREFIX + one.onderwerp)[:200],
        tekst=text,
        handeling="",
        einddatum=None,
        taak=None,
    )
