"""Reads what a citizen adds: a new document, and its place in a case; every refusal names the field."""

import base64
import binascii
import uuid
from datetime import date
from typing import Annotated, TypeVar

import falcon
import msgspec
from msgspec import Meta
from msgspec.structs import replace

from services.decoding import convert
from services.identity.session import Level
from services.mockkit.problem import Problem
from services.mockkit.world import branch_of, claims_of, require_level
from services.registries.zaken import questions
from services.registries.zaken.stock import Paper, Stock

MOST_BYTES = 10_000_000
T = TypeVar("T")


class NewDocument(msgspec.Struct):
    """EnkelvoudigInformatieObject as it is created."""

    bronorganisatie: Annotated[str, Meta(min_length=1, max_length=9)]
    creatiedatum: date
    titel: Annotated[str, Meta(min_length=1, max_length=200)]
    auteur: Annotated[str, Meta(min_length=1, max_length=200)]
    taal: Annotated[str, Meta(min_length=3, max_length=3)]
    informatieobjecttype: Annotated[str, Meta(min_length=1, max_length=200)]
    inhoud: str | None = None
    bestandsomvang: Annotated[int, Meta(ge=0)] | None = None
    bestandsnaam: Annotated[str, Meta(max_length=255)] = ""
    ontvangstdatum: date | None = None


class NewLink(msgspec.Struct):
    """ZaakInformatieObject as it is created."""

    zaak: Annotated[str, Meta(min_length=1, max_length=1000)]
    informatieobject: Annotated[str, Meta(min_length=1, max_length=1000)]
    titel: Annotated[str, Meta(max_length=200)] = ""


def new_paper(req: falcon.Request, stock: Stock) -> Paper:
    """Return the document in the body of ``req``; it belongs to the one acted for and to no case yet."""
    require_level(req, Level.MIDDEN)
    asked = posted(req, NewDocument)
    raw = _bytes(asked)
    kind = questions.key_of(asked.informatieobjecttype, "informatieobjecttype")
    known = {
        stock.type_id(one, f"documentsoort/{index}")
        for one in stock.kinds.values()
        for index in range(len(one.zaaktype.documentsoorten))
    }
    if kind not in known:
        raise questions.invalid("informatieobjecttype", "bad-url", "Dit informatieobjecttype bestaat niet.")
    claims = claims_of(req)
    now = stock.world.clock.now()
    return Paper(
        id=str(uuid.uuid4()),
        link=str(uuid.uuid4()),
        owner=claims.subject if claims else "",
        case="",
        title=asked.titel,
        filename=asked.bestandsnaam or asked.titel,
        day=now.date().isoformat(),
        registered=now.isoformat(),
        own=True,
        author=asked.auteur,
        rsin=asked.bronorganisatie,
        kind_url=asked.informatieobjecttype,
        size=len(raw),
        content=base64.b64encode(raw).decode(),
        branch=branch_of(req),
    )


def new_link(req: falcon.Request) -> NewLink:
    """Return the link in the body of ``req``."""
    require_level(req, Level.MIDDEN)
    return posted(req, NewLink)


def linked(paper: Paper, case: str, asked: NewLink) -> Paper:
    """Return ``paper`` as a document of the case with id ``case``."""
    return replace(paper, case=case, title=asked.titel or paper.title)


def decoded(paper: Paper) -> bytes:
    """Return the bytes of an added document."""
    return base64.b64decode(paper.content)


def posted(req: falcon.Request, kind: type[T]) -> T:
    """Return the JSON body as a ``kind``; every published refusal names the field."""
    if (req.content_type or "").split(";")[0].strip().lower() != "application/json":
        raise Problem(415, "unsupported_media_type", "Stuur application/json.")
    if (req.content_length or 0) > MOST_BYTES * 2:
        raise questions.invalid("inhoud", "file-size", f"Het bestand is groter dan {MOST_BYTES} bytes.")
    try:
        raw = msgspec.json.decode(req.bounded_stream.read())
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        none: dict[str, list[str]] = {"invalidParams": []}
        raise Problem(400, "parse_error", "Malformed request.", title="Malformed request.", members=none) from error
    try:
        return convert(raw, kind)
    except msgspec.ValidationError as error:
        raise _refusal(error, raw, kind) from error


def _refusal(error: msgspec.ValidationError, raw: object, kind: type) -> Problem:
    """Name the field: missing ones as ``required``, others by the path in msgspec's message."""
    required = [one.encode_name for one in msgspec.structs.fields(kind) if one.required]
    missing = [name for name in required if isinstance(raw, dict) and name not in raw]
    if missing:
        return questions.invalid(missing[0], "required", "Dit veld is vereist.")
    reason, _, path = str(error).partition(" - at `$")
    return questions.invalid(path.strip("`.") or "nonFieldErrors", "invalid", reason)


def _bytes(asked: NewDocument) -> bytes:
    if asked.inhoud is None:
        raise questions.invalid("inhoud", "required", "Stuur de inhoud mee; bestandsdelen kan hier niet.")
    try:
        raw = base64.b64decode(asked.inhoud, validate=True)
    except (binascii.Error, ValueError) as error:
        raise questions.invalid("inhoud", "invalid", "De inhoud is geen base64.") from error
    if asked.bestandsomvang not in (None, len(raw)):
        raise questions.invalid("inhoud", "file-size", "De bestandsomvang past niet bij de inhoud.")
    if len(raw) > MOST_BYTES:
        raise questions.invalid("inhoud", "file-size", f"Het bestand is groter dan {MOST_BYTES} bytes.")
    return raw
