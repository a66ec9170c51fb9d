"""Answers the bewoning face: who lived at an addressable object, found among all who are known."""

import threading
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import falcon

from services.mockkit.problem import Problem
from services.mockkit.world import World, claims_of
from services.registries.brp import bewoning
from services.registries.brp.asking import Asked
from services.registries.brp.block import Block
from services.registries.brp.book import PersonBook
from services.registries.brp.questions import BEWONING


class Bewoningen(Asked):
    """BRP bewoning 2.1.0: on a day, or in a period."""

    questions = BEWONING

    def __init__(self, world: World[Block], people: PersonBook) -> None:
        self._world = world
        self._residents = Residents(world, people)
        self._people = people

    def answer(self, req: falcon.Request, question: dict[str, Any]) -> dict[str, Any]:
        wanted = question["adresseerbaarObjectIdentificatie"]
        self._require_home(req, wanted)
        people = self._residents.of(wanted)
        return {"bewoningen": bewoning.between(wanted, *_period(question), people)}

    def _require_home(self, req: falcon.Request, wanted: str) -> None:
        """A citizen's session may ask about the home of its subject only."""
        claims = claims_of(req)
        if claims is None:
            return
        block = self._people.block(claims.subject)
        if block is None or not bewoning.lives_at(wanted, self._world.clock.today(), block):
            raise Problem(403, "autorisatie", "U bent niet geautoriseerd voor deze vraag.")


class Residents:
    """Who lives or lived where. The list is made again when a table changed; a generated household is looked up."""

    def __init__(self, world: World[Block], people: PersonBook) -> None:
        self._world = world
        self._people = people
        self._lock = threading.Lock()
        self._version = -1
        self._known: dict[str, list[str]] = {}

    def of(self, identification: str) -> list[tuple[str, Block]]:
        """Return everyone who may have lived at this object, with their tables."""
        numbers = dict.fromkeys((*self._listed().get(identification, ()), *self._household(identification)))
        return [(bsn, block) for bsn in numbers if (block := self._people.block(bsn)) is not None]

    def _listed(self) -> dict[str, list[str]]:
        with self._lock:
            version = self._world.blocks.version()
            if version != self._version:
                self._known = {}
                for bsn in self._people.bsns():
                    block = self._people.block(bsn)
                    for one in dict.fromkeys(bewoning.objects_of(block)) if block is not None else ():
                        self._known.setdefault(one, []).append(bsn)
                self._version = version
            return self._known

    def _household(self, identification: str) -> Iterator[str]:
        """Yield the generated citizens whose home this is."""
        yield from self._people.living_at({"adresseerbaarObjectIdentificatie": identification})


def _period(question: dict[str, Any]) -> tuple[date, date]:
    if "peildatum" in question:
        day = date.fromisoformat(question["peildatum"])
        return day, day + timedelta(days=1)
    return date.fromisoformat(question["datumVan"]), date.fromisoformat(question["datumTot"])
