"""The mock of Digimelding: the published concept, the reporter's face and the holder's."""

from typing import Any

import falcon

from services.identity.session import Level
from services.mockkit.app import app
from services.mockkit.contract import asked_in_query
from services.mockkit.own_face import answer, asked_in_body, own_face
from services.mockkit.problem import Problem
from services.mockkit.world import World, branch_of, claims_of, require_level, system_of
from services.registries.digimelding import acting, boundary
from services.registries.digimelding.acting import MOST_BODY
from services.registries.digimelding.block import Block
from services.registries.digimelding.book import Book
from services.registries.digimelding.concept import Terugmeldingen
from services.registries.digimelding.deciding import Holder
from services.registries.digimelding.questions import (
    Aantekening,
    Echo,
    Intrekking,
    Meldingen,
    NieuweMelding,
    Vraag,
)
from services.stelsel.digimelding.report import Melding


def create(world: World[Block]) -> dict[str, falcon.App[Any, Any]]:
    """Return the apps of the three faces."""
    book = Book(world)
    concept = app(world, "terugmelding", "plain")
    concept.add_route(f"{world.face('terugmelding').base_path}/terugmelding", Terugmeldingen(book))
    own: dict[str, Any] = {
        "/meldingen": Own(book),
        "/meldingen/{melding}": One(book),
        "/meldingen/{melding}/intrekkingen": Withdrawals(book),
        "/echo": Echoes(),
    }
    holder: dict[str, Any] = {
        "/meldingen/{melding}": Received(book),
        "/meldingen/{melding}/annotaties": Annotations(book),
        "/meldingen/{melding}/aanpasbaarheid": Changeable(book),
    }
    return {
        "terugmelding": concept,
        "meldingen": own_face(world, "meldingen", own),
        "bronhouder": own_face(world, "bronhouder", holder),
    }


def reporter_of(req: falcon.Request) -> str:
    """Return who reports: the session's subject, or the organisation whose system calls."""
    claims = claims_of(req)
    return claims.subject if claims is not None else ""


class Own:
    """GET the reports of the caller; POST a new one."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Answer with those that fit the question, newest first."""
        asked = asked_in_query(Vraag, req)
        found = tuple(one.short for one in boundary.seen(self._book, req, reporter_of(req)) if asked.fits(one))
        answer(resp, Meldingen(meldingen=found))

    def on_post(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Keep a report; needs Midden."""
        require_level(req, Level.MIDDEN)
        asked = asked_in_body(NieuweMelding, req, MOST_BODY)
        report = acting.report(self._book, reporter_of(req), asked, branch_of(req))
        resp.status = 201
        answer(resp, report)


class One:
    """GET the whole tree of one report of the caller."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def on_get(self, req: falcon.Request, resp: falcon.Response, melding: str) -> None:
        """Answer with the tree; another one's report is not there."""
        answer(resp, _found(boundary.find(self._book, req, reporter_of(req), melding)))


class Withdrawals:
    """POST that the caller withdraws a report."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def on_post(self, req: falcon.Request, resp: falcon.Response, melding: str) -> None:
        """Set the only status that a reporter may set."""
        require_level(req, Level.MIDDEN)
        who = reporter_of(req)
        report = _found(boundary.find(self._book, req, who, melding))
        answer(resp, acting.withdraw(self._book, who, report, asked_in_body(Intrekking, req).toelichting))


class Received:
    """GET the tree of a report, for the holder it goes to."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def on_get(self, req: falcon.Request, resp: falcon.Response, melding: str) -> None:
        """Answer with the tree."""
        answer(resp, for_holder(self._book, req, melding)[1])


class Annotations:
    """POST what the holder does with a report."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def on_post(self, req: falcon.Request, resp: falcon.Response, melding: str) -> None:
        """Add it to the tree and tell of it."""
        asked = asked_in_body(Aantekening, req, MOST_BODY)
        who, report = for_holder(self._book, req, melding)
        if asked.oin != report.wortel.inhoud.oin_basisregistratie:
            raise Problem(403, "autorisatie", "Deze melding is voor een andere bronhouder.")
        resp.status = 201
        answer(resp, acting.handle(self._book, who, report, asked.inhoud, asked.toelichting))


class Changeable:
    """GET whether the registry can change the datum as reported."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def on_get(self, req: falcon.Request, resp: falcon.Response, melding: str) -> None:
        """Answer with yes, or with the ground why not."""
        who, report = for_holder(self._book, req, melding)
        answer(resp, Holder(self._book.world, who, report.wortel.inhoud).changeable())


class Echoes:
    """GET that the line works."""

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Answer."""
        answer(resp, Echo(antwoord="Digimelding antwoordt."))


def for_holder(book: Book, req: falcon.Request, key: str) -> tuple[str, Melding]:
    """Return (reporter, report) for its holder's system, or in practice for the reporter who plays the holder.

    A system sees what goes to its own OIN only. Raises Problem 404.
    """
    oin, who = system_of(req), reporter_of(req)
    own = boundary.find(book, req, who, key)
    if own is not None:
        return who, own
    found = book.anyone(key) if oin is not None or not who else None
    if found is None or (oin is not None and found[1].wortel.inhoud.oin_basisregistratie != oin):
        raise Problem(404)
    return found


def _found(report: Melding | None) -> Melding:
    if report is None:
        raise Problem(404)
    return report
