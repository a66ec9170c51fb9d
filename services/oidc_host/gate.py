"""Stands before every page and endpoint: the name must be ours, and no other site's page may act here.

RELIABILITY.md T13 and T14. Only the two addresses a client sends a browser to may be reached from elsewhere, and
they change nothing: one begins a login of its own, the other ends what an ID token of ours names.
"""

from typing import Any
from urllib.parse import urlsplit

import falcon

from services.identity.oidc.discovery import AUTHORIZE, LEAVE

MAX_FORM = 64 * 1024
_FROM_ELSEWHERE = frozenset({AUTHORIZE, LEAVE})
HEADERS = {
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    # With no-referrer a browser hides the Origin of a form, and then nobody can tell ours from another's.
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Gate:
    """Falcon middleware. ``issuer`` is the one address at which this provider is spoken to."""

    def __init__(self, issuer: str) -> None:
        self._issuer = issuer
        self._name = urlsplit(issuer).netloc

    def process_request(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Refuse what is not addressed to us, what another page sends, and what is too long."""
        if (req.get_header("Host") or "").lower() != self._name:
            raise falcon.HTTPError("421 Misdirected Request", description="Dit adres is niet van deze server.")
        if (req.content_length or 0) > MAX_FORM:
            raise falcon.HTTPContentTooLarge(description=f"Hoogstens {MAX_FORM} bytes.")
        if req.get_header("Transfer-Encoding"):
            raise falcon.HTTPBadRequest(description="Geef de lengte van het bericht (Content-Length).")
        if req.path in _FROM_ELSEWHERE:
            return
        foreign = req.get_header("Origin") not in (None, self._issuer)
        if foreign or req.get_header("Sec-Fetch-Site") in ("cross-site", "same-site"):
            raise falcon.HTTPForbidden(description="Vragen vanaf een andere website worden niet beantwoord.")

    def process_response(self, req: falcon.Request, resp: falcon.Response, resource: Any, ok: bool) -> None:
        """Give every answer its headers; a page brings a policy of its own."""
        for name, value in HEADERS.items():
            if resp.get_header(name) is None:
                resp.set_header(name, value)
