"""Reads the Berichtenbox for one session, and marks, moves and deletes messages in it."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

from services.errors import BadReply, Unavailable
from services.http import Line, Reply, Sourced
from services.registries.berichten import reading
from services.registries.berichten.filling import Filling
from services.registries.berichten.records import (
    ARCHIVE,
    BIN,
    INBOX,
    Folder,
    Found,
    Message,
    Overview,
    Summary,
)
from services.registries.berichten.wire import (
    ListExtra,
    WireList,
    WireMessage,
)

PAGE = 20_000


class Client:
    """The Berichtenbox for one session. Every method raises ServiceError when no good answer comes.

    The box is filled once per session by ``_ophalen``, before the first question; who asks meanwhile waits for
    it, and gets the same failure when it fails. A service that says 409 has forgotten the box: it is filled again.
    """

    def __init__(self, line: Line) -> None:
        self._line = line
        self._channel = line.face("berichten")
        subject = line.session.subject
        kind = "BSN" if subject.kind == "citizen" else "KVK"
        self._receiver = {"X-Ontvanger": f"{kind}:{subject.id}"}
        self._filling = Filling(self._fetch)

    def overview(self) -> Sourced[Overview]:
        """Return counts, folders, the newest messages and the tasks; made here if the service does not count."""
        reply = self._get("/berichten", {"paginaGrootte": 1}, {"X-Voorportaal-Overzicht": "ja"})
        told = reply.decode(WireList)
        glance = told.voorportaal.overzicht if told.voorportaal else None
        if told.voorportaal is None or glance is None:
            inbox = self.inbox(INBOX)
            return Sourced(reading.counted(inbox.value), inbox.source, inbox.holder, inbox.retrieved)
        names = told.voorportaal.afzenders
        folders = tuple(
            Folder(one.naam, one.aantal, one.ongelezen, one.naam not in (INBOX, ARCHIVE, BIN)) for one in glance.mappen
        )
        newest = tuple(reading.summary(row, names) for row in glance.nieuwste)
        tasks = tuple(reading.summary(row, names) for row in glance.taken)
        made = Overview(glance.aantal, glance.ongelezen, glance.aantal_afzenders, newest, tasks, folders)
        return self._line.sourced(made, reply)

    def inbox(self, folder: str = INBOX, limit: int | None = None) -> Sourced[tuple[Summary, ...]]:
        """Return the summaries of one folder, newest first; ``limit`` stops after so many."""
        size = min(limit or PAGE, PAGE)
        asked = {"X-Voorportaal-Map": _ascii(folder), "X-Voorportaal-Paginagrootte": str(size)}
        params: dict[str, Any] | None = {"pagina": 0, "paginaGrootte": min(size, 200)}
        rows: list[Summary] = []
        while params is not None and (limit is None or len(rows) < limit):
            reply = self._get("/berichten", params, asked)
            told = reply.decode(WireList)
            names = (told.voorportaal or ListExtra()).afzenders
            rows += [one for row in told.berichten if (one := reading.summary(row, names)).folder == folder]
            params = _next(told, params)
        return self._line.sourced(tuple(rows[:limit]), reply)

    def search(
        self,
        text: str,
        *,
        sender: str = "",
        unread: bool = False,
        with_attachment: bool = False,
        since: date | None = None,
    ) -> Sourced[Found]:
        """Return the messages that hold every word of ``text`` (2 to 200 characters), narrowed by the filters."""
        reply = self._get("/berichten/_zoeken", {"q": text})
        told = reply.decode(WireList)
        extra = told.voorportaal or ListExtra(totaal=len(told.berichten))
        rows = [reading.summary(row, extra.afzenders) for row in told.berichten]
        kept = tuple(
            row
            for row in rows
            if (not sender or row.sender == sender)
            and (not unread or row.unread)
            and (not with_attachment or row.attachments)
            and (since is None or row.placed.date() >= since)
        )
        narrowed = bool(sender or unread or with_attachment or since)
        return self._line.sourced(Found(kept, len(kept) if narrowed else extra.totaal), reply)

    def message(self, key: str) -> Sourced[Message]:
        """Return one whole message; it stays unread until ``mark_read``."""
        reply = self._get(_path(key))
        return self._line.sourced(reading.message(reply.decode(WireMessage)), reply)

    def attachment(self, key: str, part: str) -> bytes:
        """Return the bytes of one attachment (``part`` is its id)."""
        return self._get(f"{_path(key)}/bijlagen/{quote(part, safe='')}", headers={"Accept": "*/*"}).body

    def mark_read(self, key: str, store: str = "") -> Sourced[Message]:
        """Mark as read; allowed at Basis. ``store`` is the message's own ``store`` (looked up when empty)."""
        return self._patch(key, store, {"status": "gelezen"})

    def mark_unread(self, key: str, store: str = "") -> Sourced[Message]:
        """Mark as unread; allowed at Basis."""
        return self._patch(key, store, {"status": "ongelezen"})

    def move(self, key: str, folder: str, store: str = "") -> Sourced[Message]:
        """Move to another folder; a new name makes a new folder. Needs Midden."""
        return self._patch(key, store, {"map": folder})

    def delete(self, key: str, store: str = "") -> None:
        """Delete for good. Needs Midden."""
        asked = {"magazijnId": store or self.message(key).value.store}
        self._once_fetched(lambda: self._channel.delete(_path(key), params=asked, headers=self._receiver))

    def _patch(self, key: str, store: str, body: Mapping[str, str]) -> Sourced[Message]:
        asked = {"magazijnId": store or self.message(key).value.store}
        reply = self._once_fetched(lambda: self._channel.patch(_path(key), body, params=asked, headers=self._receiver))
        return self._line.sourced(reading.message(reply.decode(WireMessage)), reply)

    def _get(
        self, path: str, params: Mapping[str, Any] | None = None, headers: Mapping[str, str] | None = None
    ) -> Reply:
        sent = self._receiver | dict(headers or {})
        return self._once_fetched(lambda: self._channel.get(path, params, sent))

    def _once_fetched(self, call: Callable[[], Reply]) -> Reply:
        filled = self._filling.sure(0)
        try:
            return call()
        except BadReply as refused:
            if refused.status != 409:
                raise
        self._filling.sure(filled)
        return call()

    def _fetch(self) -> None:
        reply = self._channel.get("/berichten/_ophalen", headers=self._receiver | {"Accept": "text/event-stream"})
        if "ophalen-gereed" not in _events(reply):
            raise Unavailable("berichten", "het ophalen hield op voordat alles er was", reply.status)


def _events(reply: Reply) -> list[str]:
    names = []
    for line in reply.body.decode("utf-8", "replace").splitlines():
        if line.startswith("data:"):
            try:
                told = json.loads(line[5:])
            except ValueError:
                continue
            names.append(str(told.get("event", "") if isinstance(told, dict) else "").lower().replace("_", "-"))
    return names


def _next(told: WireList, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return the questions of the next page; None at the end, or when a link would not bring us further."""
    if told.links is None or told.links.next is None:
        return None
    page = parse_qs(urlsplit(told.links.next.href).query).get("pagina", [""])[0]
    if not page.isdecimal() or int(page) <= int(params["pagina"]):
        return None
    return dict(params) | {"pagina": int(page)}


def _path(key: str) -> str:
    return f"/berichten/{quote(key, safe='')}"


def _ascii(folder: str) -> str:
    """Headers are Latin-1: other folder names are percent-encoded."""
    return quote(folder, safe=" ")
