"""How a registry says what its operations take and give: typed structs, from which its OpenAPI document is made.

A registry brings ``openapi.py`` with ``contract(face, resources) -> Contract``; ``resources`` is the mock's own
route → resource, so that a document cannot name what is not there. Without that file the document names the
routes only. For a shape of our own the same structs check the input (``asked``).
"""

from collections.abc import Mapping
from typing import Any, TypeVar

import falcon
import msgspec
from msgspec import Struct, field

from services.mockkit.problem import Problem

T = TypeVar("T", bound=msgspec.Struct)
USUAL_REFUSALS = frozenset({400, 401, 403, 404, 405, 406, 500, 503})


class Operation(Struct, frozen=True):
    """One operation. ``query``, ``headers`` and ``path`` are structs whose members are the parameters.

    ``path`` names the parts between braces in the order of the route. ``answer`` and ``body`` are types that
    msgspec knows; None is no body. ``refusals`` are the error statuses, ``refused`` their body when it is no
    problem document.
    """

    summary: str
    answer: Any = None
    query: type[msgspec.Struct] | None = None
    headers: type[msgspec.Struct] | None = None
    path: type[msgspec.Struct] | None = None
    body: Any = None
    status: int = 200
    media: str = "application/json"
    body_media: str = "application/json"
    refusals: frozenset[int] = USUAL_REFUSALS
    refused: Any = None


class Contract(Struct, frozen=True):
    """The operations of one face by (method, route below the base path).

    ``narrowed`` are the answers of which a caller may ask a part (``fields``): nothing in them is required.
    ``notes`` says, for the reader, what goes beyond the published contract or falls short of it.
    """

    operations: Mapping[tuple[str, str], Operation] = field(default_factory=dict)
    narrowed: frozenset[str] = frozenset()
    notes: str = ""


def asked(kind: type[T], given: Mapping[str, Any]) -> T:
    """Return ``given`` (header or query values, always text) as a ``kind``; raises Problem 400 naming the member."""
    values = {name: given[name] for name in kind.__struct_encode_fields__ if given.get(name) is not None}
    try:
        made = msgspec.convert(values, kind, strict=False)
    except msgspec.ValidationError as error:
        raise _refusal(kind, values) from error
    _no_null(made, values)
    return made


def asked_in_headers(kind: type[T], req: falcon.Request) -> T:
    """Return the headers that ``kind`` names; raises Problem 400."""
    return asked(kind, {name: req.get_header(name) for name in kind.__struct_encode_fields__})


def asked_in_query(kind: type[T], req: falcon.Request) -> T:
    """Return the query parameters that ``kind`` names; one that is given twice is refused. Raises Problem 400."""
    for name, value in req.params.items():
        if isinstance(value, list):
            raise invalid(name, "value", "Geef deze parameter één keer.")
    return asked(kind, req.params)


def invalid(name: str, code: str, reason: str) -> Problem:
    """Return the refusal of one parameter."""
    told = {"name": name, "code": code, "reason": reason}
    return Problem(400, "paramsValidation", f"De foutieve parameter(s) zijn: {name}.", params=[told])


def _no_null(made: msgspec.Struct, values: Mapping[str, Any]) -> None:
    """Refuse the word "null": msgspec takes it for a value that is not given."""
    for name, written in zip(made.__struct_fields__, made.__struct_encode_fields__, strict=True):
        if written in values and getattr(made, name) is None:
            raise invalid(written, "value", "De waarde heeft niet de vorm die hier hoort.")


def _refusal(kind: type[msgspec.Struct], values: Mapping[str, Any]) -> Problem:
    """Name the member that is missing, or else the first that is wrong by itself."""
    for one in msgspec.structs.fields(kind):
        if one.required and one.encode_name not in values:
            return invalid(one.encode_name, "required", "Parameter is verplicht.")
    for one in msgspec.structs.fields(kind):
        alone = msgspec.defstruct("Alone", [(one.name, one.type, None)], rename={one.name: one.encode_name})
        try:
            msgspec.convert({name: values[name] for name in (one.encode_name,) if name in values}, alone, strict=False)
        except msgspec.ValidationError as error:
            code = "pattern" if "regex" in str(error) else "value"
            return invalid(one.encode_name, code, "De waarde heeft niet de vorm die hier hoort.")
    return Problem(400, "paramsValidation", "De parameters passen niet bij elkaar.")
