"""What the municipality fixes: the WOZ value of a property on a 1 January (Wet WOZ, articles 17 and 22)."""

from datetime import date
from typing import Annotated

import msgspec
from msgspec import Meta

from services.events import Event
from services.mockkit.beheer import Change, Done
from services.mockkit.contract import invalid
from services.mockkit.problem import Problem
from services.mockkit.world import World
from services.registries.woz.block import Aanduiding, Block, Waarde, WozObject

FIXED = "nl.woz.waarden.woz-waarde-vastgesteld"


class Vaststelling(msgspec.Struct, frozen=True):
    """A value in whole euros on a value date; without one, 1 January of last year."""

    wozobjectnummer: Annotated[str, Meta(pattern=r"^[0-9]{12}$")]
    waarde: Annotated[int, Meta(ge=0, le=1_000_000_000)]
    peildatum: date | None = None


def fix(world: World[Block], asked: Vaststelling) -> Done:
    """Add the value, or replace the one of the same date, on every table that has the property."""
    today = world.clock.today()
    day = asked.peildatum or date(today.year - 1, 1, 1)
    if (day.month, day.day) != (1, 1) or day > today:
        raise invalid("peildatum", "value", "De peildatum is een 1 januari die is geweest.")
    holders = _holders(world, asked.wozobjectnummer)
    one = next(found for found in holders.values())
    was = next((value.waarde for value in sorted(one.waarden, key=_day, reverse=True) if value.peildatum < day), 0)
    new = Waarde(peildatum=day, waarde=asked.waarde)
    kept = tuple(value for value in one.waarden if value.peildatum != day)
    fixed = msgspec.structs.replace(one, waarden=(new, *kept))
    changed = {bsn: _with(world.blocks[bsn], fixed) for bsn in holders}
    told = {
        "wozobjectnummer": one.identificatie,
        "belanghebbenden": _people(one),
        "waarde": asked.waarde,
        "vorigeWaarde": was,
        "peildatum": day.isoformat(),
        "jaar": day.year + 1,
        "beschikking": today.isoformat(),
        "adres": _address(one.aanduiding),
        "gemeente": {"code": one.gemeente.code, "naam": one.gemeente.omschrijving},
    }
    world.change_all(changed, Event(FIXED, one.identificatie, told))
    return Done(FIXED, one.identificatie, {"waarde": asked.waarde, "peildatum": day.isoformat()})


CHANGES = (Change("waarden", "Stel een WOZ-waarde vast", Vaststelling, fix),)


def _holders(world: World[Block], number: str) -> dict[str, WozObject]:
    """Return whose tables have the property; raises Problem 404."""
    owner = world.owner("woz", number)
    found = {
        bsn: one
        for bsn in (*world.blocks, *([owner] if owner else []))
        for one in world.blocks[bsn].objecten
        if one.identificatie == number
    }
    if not found:
        raise Problem(404, detail=f"Er is geen WOZ-object {number}.")
    return found


def _with(block: Block, fixed: WozObject) -> Block:
    return msgspec.structs.replace(
        block, objecten=tuple(fixed if one.identificatie == fixed.identificatie else one for one in block.objecten)
    )


def _people(one: WozObject) -> list[str]:
    named = [person.bsn for person in (one.eigenaar, one.gebruiker) if person is not None and person.bsn]
    return list(dict.fromkeys([*named, *one.medebelanghebbenden]))


def _address(where: Aanduiding) -> str:
    number = f"{where.huisnummer}{where.huisletter}"
    return f"{where.straat} {number}{f'-{where.huisnummertoevoeging}' if where.huisnummertoevoeging else ''}"


def _day(value: Waarde) -> date:
    return value.peildatum
