"""Plays Machtigen: the register answers each side, keeps what is given, asked, activated and ended."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

import falcon
import msgspec

from services.decoding import convert
from services.identity.machtigen.mandate import Refused
from services.identity.machtigen.states import Act
from services.identity.session import Level
from services.mockkit.app import FaceApp, app
from services.mockkit.faces import BEHEER, Faces, by_holder
from services.mockkit.problem import Problem
from services.mockkit.world import World, require_level
from services.registries.machtigen.block import Block
from services.registries.machtigen.desk import Desk, Visitor
from services.registries.machtigen.records import Code, Geven, Vragen

FACE = "machtigingen"
T = TypeVar("T")


def create(world: World[Block]) -> Faces:
    """Return the apps of both faces: for citizens, and for what the BRP tells."""
    return Faces({FACE: partial(_own, world), BEHEER: by_holder(world, "beheer")})


def _own(world: World[Block]) -> FaceApp:
    desk = Desk(world)
    made = app(world, FACE, "plain")
    base = world.face(FACE).base_path
    made.add_route(f"{base}/machtigingen", Overzicht(desk))
    made.add_route(f"{base}/aanvragen", Posting(desk, Vragen, desk.ask))
    made.add_route(f"{base}/codecontroles", Posting(desk, Code, desk.look_up, "200 OK"))
    made.add_route(f"{base}/activeringen", Posting(desk, Code, desk.activate))
    made.add_route(f"{base}/machtigingen/{{key}}/intrekking", Ending(desk, "intrekken"))
    made.add_route(f"{base}/machtigingen/{{key}}/weigering", Ending(desk, "weigeren"))
    return made


class Posting:
    """POST something that the desk answers, for a visitor who is surely enough logged in."""

    def __init__(
        self, desk: Desk, kind: type[Any], work: Callable[[Visitor, Any], msgspec.Struct], status: str = "201 Created"
    ) -> None:
        self._desk, self._kind, self._work, self._status = desk, kind, work, status

    def on_post(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Answer with what the desk makes of the body; a refusal is 400 with its own code."""
        require_level(req, Level.MIDDEN)
        visitor = self._desk.visitor(req)
        asked = _body(req, self._kind)
        try:
            _send(resp, self._work(visitor, asked))
        except Refused as refused:
            raise _problem(refused) from refused
        resp.status = self._status


class Overzicht(Posting):
    """GET what one gave and has; POST a new machtiging."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, Geven, desk.give)

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Answer with both sides of the citizen of the session."""
        _send(resp, self._desk.overview(self._desk.visitor(req)))


class Ending:
    """POST that a machtiging is ended, or that what was asked or offered is refused."""

    def __init__(self, desk: Desk, act: Act) -> None:
        self._desk = desk
        self._act: Act = act

    def on_post(self, req: falcon.Request, resp: falcon.Response, key: str) -> None:
        """Answer with the machtiging as it is now; 404 for one of others."""
        require_level(req, Level.MIDDEN)
        visitor = self._desk.visitor(req)
        try:
            _send(resp, self._desk.act(visitor, key, self._act))
        except Refused as refused:
            raise _problem(refused) from refused


def _problem(refused: Refused) -> Problem:
    return Problem(400, refused.reason, "Dit kan niet met deze machtiging.")


def _body(req: falcon.Request, kind: type[T]) -> T:
    if (req.content_type or "").split(";")[0].strip().lower() != "application/json":
        raise Problem(415, detail="Stuur application/json.")
    try:
        return convert(msgspec.json.decode(req.bounded_stream.read()), kind)
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError, RecursionError) as error:
        raise Problem(400, "paramsValidation", "De vraag heeft niet de vorm die hier hoort.") from error


def _send(resp: falcon.Response, body: msgspec.Struct) -> None:
    resp.content_type = "application/json"
    resp.data = msgspec.json.encode(body)
