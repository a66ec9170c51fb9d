"""What Dienst Toeslagen decides anew: advances that follow a fixed income, or end when somebody has died."""

from datetime import date
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from services.events import Event
from services.identifiers import is_bsn
from services.mockkit.beheer import Change, Done
from services.mockkit.contract import invalid
from services.mockkit.world import World
from services.registries.toeslagen.block import PAID, Block, Inkomen, Jaar, Toeslag
from services.registries.toeslagen.calculation import recalculated

RECALCULATED = "nl.toeslagen.toeslagen.toeslag-herberekend"
ENDED = "nl.toeslagen.toeslagen.toeslag-beeindigd"
Bsn = Annotated[str, Meta(pattern=r"^[0-9]{9}$")]


class Herberekening(msgspec.Struct, frozen=True, rename="camel"):
    """An income that counts from its year on, for the advances of that year and of later ones."""

    burgerservicenummer: Bsn
    inkomensjaar: Annotated[int, Meta(ge=2005, le=2099)]
    inkomen: Inkomen


class Beeindiging(msgspec.Struct, frozen=True, rename="camel"):
    """All advances end on a day."""

    burgerservicenummer: Bsn
    datum: date


def recalculate(world: World[Block], asked: Herberekening) -> Done:
    """Work out every running advance again; one event per allowance that changed."""
    bsn, today = _known(asked.burgerservicenummer), world.clock.today()
    block = world.blocks.get(bsn)
    if block is None:
        return Done(RECALCULATED, bsn, {"herberekend": 0})
    new = block
    for year in sorted({one.jaar for one in block.toeslagen if one.jaar >= asked.inkomensjaar}):
        new = recalculated(new, year, asked.inkomen, today)
    rows = zip(block.toeslagen, new.toeslagen, strict=True)
    pairs = [(old, one) for old, one in rows if _amount(old) != _amount(one)]
    if pairs:
        world.change(bsn, new, *(Event(RECALCULATED, bsn, _told(bsn, *pair, asked)) for pair in pairs))
    return Done(RECALCULATED, bsn, {"herberekend": len(pairs)})


def end(world: World[Block], asked: Beeindiging) -> Done:
    """End every running advance."""
    bsn = _known(asked.burgerservicenummer)
    block = world.blocks.get(bsn)
    running = [one for one in block.toeslagen if one.status in PAID and one.tot is None] if block else []
    if block is None or not running:
        return Done(ENDED, bsn, {"beeindigd": 0})
    rows = tuple(
        msgspec.structs.replace(one, status="beëindigd", tot=asked.datum) if one in running else one
        for one in block.toeslagen
    )
    told = {"bsn": bsn, "datum": asked.datum.isoformat(), "soorten": sorted({one.soort for one in running})}
    world.change(bsn, msgspec.structs.replace(block, toeslagen=rows), Event(ENDED, bsn, told))
    return Done(ENDED, bsn, {"beeindigd": len(running)})


CHANGES = (
    Change("herberekeningen", "Herbereken de voorschotten", Herberekening, recalculate),
    Change("beeindigingen", "Beëindig de voorschotten", Beeindiging, end),
)


def _known(bsn: str) -> str:
    if not is_bsn(bsn):
        raise invalid("burgerservicenummer", "value", "Dit is geen BSN.")
    return bsn


def _amount(one: Toeslag) -> float:
    return one.per_maand or 0.0


def _told(bsn: str, old: Toeslag, new: Toeslag, asked: Herberekening) -> dict[str, Any]:
    difference = round(_amount(new) - _amount(old), 2)
    year: Jaar = new.jaar
    return {
        "bsn": bsn,
        "soort": new.soort,
        "jaar": year,
        "kenmerk": new.kenmerk,
        "perMaand": f"{_amount(new):.2f}",
        "vorigPerMaand": f"{_amount(old):.2f}",
        "verschil": f"{abs(difference):.2f}",
        "richting": "hoger" if difference > 0 else "lager",
        "inkomensjaar": asked.inkomensjaar,
        "inkomen": asked.inkomen,
    }
