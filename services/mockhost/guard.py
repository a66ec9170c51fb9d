"""Keeps web pages and strangers away from a server on this machine, before any registry sees the call.

RELIABILITY.md T13 and T14: a page in a browser may send to 127.0.0.1, and DNS may point a name there. So the
name asked for must be ours exactly, and a call that says it comes from a page is refused. There is no CORS.
"""

import ipaddress
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from services.http import MAX_BODY

_LOCAL_NAMES = ("127.0.0.1", "localhost", "[::1]")
_FROM_OUTSIDE = frozenset({"cross-site", "same-site"})


class Refusal(Struct, frozen=True):
    """Why a call goes no further."""

    status: int
    code: str
    detail: str


class Guard:
    """Judges calls to one address. On a network TLS proves the name, so only the loopback has a list of names."""

    def __init__(self, host: str, port: int, scheme: str) -> None:
        self._loopback = is_loopback(host)
        self._names = frozenset(f"{name}:{port}" for name in (*_LOCAL_NAMES, host))
        self._origins = frozenset(f"{scheme}://{name}" for name in self._names)

    def judge(self, environ: Mapping[str, Any]) -> Refusal | None:
        """Return why not; None lets the call through."""
        if self._loopback and environ.get("HTTP_HOST", "").lower() not in self._names:
            return Refusal(421, "misdirectedRequest", "Dit adres is niet van deze server.")
        origin = environ.get("HTTP_ORIGIN")
        if origin is not None and (origin.lower() not in self._origins or not self._loopback):
            return Refusal(403, "autorisatie", "Vragen vanaf een webpagina worden niet beantwoord.")
        if environ.get("HTTP_SEC_FETCH_SITE", "none") in _FROM_OUTSIDE:
            return Refusal(403, "autorisatie", "Vragen vanaf een webpagina worden niet beantwoord.")
        if environ.get("HTTP_UPGRADE", "").lower() == "websocket":
            return Refusal(400, "badRequest", "Deze server spreekt geen WebSocket.")
        return _too_large(environ.get("CONTENT_LENGTH") or "0")


def is_loopback(host: str) -> bool:
    """True for a name or address that only this machine can reach."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]").split("%")[0]).is_loopback
    except ValueError:
        return False


def _too_large(length: str) -> Refusal | None:
    if not length.isascii() or not length.isdigit():
        return Refusal(400, "badRequest", "De lengte van het bericht is geen getal.")
    if int(length) > MAX_BODY:
        return Refusal(413, "contentTooLarge", f"Een bericht is hoogstens {MAX_BODY} bytes.")
    return None
