"""The face by which a registry's own holder changes it (our own shape): POST one kind of change, in typed members.

A registry brings ``beheer.py`` with ``CHANGES``, the face "beheer" in its manifest, and mounts ``beheer.mount(world,
CHANGES)``. Only systems of organisations come in (services.identity.system), or everybody with ``--auth none``.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, Literal, TypeVar

import falcon
import msgspec
from msgspec import Struct

from services.decoding import convert
from services.mockkit.app import FaceApp, app
from services.mockkit.contract import USUAL_REFUSALS, Contract, Operation, invalid
from services.mockkit.problem import Problem
from services.mockkit.world import World, require_system

B = TypeVar("B")
T = TypeVar("T", bound=msgspec.Struct)
FACE = "beheer"
JSON = "application/json"
MOST_BYTES = 1_000_000


class Done(msgspec.Struct, frozen=True):
    """What was done: the type of the event that tells of it, the key it is about, and what became of it."""

    gebeurtenis: str
    onderwerp: str
    gevolg: dict[str, Any] = {}


class Change(Struct, Generic[B, T], frozen=True):
    """One kind of change: its path, what it is in a sentence, what is asked, and how it is made.

    ``make`` checks against the registry, calls ``world.change`` and returns what was done; raises Problem. ``who`` may:
    the registry's own holder, the organisation that the body names as ``afzender``, or any organisation (the source
    holders of a registry are many, and Digimelding speaks for them).
    """

    path: str
    summary: str
    body: type[T]
    make: Callable[[World[B], T], Done]
    who: Literal["holder", "sender", "organisation"] = "holder"


class _Changing:
    """POST one kind of change."""

    def __init__(self, world: World[Any], change: Change[Any, Any]) -> None:
        self._world = world
        self.change = change

    def on_post(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Answer 201 with what was done."""
        oin = require_system(req)
        if self.change.who == "holder":
            _only(oin, self._world.manifest.oin)
        asked = body_of(req, self.change.body)
        if self.change.who == "sender":
            _only(oin, asked.afzender)
        with self._world.changing():
            done = self.change.make(self._world, asked)
        resp.status = falcon.HTTP_201
        resp.content_type = JSON
        resp.data = msgspec.json.encode(done)


def _only(oin: str, allowed: str) -> None:
    """Refuse any other organisation; without the token check there is no OIN, and everybody may."""
    if oin and allowed and oin != allowed:
        raise Problem(403, "autorisatie", "Dit mag alleen de organisatie zelf.")


def mount(world: World[Any], changes: Sequence[Change[Any, Any]]) -> FaceApp:
    """Return the app of the face "beheer"."""
    made = app(world, FACE, "plain")
    for one in changes:
        made.add_route(f"{world.face(FACE).base_path}/{one.path}", _Changing(world, one))
    return made


def contract(resources: Mapping[str, Any]) -> Contract:
    """Return the operations of the face, for its OpenAPI document."""
    refusals = USUAL_REFUSALS | {409, 413, 415}
    return Contract(
        {
            ("POST", route): Operation(one.change.summary, Done, body=one.change.body, status=201, refusals=refusals)
            for route, one in resources.items()
        }
    )


def body_of(req: falcon.Request, kind: type[T]) -> T:
    """Return the JSON body as a ``kind``; raises Problem 413, 415 or 400 that names the member.

    The bytes stay in ``req.context.body``, for who checks a signature.
    """
    if (req.content_type or "").split(";")[0].strip().lower() != JSON:
        raise Problem(415, detail=f"Stuur {JSON}.")
    if (req.content_length or 0) > MOST_BYTES:
        raise Problem(413, detail=f"Een bericht is hoogstens {MOST_BYTES} bytes.")
    sent = req.context.body = req.bounded_stream.read()
    try:
        raw = msgspec.json.decode(sent)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise invalid("inhoud", "json", "Dit is geen geldige JSON.") from error
    try:
        return convert(raw, kind)
    except msgspec.ValidationError as error:
        raise _refusal(error, raw, kind) from error


def _refusal(error: msgspec.ValidationError, raw: object, kind: type[msgspec.Struct]) -> Problem:
    required = [one.encode_name for one in msgspec.structs.fields(kind) if one.required]
    missing = [name for name in required if isinstance(raw, dict) and name not in raw]
    if missing:
        return invalid(missing[0], "required", "Dit is verplicht.")
    reason, _, path = str(error).partition(" - at `$")
    return invalid(path.strip("`.").split(" ")[0] or "inhoud", "value", reason[:200])
