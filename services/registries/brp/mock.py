"""Answers for the BRP: persons, residences in time, travel documents; and mounts the faces of other files.

With the token check on, a citizen's session may ask about its own subject only. The six searches and the
question by document number need a wider right than a citizen has: they are refused with 403.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import falcon
import msgspec

from services.mockkit.app import app
from services.mockkit.beheer import FACE, mount
from services.mockkit.world import World, require_subject
from services.registries.brp import documents, follow, history, holding, search
from services.registries.brp.asking import Asked, require_own_or_system, require_wider_right
from services.registries.brp.beheer import CHANGES
from services.registries.brp.block import Block
from services.registries.brp.book import PersonBook
from services.registries.brp.days import parse
from services.registries.brp.national import Tabel, Tabellen, Waarde, Waarden
from services.registries.brp.questions import FULL, HISTORIE, PERSONEN, RAADPLEEG, REISDOCUMENTEN, fields_of
from services.registries.brp.repeated import Repeated
from services.registries.brp.residents import Bewoningen

_AS_DOCUMENTED = ("tabellen",)
"""Faces of which no feature says how a refusal is worded: there the document decides."""

_NO_HISTORY = ("F", "W")  # lists that were made in error or wiped


def create(world: World[Block], book: PersonBook | None = None) -> dict[str, falcon.App[Any, Any]]:
    """Return the apps per face. ``book`` brings persons of its own instead of only the personas."""
    people = book if book is not None else PersonBook(world.clock, world.blocks, world.store, world.owner)
    resources: dict[str, dict[str, Any]] = {
        "personen": {"/personen": Personen(people)},
        "historie": {"/verblijfplaatshistorie": Historie(people)},
        "reisdocumenten": {"/reisdocumenten": Reisdocumenten(people)},
        "bewoning": {"/bewoningen": Bewoningen(world, people)},
        "tabellen": {
            "/tabellen": Tabellen(),
            "/tabellen/{tabel}": Tabel(),
            "/tabellen/{tabel}/waarden": Waarden(world.clock),
            "/tabellen/{tabel}/waarden/{code}": Waarde(),
        },
    }
    made: dict[str, falcon.App[Any, Any]] = {}
    for face, routes in resources.items():
        made[face] = app(world, face, "hc" if face in _AS_DOCUMENTED else "brp")
        for path, resource in routes.items():
            made[face].add_route(world.face(face).base_path + path, resource)
    return made | {follow.FACE: follow.mount(world), FACE: mount(world, (*CHANGES, *holding.CHANGES))}


class _Resource(Asked):
    """A face that answers about the persons of a book."""

    def __init__(self, people: PersonBook) -> None:
        self._people = people


class Personen(_Resource):
    """BRP personen 2.7.0: one question by number, six searches."""

    questions = PERSONEN

    def __init__(self, people: PersonBook) -> None:
        super().__init__(people)
        self._repeated = Repeated()

    def written(self, req: falcon.Request, raw: bytes) -> bytes:
        repeated = self._repeated.read(raw)
        if repeated is None:
            question = self.examined(raw)
            if question["type"] == RAADPLEEG:
                self._repeated.keep(raw, question["fields"])
            return msgspec.json.encode(self.answer(req, question))
        numbers, wish = repeated
        found = self._by_number(req, numbers)
        return msgspec.json.encode({"type": RAADPLEEG, "personen": [FULL.delivered(one, wish) for one in found]})

    def answer(self, req: falcon.Request, question: dict[str, Any]) -> dict[str, Any]:
        kind = question["type"]
        if kind == RAADPLEEG:
            found = self._by_number(req, question["burgerservicenummer"], question.get("gemeenteVanInschrijving"))
        else:
            found = self._search(req, question)
        fields = fields_of(kind)
        return {"type": kind, "personen": [fields.select(one, question["fields"]) for one in found]}

    def _by_number(self, req: falcon.Request, numbers: list[str], town: str | None = None) -> list[Mapping[str, Any]]:
        for bsn in numbers:
            require_own_or_system(req, bsn)
        found = (self._people.person(bsn) for bsn in dict.fromkeys(numbers))
        return [
            one
            for one in found
            if one is not None
            and one.get("opschortingBijhouding", {}).get("reden", {}).get("code") != "W"
            and (town is None or one.get("gemeenteVanInschrijving", {}).get("code") == town)
        ]

    def _search(self, req: falcon.Request, question: dict[str, Any]) -> list[Mapping[str, Any]]:
        require_wider_right(req)
        everyone = self._people.everyone(question)
        numbers = [bsn for bsn, registered in everyone if search.matches(question, registered)]
        found = (self._people.person(bsn) for bsn in search.limited(question, numbers))
        return [one for one in found if one is not None]


class Historie(_Resource):
    """BRP verblijfplaatshistorie 2.0.0: where someone lived on a day or in a period."""

    questions = HISTORIE

    def answer(self, req: falcon.Request, question: dict[str, Any]) -> dict[str, Any]:
        bsn = question["burgerservicenummer"]
        require_subject(req, bsn)
        person, block = self._people.person(bsn), self._people.block(bsn)
        if person is None or person.get("opschortingBijhouding", {}).get("reden", {}).get("code") in _NO_HISTORY:
            return {"verblijfplaatsen": []}
        every = history.stays(block) if block is not None else history.ready_stays(person)
        made: dict[str, Any] = {"verblijfplaatsen": history.between(every, *_period(question))}
        along = ("opschortingBijhouding", "geheimhoudingPersoonsgegevens")
        return made | {name: person[name] for name in along if name in person}


class Reisdocumenten(_Resource):
    """BRP reisdocumenten 2.0.0: what someone holds, or one document by its number."""

    questions = REISDOCUMENTEN

    def answer(self, req: falcon.Request, question: dict[str, Any]) -> dict[str, Any]:
        kind = question["type"]
        found = self._by_holder(req, question) if "burgerservicenummer" in question else self._one(req, question)
        return {"type": kind, "reisdocumenten": [documents.select(one, question["fields"]) for one in found]}

    def _by_holder(self, req: falcon.Request, question: dict[str, Any]) -> list[dict[str, Any]]:
        bsn = question["burgerservicenummer"]
        require_subject(req, bsn)
        block = self._people.block(bsn)
        return documents.held(bsn, block) if block is not None else []

    def _one(self, req: falcon.Request, question: dict[str, Any]) -> list[dict[str, Any]]:
        require_wider_right(req)
        wanted = question["reisdocumentnummer"]
        return [
            documents.document(bsn, block, one)
            for bsn in self._people.bsns()
            if (block := self._people.block(bsn)) is not None
            for one in documents.registered(block)
            if one.reisdocumentnummer in wanted
        ]


def _period(question: Mapping[str, Any]) -> tuple[str, str]:
    """Return [start, end) as YYYYMMDD; a peildatum is a period of one day."""
    if "peildatum" in question:
        day = date.fromisoformat(question["peildatum"])
        after = day + timedelta(days=1) if day < date.max else day
        return parse(day), parse(after)
    return question["datumVan"].replace("-", ""), question["datumTot"].replace("-", "")
