"""What the Belastingdienst fixes: somebody's income of one year (AWR, article 21)."""

from datetime import date
from typing import Annotated

import msgspec
from msgspec import Meta

from services.events import Event
from services.identifiers import is_bsn
from services.mockkit.beheer import Change, Done
from services.mockkit.contract import invalid
from services.mockkit.world import World
from services.registries.bri.block import Block, Inkomen, Jaar, Soort

FIXED = "nl.bri.inkomens.inkomen-vastgesteld"


class Vaststelling(msgspec.Struct, frozen=True, rename="camel"):
    """An income in whole euros."""

    burgerservicenummer: Annotated[str, Meta(pattern=r"^[0-9]{9}$")]
    jaar: Jaar
    bedrag: Annotated[int, Meta(ge=-10_000_000, le=100_000_000)]
    soort: Soort = "verzamelinkomen"


def fix(world: World[Block], asked: Vaststelling) -> Done:
    """Write the income down; one that was fixed before is revised."""
    bsn, today = asked.burgerservicenummer, world.clock.today()
    if not is_bsn(bsn):
        raise invalid("burgerservicenummer", "value", "Dit is geen BSN.")
    if asked.jaar >= today.year:
        raise invalid("jaar", "value", "Het inkomen van een jaar wordt vastgesteld als het jaar voorbij is.")
    block = world.blocks.get(bsn) or Block()
    before = next((one for one in block.inkomens if one.jaar == asked.jaar), None)
    was = before.bedrag if before else None
    income = _income(asked, today, revised=was is not None)
    others = [one for one in block.inkomens if one.jaar != asked.jaar]
    told = {
        "bsn": bsn,
        "jaar": asked.jaar,
        "bedrag": asked.bedrag,
        "vorigBedrag": was if was is not None else 0,
        "soort": asked.soort,
        "status": income.status,
        "vastgesteldOp": today.isoformat(),
    }
    world.change(bsn, msgspec.structs.replace(block, inkomens=(income, *others)), Event(FIXED, bsn, told))
    return Done(FIXED, bsn, {"jaar": asked.jaar, "bedrag": asked.bedrag})


CHANGES = (Change("inkomens", "Stel een inkomen vast", Vaststelling, fix),)


def _income(asked: Vaststelling, today: date, *, revised: bool) -> Inkomen:
    return Inkomen(
        jaar=asked.jaar,
        soort=asked.soort,
        bedrag=asked.bedrag,
        status="herzien" if revised else "vastgesteld",
        vastgesteld_op=today,
    )
