"""A whole answer: capped while it is read, strict as JSON, and one kind of error for every way it can be wrong."""

import json
import math
from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

import msgspec
import requests
from msgspec import Struct

from services.decoding import convert
from services.errors import BadReply, Forbidden, NotFound, ServiceError, Unavailable
from services.http.deadline import Deadline

T = TypeVar("T")

MAX_BODY = 16 * 1024 * 1024
# Parsing holds the lock that the window's thread needs too: 2.4 MB of JSON took 45 ms (RELIABILITY.md R15).
MAX_JSON = 8 * 1024 * 1024
MAX_DEPTH = 64


class Reply(Struct, frozen=True):
    """A whole answer. ``json`` and ``decode`` are strict and raise BadReply."""

    registry: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    received: datetime

    def json(self) -> Any:
        """Return the parsed body: no NaN, no infinity, no duplicate keys, at most 64 levels deep."""
        return _strict_json(self.registry, self.body)

    def decode(self, kind: type[T]) -> T:
        """Return the body as ``kind``; unknown members are ignored, a missing required one is BadReply."""
        try:
            return convert(self.json(), kind)
        except msgspec.ValidationError as error:
            raise BadReply(self.registry, str(error), self.status) from error


def read_body(registry: str, answer: requests.Response, deadline: Deadline) -> bytes:
    if answer.headers.get("Content-Encoding", "").strip().lower() not in ("", "identity"):
        raise BadReply(
            registry, "het antwoord is ingepakt terwijl daar niet om is gevraagd", answer.status_code
        )
    parts: list[bytes] = []
    size = 0
    for part in answer.raw.stream(64 * 1024, decode_content=False):
        size += len(part)
        if size > MAX_BODY:
            raise BadReply(registry, f"het antwoord is groter dan {MAX_BODY} bytes", answer.status_code)
        if deadline.passed:
            raise requests.Timeout("deadline")
        parts.append(part)
    if deadline.passed:
        raise requests.Timeout("deadline")
    return b"".join(parts)


def checked(registry: str, reply: Reply) -> Reply:
    if 200 <= reply.status < 300:
        return reply
    problem = _problem(reply)
    detail = str(problem.get("detail") or problem.get("title") or f"status {reply.status}")
    raise _failure(reply.status)(registry, detail, reply.status, problem)


def _failure(status: int) -> type[ServiceError]:
    if status in (401, 403):
        return Forbidden
    if status == 404:
        return NotFound
    if status == 429 or status >= 500:
        return Unavailable
    return BadReply


def _problem(reply: Reply) -> dict[str, Any]:
    try:
        body = reply.json()
    except BadReply:
        return {}
    return body if isinstance(body, dict) else {}


def _strict_json(registry: str, body: bytes) -> Any:
    if len(body) > MAX_JSON:
        raise BadReply(registry, f"meer dan {MAX_JSON} bytes JSON")
    try:
        parsed = json.loads(
            body.decode("utf-8"),
            parse_constant=_refuse_constant,
            parse_float=_finite,
            object_pairs_hook=_no_duplicates,
        )
        if b"\\u" in body:
            json.dumps(parsed, ensure_ascii=False).encode()  # half a surrogate pair is no text
    except (ValueError, RecursionError) as error:
        raise BadReply(registry, f"geen geldige JSON: {type(error).__name__}") from error
    if _too_deep(parsed):
        raise BadReply(registry, f"meer dan {MAX_DEPTH} lagen diep")
    return parsed


def _refuse_constant(text: str) -> Any:
    raise ValueError(f"{text} is geen JSON")


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(f"{text} past niet in een getal")
    return value


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("dubbele sleutel")
    return made


def _too_deep(value: Any) -> bool:
    level = [value]
    for _ in range(MAX_DEPTH):
        level = [
            child
            for parent in level
            if isinstance(parent, dict | list)
            for child in (parent.values() if isinstance(parent, dict) else parent)
            if isinstance(child, dict | list)
        ]
        if not level:
            return False
    return True
