"""The Berichtenbox's mock: the berichtenuitvraag over the personas' messages, resettable through the store."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any
from urllib.parse import urlencode

import falcon
import msgspec

from services.identity.session import Level
from services.mockkit.app import FaceApp, app
from services.mockkit.faces import BEHEER, Faces
from services.mockkit.problem import Problem
from services.mockkit.world import World, branch_of, require_level, require_right
from services.registries.berichten import answers, questions
from services.registries.berichten.block import Block
from services.registries.berichten.desk import Desk, session_key
from services.registries.berichten.stock import SESSIONS, Box, Item, Placed
from services.registries.berichten.wire import Link, ListExtra, PageLinks, WireList

FACE = "berichten"
MOST_FOUND = 500


def create(world: World[Block]) -> Faces:
    """Return the apps of the three faces: what citizens read, what organisations deliver, what they withdraw."""
    delivery, withdrawal = partial(_delivery, world), partial(_withdrawal, world)
    return Faces({FACE: partial(_own, world), "aanlevering": delivery, BEHEER: withdrawal})


def _own(world: World[Block]) -> FaceApp:
    desk = Desk(world)
    made = app(world, FACE, "fbs")
    base = f"{world.face(FACE).base_path}/berichten"
    made.add_route(base, Berichten(desk))
    made.add_route(f"{base}/_ophalen", Ophalen(desk))
    made.add_route(f"{base}/_zoeken", Zoeken(desk))
    made.add_route(f"{base}/{{key}}", Bericht(desk))
    made.add_route(f"{base}/{{key}}/bijlagen/{{part}}", Bijlage(desk))
    return made


def _delivery(world: World[Block]) -> FaceApp:
    from services.registries.berichten import delivering

    return delivering.mount(world, delivering.Senders(world))


def _withdrawal(world: World[Block]) -> FaceApp:
    from services.mockkit import beheer
    from services.registries.berichten import withdrawing

    return beheer.mount(world, withdrawing.CHANGES)


class Ophalen:
    """GET /berichten/_ophalen: fills the box for this session and tells so as Server-Sent Events."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Answer with one event per magazijn and a last one that says all is ready."""
        number = self._desk.receiver(req)
        box = self._desk.stock.box(number, branch_of(req))
        self._desk.world.store.put(SESSIONS, session_key(req, number), {"opgehaald": True})
        resp.content_type = "text/event-stream"
        resp.text = "".join(_frames(box.all(self._desk.stock.state(number))))


class Berichten:
    """GET /berichten: the list, newest first."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Answer with one page; folder, larger pages and the overview are ours, asked for by header."""
        page = questions.number(req, "pagina", 0, 2**31, 0)
        size = questions.number(req, "paginaGrootte", 1, 200, 20)
        size = questions.page_size(req) or size
        box = self._desk.box(req)
        everything = box.all(self._desk.stock.state(box.bsn))
        folder = questions.folder(req)
        rows = everything if folder is None else [one for one in everything if one.folder == folder]
        shown = rows[page * size : (page + 1) * size]
        glance = answers.overview(box, everything) if req.get_header(questions.OVERVIEW_HEADER) else None
        extra = ListExtra(len(rows), _senders([*shown, *(everything if glance else ())]), glance)
        asked = {"paginaGrootte": req.get_param("paginaGrootte")} if req.has_param("paginaGrootte") else {}
        links = _pages(self._desk.base, page, len(rows) > (page + 1) * size, asked)
        _send(resp, WireList(tuple(map(answers.summary, shown)), links, extra))


class Zoeken:
    """GET /berichten/_zoeken: every word of ``q`` in sender, subject, reference or text."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Answer with at most 500 hits, newest first; ``voorportaal.totaal`` counts them all."""
        text = req.get_param("q") or ""
        if not 2 <= len(text) <= 200:
            raise Problem(400, detail="De parameter q heeft 2 tot 200 tekens.")
        box = self._desk.box(req)
        words = text.casefold().split()
        rows = box.all(self._desk.stock.state(box.bsn), questions.folder(req))
        found = [placed for placed in rows if _matches(placed.item, words)]
        shown = found[:MOST_FOUND]
        _send(resp, WireList(tuple(map(answers.summary, shown)), None, ListExtra(len(found), _senders(shown))))


