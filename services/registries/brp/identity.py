"""Tells the login who is registered: whom a foreign identity may be (eIDAS)."""

from datetime import date

from services.identity.eidas.attempt import Resident
from services.mockkit.world import World
from services.registries.brp.block import Block
from services.registries.brp.days import parse


class Persons:
    """Residents and non-residents of the personas, by birthday."""

    def __init__(self, world: World[Block]) -> None:
        self._world = world

    def born_on(self, day: date) -> list[tuple[Resident, str, str]]:
        """Return everybody born on a day: the resident, given names, and surname without prefix."""
        wanted, found = parse(day), []
        for bsn, block in self._world.blocks.items():
            if block.naam is None or block.geboorte is None or block.geboorte.datum is None:
                continue
            if parse(block.geboorte.datum) == wanted:
                person = self._world.persons.get(bsn)
                resident = Resident(bsn, person.naam if person else bsn, block.overlijden is not None)
                found.append((resident, block.naam.voornamen or "", block.naam.geslachtsnaam or ""))
        return found


def residents(world: World[Block]) -> Persons:
    """Return what fulfils services.identity.eidas.attempt.Residents."""
    return Persons(world)
