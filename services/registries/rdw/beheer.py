"""What the RDW changes: a vehicle comes in another name, a vehicle is approved. Each tells of it as an event."""

from datetime import date, datetime, time, timedelta
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from services.events import Event
from services.identifiers import is_bsn
from services.mockkit.beheer import Change, Done
from services.mockkit.contract import invalid
from services.mockkit.problem import Problem
from services.mockkit.world import World
from services.registries.rdw.block import Block, Gebrek, Kenteken, Melding, Voertuig

TRANSFERRED = "nl.rdw.voertuigen.voertuig-tenaamgesteld"
APPROVED = "nl.rdw.voertuigen.apk-goedgekeurd"
EXPIRES = "nl.rdw.voertuigen.apk-verloopt"
_YEAR = timedelta(days=365)
Bsn = Annotated[str, Meta(pattern=r"^[0-9]{9}$")]


class Tenaamstelling(msgspec.Struct, frozen=True):
    """A vehicle comes in somebody else's name."""

    kenteken: Kenteken
    houder: Bsn
    datum: date


class Keuring(msgspec.Struct, frozen=True, rename="camel"):
    """A vehicle was approved at a periodic inspection; without ``vervaldatum`` for a year."""

    kenteken: Kenteken
    datum: date
    vervaldatum: date | None = None
    gebreken: tuple[Gebrek, ...] = ()


def transfer(world: World[Block], asked: Tenaamstelling) -> Done:
    """End it for the holder and begin it for the new one."""
    if not is_bsn(asked.houder):
        raise invalid("houder", "value", "Dit is geen BSN.")
    if asked.datum > world.clock.today():
        raise invalid("datum", "value", "Een voertuig kan niet in de toekomst op naam komen.")
    holder, car = held(world, asked.kenteken)
    if holder == asked.houder:
        raise Problem(409, detail=f"{asked.kenteken} staat al op deze naam.")
    if asked.datum < car.datum_tenaamstelling:
        raise invalid("datum", "value", f"Het voertuig staat pas sinds {car.datum_tenaamstelling} op naam.")
    old, new = world.blocks[holder], world.blocks.get(asked.houder) or Block()
    ended = msgspec.structs.replace(car, tot=asked.datum)
    begun = msgspec.structs.replace(car, datum_tenaamstelling=asked.datum, tot=None)
    theirs = tuple(one for one in new.voertuigen if one.kenteken != asked.kenteken)
    changed = {
        holder: msgspec.structs.replace(old, voertuigen=_put(old.voertuigen, car, ended)),
        asked.houder: msgspec.structs.replace(new, voertuigen=(*theirs, begun)),
    }
    told = described(car, asked.houder) | {"vorigeHouder": holder, "datum": asked.datum.isoformat()}
    world.change_all(changed, Event(TRANSFERRED, asked.kenteken, told))
    return Done(TRANSFERRED, asked.kenteken, {"vorigeHouder": holder, "houder": asked.houder})


def approve(world: World[Block], asked: Keuring) -> Done:
    """Write down the inspection and until when the approval is good."""
    if asked.datum > world.clock.today():
        raise invalid("datum", "value", "Een keuring ligt niet in de toekomst.")
    holder, car = held(world, asked.kenteken)
    until = asked.vervaldatum or max(asked.datum, car.vervaldatum_apk or asked.datum) + _YEAR
    report = Melding(datum=datetime.combine(asked.datum, time(12)), vervaldatum=until, gebreken=asked.gebreken)
    approved = msgspec.structs.replace(car, vervaldatum_apk=until, meldingen=(report, *car.meldingen))
    block = world.blocks[holder]
    told = described(approved, holder) | {"datum": asked.datum.isoformat()}
    changed = msgspec.structs.replace(block, voertuigen=_put(block.voertuigen, car, approved))
    world.change(holder, changed, Event(APPROVED, asked.kenteken, told))
    return Done(APPROVED, asked.kenteken, {"vervaldatum": until.isoformat()})


CHANGES = (
    Change("tenaamstellingen", "Zet een voertuig op een andere naam", Tenaamstelling, transfer),
    Change("keuringen", "Keur een voertuig goed", Keuring, approve),
)


def held(world: World[Block], kenteken: str) -> tuple[str, Voertuig]:
    """Return who holds a vehicle now, and the vehicle; raises Problem 404."""
    owner = world.owner("kenteken", kenteken)
    for bsn in (*world.blocks, *([owner] if owner else [])):
        for car in world.blocks[bsn].voertuigen:
            if car.kenteken == kenteken and car.tot is None:
                return bsn, car
    raise Problem(404, detail=f"{kenteken} staat op niemands naam.")


def described(car: Voertuig, holder: str) -> dict[str, Any]:
    """Return what events tell of a vehicle."""
    return {
        "kenteken": car.kenteken,
        "houder": holder,
        "voertuigsoort": car.voertuigsoort,
        "merk": car.merk,
        "handelsbenaming": car.handelsbenaming,
        "apk": car.vervaldatum_apk.isoformat() if car.vervaldatum_apk else "",
    }


def _put(cars: tuple[Voertuig, ...], old: Voertuig, new: Voertuig) -> tuple[Voertuig, ...]:
    return tuple(new if one is old or one == old else one for one in cars)
