"""Checks what callers ask of the berichtenuitvraag: paging, our headers, ids and a merge patch."""

import re
import uuid
from urllib.parse import unquote

import falcon
import msgspec

from services.decoding import convert
from services.mockkit.problem import Problem

FOLDER_HEADER = "X-Voorportaal-Map"
SIZE_HEADER = "X-Voorportaal-Paginagrootte"
OVERVIEW_HEADER = "X-Voorportaal-Overzicht"
MERGE_PATCH = "application/merge-patch+json"
MOST_ON_A_PAGE = 25_000


class Patch(msgspec.Struct):
    """BerichtPatch: null and absent both mean 'leave it'."""

    status: str | None = None
    map: str | None = None


def patch_of(req: falcon.Request) -> Patch:
    """Return the change in the body; 415 for another media type, 400 for anything but a merge patch."""
    if (req.content_type or "").split(";")[0].strip().lower() != MERGE_PATCH:
        raise Problem(415, detail=f"Stuur {MERGE_PATCH}.")
    try:
        raw = msgspec.json.decode(req.bounded_stream.read())
        patch = convert(raw, Patch)
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError, RecursionError) as error:
        raise Problem(400, detail="De wijziging is geen geldige JSON Merge Patch.") from error
    if not raw or not isinstance(raw, dict):
        raise Problem(400, detail="Geef minstens status of map.")
    if patch.status not in (None, "gelezen", "ongelezen"):
        raise Problem(400, detail="status is gelezen of ongelezen.")
    if patch.map is not None and not 1 <= len(patch.map) <= 128:
        raise Problem(400, detail="map heeft 1 tot 128 tekens.")
    return patch


def number(req: falcon.Request, name: str, least: int, most: int, default: int) -> int:
    """Return a whole number from the query, or ``default``; 400 when it is none or out of range."""
    text = req.params.get(name)
    if text is None:
        return default
    if isinstance(text, list) or not re.fullmatch(r"\d{1,10}", text, re.ASCII) or not least <= int(text) <= most:
        raise Problem(400, detail=f"De parameter {name} is een getal van {least} tot {most}.")
    return int(text)


def page_size(req: falcon.Request) -> int:
    """Return the larger page size asked for by our header; 0 when it is not asked."""
    text = req.get_header(SIZE_HEADER) or ""
    return min(int(text), MOST_ON_A_PAGE) if re.fullmatch(r"[1-9]\d{0,8}", text, re.ASCII) else 0


def folder(req: falcon.Request) -> str | None:
    """Return the folder asked for by our header (percent-encoded); None for all folders."""
    name = req.get_header(FOLDER_HEADER)
    return None if name is None else unquote(name)


def uuid_of(text: str) -> str:
    """Return ``text`` as a UUID in its usual form; 400 when it is none."""
    try:
        return str(uuid.UUID(text))
    except ValueError as error:
        raise Problem(400, detail="Het kenmerk in het pad is geen UUID.") from error
