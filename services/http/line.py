"""What a registry's client is given: the line of one session, a channel per face, and values with their source."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Generic, TypeVar

from msgspec import Struct

from services.http.call import Call
from services.http.marks import HEADER, InOnderzoek, read
from services.http.reply import Reply
from services.http.send import Http
from services.identity.session import Session
from services.manifest import RegistryManifest

T = TypeVar("T")


class Sourced(Struct, Generic[T], frozen=True):
    """A value with where it came from and when it was fetched, for the source line under it.

    ``marks`` are the data in onderzoek that the registry tells of beside its answer.
    """

    value: T
    source: str
    holder: str
    retrieved: datetime
    marks: tuple[InOnderzoek, ...] = ()


class Line:
    """One registry's line for one session; hands out a Channel per face."""

    def __init__(self, http: Http, manifest: RegistryManifest, session: Session) -> None:
        self._http = http
        self.manifest = manifest
        self.session = session
        self.clock = http.clock

    def face(self, face: str) -> "Channel":
        """Return the channel of one face."""
        return Channel(self._http, self.manifest.id, self.manifest.face(face).id, self.session)

    def sourced(self, value: T, reply: Reply) -> Sourced[T]:
        """Wrap ``value`` with the source line of this registry."""
        marks = read(reply.headers.get(HEADER, ""))
        return Sourced(value, self.manifest.id, self.manifest.holder, reply.received, marks)


class Channel:
    """One face of one registry. Paths are relative to the face's base path."""

    def __init__(self, http: Http, registry: str, face: str, session: Session) -> None:
        self._http = http
        self._registry = registry
        self._face = face
        self._session = session

    def get(
        self, path: str, params: Mapping[str, Any] | None = None, headers: Mapping[str, str] | None = None
    ) -> Reply:
        """Read."""
        return self._send("GET", path, params, headers)

    def post(
        self,
        path: str,
        body: Any,
        headers: Mapping[str, str] | None = None,
        content_type: str = "application/json; charset=utf-8",
    ) -> Reply:
        """Send a JSON body."""
        return self._send("POST", path, None, headers, body, content_type)

    def put(self, path: str, body: Any, headers: Mapping[str, str] | None = None) -> Reply:
        """Replace."""
        return self._send("PUT", path, None, headers, body)

    def patch(
        self,
        path: str,
        body: Any,
        params: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        content_type: str = "application/merge-patch+json",
    ) -> Reply:
        """Change in part."""
        return self._send("PATCH", path, params, headers, body, content_type)

    def delete(
        self, path: str, params: Mapping[str, Any] | None = None, headers: Mapping[str, str] | None = None
    ) -> Reply:
        """Remove."""
        return self._send("DELETE", path, params, headers)

    def _send(
        self,
        method: str,
        path: str,
        params: Mapping[str, Any] | None,
        headers: Mapping[str, str] | None,
        body: Any = None,
        content_type: str = "application/json; charset=utf-8",
    ) -> Reply:
        sent = dict(headers or {})
        data = None
        if body is not None:
            data = json.dumps(body, ensure_ascii=False).encode()
            sent.setdefault("Content-Type", content_type)
        who = self._session
        asked = (self._registry, self._face, method, path, dict(params or {}), sent, data)
        return self._http.send(Call(*asked, who.token, who.epoch, who.actor.id, who.subject.id))
