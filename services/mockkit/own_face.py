"""What the faces in our own shape about one citizen share: whom they are asked about, and one answer per question.

The citizen stands in a header and not in the path: a BSN does not belong in an address (NL GOV API Design Rules).
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Annotated, Any, Generic, TypeVar

import falcon
import msgspec

from services.mockkit.app import FaceApp, answer as answer, app
from services.mockkit.contract import asked_in_headers, asked_in_query, invalid
from services.mockkit.faces import BEHEER, Faces, by_holder
from services.mockkit.problem import Problem
from services.mockkit.world import World, require_subject

HEADER = "X-Voorportaal-Betrokkene"
B = TypeVar("B")
Q = TypeVar("Q", bound=msgspec.Struct)

_MAX_BODY = 64 * 1024


class Betrokkene(msgspec.Struct, frozen=True):
    """About whom a face of our own is asked."""

    betrokkene: Annotated[
        str, msgspec.Meta(pattern="^BSN:[0-9]{9}$", description="Over wie de vraag gaat: BSN: met negen cijfers.")
    ] = msgspec.field(name=HEADER)


class Alles(msgspec.Struct, frozen=True):
    """A question without parameters."""


def betrokkene(req: falcon.Request) -> str:
    """Return the BSN this call is about; raises Problem 400 without one, 403 when it is not the session's subject."""
    bsn = asked_in_headers(Betrokkene, req).betrokkene.removeprefix("BSN:")
    require_subject(req, bsn)
    return bsn


class Gegevens(Generic[B, Q]):
    """GET: what the registry keeps of the citizen. Who has no table is answered from ``empty``: that is no failure.

    ``write`` gets the table, the checked question and today, and returns the answer.
    """

    def __init__(
        self, world: World[B], empty: B, question: type[Q], write: Callable[[B, Q, date], msgspec.Struct]
    ) -> None:
        self._world = world
        self._empty = empty
        self._question = question
        self._write = write

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Answer for the citizen in the header."""
        bsn = betrokkene(req)
        asked = asked_in_query(self._question, req)
        block = self._world.blocks.get(bsn, self._empty)
        answer(resp, self._write(block, asked, self._world.clock.today()))


def own_face(world: World[Any], face: str, routes: Mapping[str, Any]) -> FaceApp:
    """Return the app of a face in our own shape with its routes, each below the base path."""
    made = app(world, face, "plain")
    base = world.face(face).base_path
    for route, resource in routes.items():
        made.add_route(base + route, resource)
    return made


def own_faces(world: World[Any], face: str, routes: Mapping[str, Any], *changes: str) -> Faces:
    """Return a face in our own shape, and the one by which its holder changes it (``changes``: see ``by_holder``)."""
    return Faces({face: partial(own_face, world, face, routes), BEHEER: by_holder(world, *changes)})


def asked_in_body(kind: type[Q], req: falcon.Request, most: int = _MAX_BODY) -> Q:
    """Return the JSON body of at most ``most`` bytes as a ``kind``; raises Problem 400 for anything else."""
    if (req.content_type or "").split(";")[0].strip().lower() != "application/json":
        raise Problem(400, "paramsValidation", "De vraag is geen application/json.")
    raw = req.bounded_stream.read(most + 1)
    if len(raw) > most:
        raise Problem(400, "paramsValidation", "De vraag is te groot.")
    try:
        return msgspec.convert(_whole_numbers(msgspec.json.decode(raw)), kind)
    except (msgspec.ValidationError, RecursionError) as error:
        raise invalid(_place(str(error)), "value", "De waarde heeft niet de vorm die hier hoort.") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Problem(400, "paramsValidation", "De vraag is geen geldige JSON.") from error


def _whole_numbers(value: Any) -> Any:
    """Return JSON in which 2027.0 is 2027: to JSON Schema they are the same integer, to msgspec they are not."""
    if isinstance(value, dict):
        return {name: _whole_numbers(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_whole_numbers(one) for one in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _place(message: str) -> str:
    """Return "kinderen[0].geboren" of msgspec's "… - at `$.kinderen[0].geboren`"; "body" when it names no place."""
    found = re.search(r"at `\$\.?([^`]*)`", message) or re.search(r"field `([^`]*)`", message)
    return found[1] if found and found[1] else "body"
