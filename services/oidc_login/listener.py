"""Waits on a port of this machine for the browser to come back (RFC 8252 §7.3): one path, one answer, then gone.

What is not the answer to this login (another path, another state, another name) changes nothing and is waited past,
so that a page or program on this machine cannot end somebody's login.
"""

import contextlib
import hmac
import selectors
import socket
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from services.oidc_login.failed import LoginFailed

PATH = "/terug"
_LONGEST, _PATIENCE = 16 * 1024, 2.0
_HEADERS = (
    "Content-Type: text/html; charset=utf-8\r\nCache-Control: no-store\r\nConnection: close\r\n"
    "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\nReferrer-Policy: no-referrer\r\n"
    "X-Content-Type-Options: nosniff\r\n"
)


class Listener:
    """Listens from the moment it is made. ``page`` gives the HTML that the browser shows at the end."""

    def __init__(self, page: Callable[[bool], str]) -> None:
        self._page = page
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._wake, self._woken = socket.socketpair()
        self.port = int(self._socket.getsockname()[1])

    @property
    def address(self) -> str:
        """The redirect_uri of this login."""
        return f"http://127.0.0.1:{self.port}{PATH}"

    def wait(self, state: str, seconds: float) -> dict[str, str]:
        """Return the parameters that came with ``state``; raises LoginFailed "late" or "cancelled"."""
        with selectors.DefaultSelector() as selector:
            selector.register(self._socket, selectors.EVENT_READ)
            selector.register(self._woken, selectors.EVENT_READ)
            while True:
                ready = [key.fileobj for key, _ in selector.select(seconds)]
                if self._woken in ready:
                    raise LoginFailed("cancelled")
                if not ready:
                    raise LoginFailed("late", "de browser kwam niet terug")
                found = self._serve(state)
                if found is not None:
                    return found

    def cancel(self) -> None:
        """Wait no longer; may be called from any thread."""
        with contextlib.suppress(OSError):
            self._wake.send(b"x")

    def close(self) -> None:
        """Give the port back."""
        for one in (self._socket, self._wake, self._woken):
            one.close()

    def _serve(self, state: str) -> dict[str, str] | None:
        """Answer one browser; returns the parameters when it is the one we wait for."""
        try:
            line, _ = self._socket.accept()
            with line:
                line.settimeout(_PATIENCE)
                found = self._judge(_head(line), state)
                status = "200 OK" if found is not None else "404 Not Found"
                body = self._page(found is not None).encode()
                head = f"HTTP/1.1 {status}\r\n{_HEADERS}Content-Length: {len(body)}\r\n\r\n"
                line.sendall(head.encode() + body)
        except (OSError, ValueError):
            return None
        return found

    def _judge(self, head: str, state: str) -> dict[str, str] | None:
        first, *lines = head.split("\r\n")
        method, _, rest = first.partition(" ")
        headers = {name.strip().lower(): value.strip() for name, _, value in (one.partition(":") for one in lines)}
        parts = urlsplit(rest.partition(" ")[0])
        if method != "GET" or parts.path != PATH or headers.get("host") != f"127.0.0.1:{self.port}":
            return None
        given = parse_qs(parts.query, keep_blank_values=True, max_num_fields=50)
        if any(len(values) != 1 for values in given.values()):
            return None
        told = {name: values[0] for name, values in given.items()}
        return told if hmac.compare_digest(told.get("state", "").encode(), state.encode()) else None


def _head(line: socket.socket) -> str:
    """Return the head of a request; raises ValueError when it is too long or not text."""
    read = b""
    while b"\r\n\r\n" not in read:
        more = line.recv(4096)
        read += more
        if not more or len(read) > _LONGEST:
            raise ValueError("no whole request")
    return read.split(b"\r\n\r\n")[0].decode("ascii")
