"""What a bad caller sends: values, bodies and headers that no question has, for any route of any face."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

VALUES = (
    "", " ", "null", "undefined", "-1", "0", "99999999999999999999", "1e999", "NaN", "2027-02-30", "\x00", "a\x00b",
    "\r\nSet-Cookie: x=1", "../../etc/passwd", "%00", "' OR 1=1 --", "<script>alert(1)</script>", "\u202ea\ufeff",
    "\U0001f642", "a" * 5000, "*", "[]", "{}", "\ud83d".encode("utf-8", "surrogatepass").decode("latin-1"),
)  # fmt: skip
"""Values for a part of a path or a parameter of the query."""

FEW = ("null", "-1", "a\x00b", "a" * 5000)
"""The four that found most."""

BODIES: Mapping[str, bytes] = {
    "nothing": b"",
    "blank": b" \n",
    "half": b'{"burgerservicenummer": "90',
    "no UTF-8": b"\xff\xfe{\x00}\x00",
    "a lone surrogate": b'{"type": "\\ud83d"}',
    "a byte order mark": b"\xef\xbb\xbf{}",
    "deep lists": b"[" * 100_000,
    "deep objects": b'{"a":' * 100_000,
    "deep and whole": b"[" * 5000 + b"]" * 5000,
    "a long word": b'{"type": "' + b"a" * 300_000 + b'"}',
    "many members": json.dumps({f"m{number}": number for number in range(20_000)}).encode(),
    "a member twice": b'{"type": "x", "type": "y"}',
    "not a number": b'{"type": NaN, "aantal": Infinity}',
    "a huge number": b'{"type": ' + b"9" * 5000 + b"}",
    "null": b"null",
    "a list": b"[]",
    "a word": b'"x"',
    "nulls": b'{"type": null, "fields": null, "burgerservicenummer": null}',
    "objects": b'{"type": {}, "fields": {}, "burgerservicenummer": {}}',
    "a form": b"type=x&burgerservicenummer=900050342",
    "XML": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
}
HEADERS: tuple[Mapping[str, str], ...] = (
    {"Accept": "application/xml"},
    {"Accept": "text/html;q=x"},
    {"Accept": "a" * 5000},
    {"Content-Type": "text/plain"},
    {"Content-Type": "application/json; charset=iso-8859-1"},
    {"Content-Type": "\u00e9;;="},
    {"X-Ontvanger": "BSN:12"},
    {"X-Voorportaal-Betrokkene": "900050342"},
    {"Accept-Crs": "EPSG:1"},
    {"Content-Crs": "EPSG:1"},
    {"Range": "bytes=9-1"},
    {"If-None-Match": '"'},
)
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")


@dataclass(frozen=True)
class Call:
    """One bad call; ``why`` says what is bad about it."""

    why: str
    method: str
    path: str
    query: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


def calls(
    path: str, parts: tuple[str, ...], methods: tuple[str, ...], query: tuple[str, ...], values: tuple[str, ...]
) -> Iterator[Call]:
    """Yield every bad call of one route: ``path`` with ``{}`` for its ``parts``, its methods and query parameters.

    A parameter of the query gets ``values``; the rest gets all of VALUES.
    """
    usual = path.format(*("0" for _ in parts))
    for method in METHODS:
        if method not in methods:
            yield Call("no such method", method, usual)
    for method in methods:
        yield from (Call(f"part {value[:12]!r}", method, path.format(*(value for _ in parts)))
                    for value in VALUES if parts and value)  # fmt: skip
        yield from (Call(f"header {given}", method, usual, headers=given) for given in HEADERS)
        if method in ("POST", "PUT", "PATCH"):
            yield from _bodies(method, usual)
        yield from _queries(method, usual, query, values)


def _bodies(method: str, path: str) -> Iterator[Call]:
    for why, body in BODIES.items():
        for media in ("application/json", "application/merge-patch+json", "application/cloudevents+json"):
            yield Call(f"body: {why}", method, path, body=body, headers={"Content-Type": media})
        yield Call(f"body: {why}, unnamed", method, path, body=body)


def _queries(method: str, path: str, query: tuple[str, ...], values: tuple[str, ...]) -> Iterator[Call]:
    for name in (*query, "onbekend"):
        yield from (Call(f"{name}={value[:12]!r}", method, path, ((name, value),)) for value in values)
        yield Call(f"{name} twice", method, path, ((name, "1"), (name, "2")))
    yield Call("every parameter", method, path, tuple((name, "x") for name in query))


def refusal_faults(status: int, media: str, text: str, style: str) -> list[str]:
    """Return what is wrong with a refusal: its body must say, in the words of its family, what and which status."""
    if status < 400:
        return []
    if status >= 500:
        return [f"{status}: {text[:200]}"]
    try:
        body: Any = json.loads(text)
    except ValueError:
        return [f"{status} without a body: {media} {text[:80]!r}"]
    return [] if _SAYS[style](status, media, body) else [f"{status}: {media} {text[:200]}"]


def _problem(status: int, media: str, body: Any) -> bool:
    return media.startswith("application/problem+json") and bool(body["title"]) and body["status"] == status


def _plain_problem(status: int, media: str, body: Any) -> bool:
    return media.startswith("application/json") and bool(body["title"]) and body["status"] == status


def _kvk(status: int, media: str, body: Any) -> bool:
    first = body["fout"][0]
    return media.startswith("application/json") and bool(first["code"] and first["omschrijving"])


def _socrata(status: int, media: str, body: Any) -> bool:
    """As a dataset refuses; the gate before the datasets is ours."""
    if "error" not in body:
        return _problem(status, media, body)
    return media.startswith("application/json") and body["error"] is True and bool(body["code"] and body["message"])


_SAYS = {"problem": _problem, "plain": _plain_problem, "kvk": _kvk, "socrata": _socrata}
