"""The embedded transport: answers a requests call by calling the mock's WSGI app in this very thread."""

import io
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

import requests
from requests.adapters import BaseAdapter
from urllib3 import HTTPResponse

from services.http import running_deadline

WsgiApp = Callable[[dict[str, Any], Any], Iterable[bytes]]


class EmbeddedAdapter(BaseAdapter):
    """Finds the app whose base path fits (``http+embedded://<registry>/<path>``) and calls it: no port, no socket."""

    def __init__(self, mount: Callable[[str, str], WsgiApp]) -> None:
        super().__init__()
        self._mount = mount

    def send(
        self,
        request: requests.PreparedRequest,
        stream: bool = False,
        timeout: Any = None,
        verify: Any = True,
        cert: Any = None,
        proxies: Mapping[str, str] | None = None,
    ) -> requests.Response:
        parts = urlsplit(str(request.url))
        app = self._mount(parts.netloc, unquote(parts.path))
        head: dict[str, Any] = {}
        body = app(_environ(request), _StartResponse(head))
        return _response(request, head, body)

    def close(self) -> None:
        """Nothing is held."""


class _StartResponse:
    def __init__(self, head: dict[str, Any]) -> None:
        self._head = head

    def __call__(self, status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
        self._head["status"] = int(status.split(" ", 1)[0])
        self._head["headers"] = headers
        return None


class _Body(io.RawIOBase):
    """Reads a WSGI body piece by piece and notices the deadline and a missing end."""

    def __init__(self, parts: Iterable[bytes], length: int | None) -> None:
        self._parts = iter(parts)
        self._left = length

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        raise io.UnsupportedOperation

    def read(self, size: int = -1) -> bytes:
        deadline = running_deadline()
        if deadline is not None and deadline.passed:
            raise requests.Timeout("deadline")
        for part in self._parts:
            if self._left is not None:
                self._left -= len(part)
            if part:
                return bytes(part)
        if self._left is not None and self._left > 0:
            raise requests.exceptions.ChunkedEncodingError("het antwoord houdt halverwege op")
        return b""


def _environ(request: requests.PreparedRequest) -> dict[str, Any]:
    parts = urlsplit(str(request.url))
    body = request.body or b""
    data = body.encode() if isinstance(body, str) else bytes(body)
    environ: dict[str, Any] = {
        "REQUEST_METHOD": request.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote(parts.path, "latin-1"),
        "QUERY_STRING": parts.query,
        "SERVER_NAME": parts.netloc,
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "CONTENT_LENGTH": str(len(data)),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(data),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    for name, value in request.headers.items():
        key = name.upper().replace("-", "_")
        environ[key if key in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{key}"] = str(value)
    return environ


def _response(
    request: requests.PreparedRequest, head: dict[str, Any], body: Iterable[bytes]
) -> requests.Response:
    response = requests.Response()
    response.status_code = head["status"]
    response.headers.update(dict(head["headers"]))
    length = response.headers.get("Content-Length")
    raw = HTTPResponse(
        body=_Body(body, int(length) if length and request.method != "HEAD" else None),
        status=head["status"],
        preload_content=False,
        decode_content=False,
    )
    response.raw = raw
    response.url = str(request.url)
    response.request = request
    return response
