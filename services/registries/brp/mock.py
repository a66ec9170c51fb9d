"""Answers for the BRP: persons and travel documents; and mounts the faces of other files.

With the token check on, a citizen's session may ask about its own subject only. The six searches and the
question by document number need a wider right than a citizen has: they are refused with 403.
"""

from collections.abc import Mapping
from functools import partial
from typing import Any

import falcon
import msgspec

from services.mockkit.app import FaceApp, app
from services.mockkit.faces import BEHEER, Faces, by_holder
from services.mockkit.world import World, require_subject
from services.registries.brp import documents
from services.registries.brp.asking import Asked, require_own_or_system, require_wider_right
from services.registries.brp.block import Block
from services.registries.brp.book import PersonBook
from services.registries.brp.questions import FULL, PERSONEN, RAADPLEEG, REISDOCUMENTEN, fields_of
from services.registries.brp.repeated import Repeated


def create(world: World[Block], book: PersonBook | None = None) -> Faces:
    """Return the apps per face. ``book`` brings persons of its own instead of only the personas."""
    people = book if book is not None else PersonBook(world.clock, world.blocks, world.store, world.owner)
    return Faces(
        {
            "personen": partial(_asked, world, "personen", "/personen", Personen(people)),
            "reisdocumenten": partial(_asked, world, "reisdocumenten", "/reisdocumenten", Reisdocumenten(people)),
            "historie": partial(_historie, world, people),
            "bewoning": partial(_bewoning, world, people),
            "tabellen": partial(_tabellen, world),
            "update": partial(_update, world),
            BEHEER: by_holder(world, "beheer", "holding"),
        }
    )


def _asked(world: World[Block], face: str, path: str, resource: Asked) -> FaceApp:
    made = app(world, face, "brp")
    made.add_route(world.face(face).base_path + path, resource)
    return made


# What follows is for pages, other mocks and organisations: the first screen asks none of it.


def _historie(world: World[Block], people: PersonBook) -> FaceApp:
    from services.registries.brp.residences import Historie

    return _asked(world, "historie", "/verblijfplaatshistorie", Historie(people))


def _bewoning(world: World[Block], people: PersonBook) -> FaceApp:
    from services.registries.brp.residents import Bewoningen

    return _asked(world, "bewoning", "/bewoningen", Bewoningen(world, people))


def _tabellen(world: World[Block]) -> FaceApp:
    from services.registries.brp import national

    return national.mount(world)


def _update(world: World[Block]) -> FaceApp:
    from services.registries.brp import follow

    return follow.mount(world)


def _wiped(person: Mapping[str, Any]) -> bool:
    return bool(person["opschortingBijhouding"].get("reden", {}).get("code") == "W")


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
        found = []
        for bsn in dict.fromkeys(numbers):
            one = self._people.person(bsn)
            if one is None or ("opschortingBijhouding" in one and _wiped(one)):
                continue
            if town is None or one.get("gemeenteVanInschrijving", {}).get("code") == town:
                found.append(one)
        return found

    def _search(self, req: falcon.Request, question: dict[str, Any]) -> list[Mapping[str, Any]]:
        from services.registries.brp import search

        require_wider_right(req)
        everyone = self._people.everyone(question)
        numbers = [bsn for bsn, registered in everyone if search.matches(question, registered)]
        found = (self._people.person(bsn) for bsn in search.limited(question, numbers))
        return [one for one in found if one is not None]


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
