"""A line to the control pages of a running server, with the key that was printed when it started."""

import argparse
import getpass
import json
import sys
from functools import partial
from typing import Any

from services.clock import Clock
from services.errors import InputError, ServiceError, Unavailable
from services.http import Call, Endpoint, Http
from services.mockhost.control import BASE
from services.mockhost.embedded import EmbeddedAdapter
from services.settings import EMBEDDED, is_place

_CONTROL = "control"


def declare_control(parser: argparse.ArgumentParser) -> None:
    """Add the option that says which server."""
    parser.add_argument("--url", default="http://127.0.0.1:8080", help="the running server")


class ControlLine:
    """Sends to the control pages; every refusal is an InputError in the server's words."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        url = arguments.url.rstrip("/")
        if not is_place(url) or url == EMBEDDED:
            raise InputError(f"--url {arguments.url}: neem het adres dat de server noemde")
        headers = {"Authorization": f"Bearer {_key()}"}
        self._endpoint = Endpoint(url + BASE, ours=False, headers=headers)
        self._http = Http(Clock(), self._where, partial(EmbeddedAdapter, nobody))

    def get(self, path: str) -> Any:
        """Return the JSON at ``path``."""
        return self._send("GET", path)

    def post(self, path: str, body: Any) -> Any:
        """Send JSON and return the answer."""
        return self._send("POST", path, json.dumps(body, default=str).encode())

    def delete(self, path: str, params: dict[str, str]) -> Any:
        """Remove, and return the answer."""
        return self._send("DELETE", path, None, params)

    def _send(self, method: str, path: str, body: bytes | None = None, params: dict[str, str] | None = None) -> Any:
        headers = {} if body is None else {"Content-Type": "application/json"}
        try:
            return self._http.send(Call(_CONTROL, _CONTROL, method, path, params or {}, headers, body)).json()
        except ServiceError as error:
            raise InputError(f"{self._endpoint.url}: {error.detail}") from error

    def _where(self, registry: str, face: str) -> Endpoint:
        return self._endpoint


def _key() -> str:
    """Ask for the key, or read it from a pipe: never from the arguments, which others can see."""
    if sys.stdin.isatty():
        return getpass.getpass("Beheersleutel: ").strip()
    return sys.stdin.readline().strip()


def nobody(registry: str, path: str) -> Any:
    """Answer for no embedded registry: these commands only work over the network."""
    raise Unavailable(registry, "het beheer is er alleen over het netwerk")
