"""The one WSGI app of the network form: finds the face by its base path, and answers what belongs to no face."""

import json
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from services.errors import InputError, ServiceError
from services.mockhost.embedded import WsgiApp
from services.mockhost.faults import BrokenOff
from services.mockhost.guard import Guard, Refusal
from services.mockhost.holding import LONGEST_WAIT, HeldTooLong, NoPlace
from services.mockhost.host import MockHost
from services.mockkit.app import SECURITY_HEADERS
from services.mockkit.problem import Problem, write

JSON = "application/json"
_VERSION = ("API-Version", "1.0.0")
_log = logging.getLogger(__name__)
_REASONS = {
    200: "OK", 204: "No Content", 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found",
    405: "Method Not Allowed", 413: "Content Too Large", 415: "Unsupported Media Type", 421: "Misdirected Request",
    422: "Unprocessable Content", 500: "Internal Server Error", 503: "Service Unavailable",
    504: "Gateway Timeout",
}  # fmt: skip


class Reply(Struct, frozen=True):
    """What a page of our own answers; ``body`` becomes JSON unless it is bytes already."""

    body: Any = None
    status: int = 200
    content_type: str = JSON
    headers: tuple[tuple[str, str], ...] = field(default=())


Page = Callable[[Mapping[str, Any]], Reply]


class Front:
    """WSGI app. ``pages`` are our own paths (exact); a page gets the environ and may raise Problem."""

    def __init__(self, host: MockHost, registries: Iterable[str], pages: Mapping[str, Page], guard: Guard) -> None:
        self._host = host
        self._guard = guard
        self._pages = dict(pages)
        faces = [(path, app) for registry in registries for path, app in host.mount(registry).items()]
        self._faces: dict[str, list[tuple[str, str, WsgiApp]]] = {}
        for path, app in sorted(faces, key=_longest_first):
            self._faces.setdefault(_first(path), []).append((path, f"{path}/", app))

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        refusal = self._guard.judge(environ)
        if refusal is not None:
            return _send(start_response, _refused(refusal, path))
        page = self._pages.get(path)
        if page is not None:
            return _send(start_response, _page(page, environ))
        for base, below, app in self._faces.get(_first(path), ()):
            if path.startswith(below) or path == base:
                return _call(app, environ, start_response)
        return _send(start_response, problem(Problem(404, detail="Hier is geen koppelvlak; / noemt ze alle."), path))

    def end(self) -> None:
        """Let go of every call that a fault holds: the server stops."""
        self._host.faults.end()


def problem(refused: Problem, path: str) -> Reply:
    """Return a refusal as a problem document."""
    return Reply(write(refused, "plain", path), refused.status, refused.content_type)


def _page(page: Page, environ: Mapping[str, Any]) -> Reply:
    try:
        return page(environ)
    except Problem as refused:
        return problem(refused, environ["PATH_INFO"])
    except InputError as error:
        return problem(Problem(422, detail=str(error)), environ["PATH_INFO"])


def _call(app: WsgiApp, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Call a face. A fault that would break an embedded call is a 503 or 504 here."""
    try:
        answer = app(environ, start_response)
    except NoPlace as full:
        return _send(start_response, _full(full.most, environ["PATH_INFO"]))
    except HeldTooLong:
        late = Problem(504, "timeout", title="Geen antwoord op tijd.")
        return _send(start_response, problem(late, environ["PATH_INFO"]))
    except (BrokenOff, ServiceError):
        return _send(start_response, problem(Problem(503), environ["PATH_INFO"]))
    return answer if isinstance(answer, list) else _until_it_breaks(answer)


def _full(most: int, path: str) -> Reply:
    """Return that this call cannot be held: that is no part of what is rehearsed, so it says how to get room."""
    counted = "1 vraag" if most == 1 else f"{most} vragen"
    words = (
        f"Een geoefende storing laat deze vraag wachten, maar deze server houdt er al {counted} mee vast. Dat is het "
        "meeste wat hij kan. Vraag het straks opnieuw, of start hem met meer --threads."
    )
    refused = problem(Problem(503, "held", title="Te veel vragen tegelijk.", detail=words), path)
    return replace(refused, headers=(("Retry-After", f"{LONGEST_WAIT:.0f}"),))


def _until_it_breaks(parts: Iterable[bytes]) -> Iterator[bytes]:
    """Pass the pieces on; after a fault there are no more, and the server closes the line."""
    try:
        yield from parts
    except (BrokenOff, HeldTooLong) as error:
        _log.info("answer broken off: %s", type(error).__name__)


def _refused(refusal: Refusal, path: str) -> Reply:
    return problem(Problem(refusal.status, refusal.code, refusal.detail, title=_REASONS[refusal.status]), path)


def _send(start_response: Any, reply: Reply) -> list[bytes]:
    body = reply.body if isinstance(reply.body, bytes) else json.dumps(reply.body, ensure_ascii=False).encode()
    body = b"" if reply.status == 204 else body
    headers = [
        ("Content-Type", reply.content_type),
        ("Content-Length", str(len(body))),
        _VERSION,
        *SECURITY_HEADERS.items(),
        *reply.headers,
    ]
    start_response(f"{reply.status} {_REASONS.get(reply.status, 'Status')}", headers)
    return [body]


def _first(path: str) -> str:
    """Return the first part of a path: no base path is shorter."""
    return path[1:].partition("/")[0]


def _longest_first(face: tuple[str, WsgiApp]) -> tuple[int, str]:
    return (-len(face[0]), face[0])
