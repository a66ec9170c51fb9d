"""The line of one organisation's system to every registry: what a sender acts with, over the published faces."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from services.http import Call, Http, Reply
from services.identity.system import Systems

Sign = Callable[[bytes], Mapping[str, str]]


class PartyLine:
    """Asks and changes as one organisation. Every failure is a ServiceError.

    ``sign`` gives the headers that prove a body, for an organisation that signs what it sends.
    """

    def __init__(self, http: Http, systems: Systems, oin: str, name: str, sign: Sign | None = None) -> None:
        self._http = http
        self._systems = systems
        self._sign = sign
        self.oin = oin
        self.name = name

    def get(
        self, registry: str, face: str, path: str, params: Mapping[str, str], headers: Mapping[str, str]
    ) -> Any:
        """Return the parsed answer to a question."""
        return self._send("GET", registry, face, path, None, params, headers).json()

    def send(
        self, method: str, registry: str, face: str, path: str, body: Any, headers: Mapping[str, str] | None = None
    ) -> Any:
        """Send JSON and return the parsed answer; None when there is none."""
        reply = self._send(method, registry, face, path, body, {}, headers or {})
        return reply.json() if reply.body else None

    def _send(
        self,
        method: str,
        registry: str,
        face: str,
        path: str,
        body: Any,
        params: Mapping[str, str],
        headers: Mapping[str, str],
    ) -> Reply:
        session = self._systems.session(self.oin, self.name)
        data = None if body is None else json.dumps(body, ensure_ascii=False).encode()
        sent = dict(headers) | ({"Content-Type": "application/json"} if data else {})
        sent |= self._sign(data) if data and self._sign else {}
        asked = (session.token, session.epoch, self.oin, self.oin)
        return self._http.send(Call(registry, face, method, path, dict(params), sent, data, *asked))
