"""What the RDW looks for every day: vehicles whose apk ends in exactly six weeks (DOMAIN.md §8 S6)."""

from collections.abc import Iterator
from datetime import date, timedelta

from services.events import Event
from services.mockkit.world import World
from services.registries.rdw.beheer import EXPIRES, described
from services.registries.rdw.block import Block

BEFORE = timedelta(weeks=6)


def events(world: World[Block], day: date) -> Iterator[Event]:
    """Yield one event per vehicle of somebody who is known; those out of use (geschorst) need no apk."""
    for bsn, block in world.blocks.items():
        for car in block.voertuigen:
            if car.tot is None and car.geschorst == "Nee" and car.vervaldatum_apk == day + BEFORE:
                yield Event(EXPIRES, car.kenteken, described(car, bsn))
