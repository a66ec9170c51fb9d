"""Which data of a registry are in onderzoek though its contract has no room to say so: kept here, told in a header.

A registry with a mark of its own (BRP, BAG, the size in the WOZ) uses that one. All others, and all other data of
these, are marked here; the answers say so beside the body (services.http.marks).
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import falcon

from services.events.outbox import Rows
from services.http.marks import MOST, InOnderzoek
from services.identifiers import is_bsn

_SPACE = "onderzoek"
_LEAST_KEY = 6
_WHOSE = "X-Voorportaal-Betrokkene"


class Marks:
    """The marks of every registry, in the store. Read once after each change: every answer asks for them."""

    def __init__(self, store: Callable[[], Rows]) -> None:
        self._store = store
        self._known: dict[str, tuple[Mapping[str, Any], ...]] = {}
        self._version = 0

    def of(self, registry: str) -> tuple[Mapping[str, Any], ...]:
        """Return the marks of one registry, in no order that means anything."""
        known, version = self._known.get(registry), self._version
        if known is None:
            known = tuple(row for _, row in self._store().query(f"{_SPACE}.{registry}"))
            if version == self._version:
                self._known[registry] = known
        return known

    def put(self, registry: str, datum: str, thing: str, person: str, since: date) -> None:
        """Set a mark in the running transaction; call ``moved`` after it."""
        row = {"gegeven": datum, "object": thing, "persoon": person, "sinds": since.isoformat()}
        self._store().put(f"{_SPACE}.{registry}", _key(datum, thing, person), row)

    def take(self, registry: str, datum: str, thing: str, person: str) -> bool:
        """Take a mark away in the running transaction; False when there was none. Call ``moved`` after it."""
        store, space, key = self._store(), f"{_SPACE}.{registry}", _key(datum, thing, person)
        found = store.get(space, key) is not None
        if found:
            store.delete(space, key)
        return found

    def moved(self) -> None:
        """Look again: a mark came or went, or everything was forgotten."""
        self._version += 1
        self._known = {}


def told(marks: tuple[Mapping[str, Any], ...], subject: str, req: falcon.Request, resp: falcon.Response) -> list[
    InOnderzoek
]:
    """Return the marks that belong with an answer: those of the one it is for, and those of things that stand in it.

    A key of a few characters (a year, the number of a payer) says nothing about whose thing it is: then only the one
    who is meant hears of it. A BSN never stands in the header.
    """
    whose = (req.get_header(_WHOSE) or "").removeprefix("BSN:")
    body = resp.data or (resp.text or "").encode()
    return [
        InOnderzoek(row["gegeven"], date.fromisoformat(row["sinds"]), "" if is_bsn(row["object"]) else row["object"])
        for row in marks
        if row["persoon"] in (subject, whose) or _stands_in(row["object"], body)
    ][:MOST]


def _stands_in(thing: str, body: bytes) -> bool:
    return len(thing) >= _LEAST_KEY and thing.encode() in body


def _key(datum: str, thing: str, person: str) -> str:
    return f"{datum}|{thing}|{person}"