class Bericht:
    """One message: read, change its folder or read state, delete."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def on_get(self, req: falcon.Request, resp: falcon.Response, key: str) -> None:
        """Answer with the whole message; reading it does not mark it as read (the client says so)."""
        box, placed = self._desk.open(req, key)
        self._answer(resp, box, placed)

    def on_patch(self, req: falcon.Request, resp: falcon.Response, key: str) -> None:
        """Change it. Marking as read is allowed at Basis, moving needs Midden."""
        patch = questions.patch_of(req)
        if patch.map is not None:
            require_level(req, Level.MIDDEN)
            require_right(req, "submit", self._desk.world.registry)
        box, placed = self._desk.open(req, key)
        self._desk.from_store(req, placed.item)
        changes: dict[str, Any] = {} if patch.map is None else {"map": patch.map}
        if patch.status is not None:
            changes["gelezen"] = patch.status == "gelezen"
        if changes:
            self._desk.stock.change(box.bsn, placed.item.id, **changes)
        self._answer(resp, *self._desk.open(req, key))

    def on_delete(self, req: falcon.Request, resp: falcon.Response, key: str) -> None:
        """Delete it for good; doing so again is fine."""
        require_level(req, Level.MIDDEN)
        require_right(req, "submit", self._desk.world.registry)
        box = self._desk.box(req)
        item = self._desk.known(box, key)
        self._desk.from_store(req, item)
        self._desk.stock.change(box.bsn, item.id, weg=True)
        resp.status = falcon.HTTP_204

    def _answer(self, resp: falcon.Response, box: Box, placed: Placed) -> None:
        _send(resp, answers.message(self._desk.world, box.owner, placed))


class Bijlage:
    """GET one attachment: a PDF made on request."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def on_get(self, req: falcon.Request, resp: falcon.Response, key: str, part: str) -> None:
        """Answer with the bytes, always as a download."""
        box, placed = self._desk.open(req, key)
        wanted = questions.uuid_of(part)
        bericht = placed.item.bericht
        for number in range(len(bericht.bijlagen) if bericht else 0):
            if answers.file_id(placed.item, number) == wanted:
                person = self._desk.world.persons.get(box.bsn)
                resp.data = answers.attachment(placed.item, number, person.naam if person else "")
                resp.content_type = "application/pdf"
                resp.set_header("Content-Disposition", "attachment")
                return
        raise Problem(404, detail="Deze bijlage bestaat niet.")


def _matches(item: Item, words: Sequence[str]) -> bool:
    bericht = item.bericht
    told = f"{item.subject} {item.sender.naam} {bericht.kenmerk if bericht else ''} {item.text}".casefold()
    return all(word in told for word in words)


def _senders(rows: Iterable[Placed]) -> dict[str, str]:
    return {placed.item.sender.oin: placed.item.sender.naam for placed in rows}


def _pages(base: str, page: int, more: bool, asked: dict[str, Any]) -> PageLinks:
    def link(number: int) -> Link:
        return Link(f"{base}?{urlencode({'pagina': number} | asked)}")

    return PageLinks(link(page), link(page + 1) if more else None, link(page - 1) if page else None)


def _frames(rows: Sequence[Placed]) -> Iterable[str]:
    counts: dict[str, int] = {}
    for placed in rows:
        counts[placed.item.sender.oin] = counts.get(placed.item.sender.oin, 0) + 1
    names = _senders(rows)
    for oin, count in counts.items():
        told = {
            "event": "magazijn-bevraging-geslaagd",
            "magazijnId": oin,
            "naam": names[oin],
            "aantalBerichten": count,
        }
        yield _frame(told)
    end = {
        "totaalBerichten": len(rows),
        "geslaagd": len(counts),
        "mislukt": 0,
        "totaalMagazijnen": len(counts),
    }
    yield _frame({"event": "ophalen-gereed"} | end)


def _frame(told: dict[str, Any]) -> str:
    return f"data: {msgspec.json.encode(told).decode()}\n\n"


def _send(resp: falcon.Response, body: msgspec.Struct) -> None:
    resp.content_type = "application/json"
    resp.data = msgspec.json.encode(body)
