"""The one way out: every call to a registry goes through here, with a total deadline, caps and strict JSON.

RELIABILITY.md finding 9 is why: requests' own timeouts are per read, it follows redirects with our headers,
reads proxies from the environment, and its JSON accepts NaN and duplicate keys.
"""

import contextlib
import json
import math
import socket
import sys
import threading
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, TypeVar

import msgspec
import requests
import urllib3
from requests.adapters import BaseAdapter, HTTPAdapter

from services.clock import Clock
from services.decoding import convert
from services.errors import BadReply, Forbidden, NotFound, ServiceError, TimedOut, Unavailable
from services.identity.session import Session
from services.identity.tokens import HEADER
from services.manifest import RegistryManifest

T = TypeVar("T")

DEADLINE = 8.0
MAX_BODY = 16 * 1024 * 1024
# Parsing holds the lock that the window's thread needs too: 2.4 MB of JSON took 45 ms (RELIABILITY.md R15).
MAX_JSON = 8 * 1024 * 1024
MAX_DEPTH = 64
EMBEDDED = "http+embedded"


@dataclass(frozen=True)
class Sourced(Generic[T]):
    """A value with where it came from and when it was fetched, for the source line under it."""

    value: T
    source: str
    holder: str
    retrieved: datetime


@dataclass(frozen=True)
class Endpoint:
    """Where one face lives. ``ours`` decides whether the session token goes along (and only then)."""

    url: str
    ours: bool
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class CallRecord:
    """One finished call, for the access log and the message log. Never holds a body or a query."""

    registry: str
    face: str
    method: str
    path: str
    status: int | None
    correlation: str
    started: datetime
    seconds: float
    error: str = ""


Hook = Callable[[CallRecord], None]


class Deadline:
    """A moment after which nothing of a call may go on: waits end early, and open sockets are shut."""

    def __init__(self, clock: Clock, seconds: float) -> None:
        self._clock = clock
        self._end = clock.monotonic() + seconds
        self._sockets: list[socket.socket] = []
        self._lock = threading.Lock()
        self.cancelled = threading.Event()

    @property
    def left(self) -> float:
        """Seconds left, never negative."""
        return max(0.0, self._end - self._clock.monotonic())

    @property
    def passed(self) -> bool:
        """True once the deadline is over or the call was given up."""
        return self.cancelled.is_set() or self.left <= 0

    def wait(self, seconds: float) -> None:
        """Wait, but not beyond the deadline; raises requests.Timeout when it passes."""
        self.cancelled.wait(min(seconds, self.left))
        if self.passed:
            raise requests.Timeout("deadline")

    def watch(self, sock: socket.socket) -> None:
        """Shut ``sock`` when the deadline passes, so that a dripping server cannot hold the call.

        A duplicate is kept: TLS takes the socket it is given apart, and a shut duplicate shuts them all.
        """
        with self._lock:
            self._sockets.append(socket.socket(fileno=socket.dup(sock.fileno())))
            if self.cancelled.is_set():
                _shut(self._sockets)

    def cancel(self) -> None:
        """Give the call up now."""
        self.cancelled.set()
        with self._lock:
            _shut(self._sockets)

    def release(self) -> None:
        """The call is over: let go of its sockets."""
        with self._lock:
            for sock in self._sockets:
                sock.close()
            self._sockets.clear()


def _shut(sockets: list[socket.socket]) -> None:
    for sock in sockets:
        with contextlib.suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)


_current = threading.local()


class _WatchedConnection(urllib3.connection.HTTPConnection):
    """Tells the running deadline which socket it uses, from before it is connected."""

    def _new_conn(self) -> socket.socket:
        return _connected(self)

    def request(self, *args: Any, **kwargs: Any) -> None:
        if self.sock is not None:
            _watch(self.sock)
        super().request(*args, **kwargs)


class _WatchedSecureConnection(urllib3.connection.HTTPSConnection):
    """The same over TLS: the handshake is watched as well."""

    def _new_conn(self) -> socket.socket:
        return _connected(self)

    def request(self, *args: Any, **kwargs: Any) -> None:
        if self.sock is not None:
            _watch(self.sock)
        super().request(*args, **kwargs)


def _watch(sock: socket.socket) -> None:
    deadline = running_deadline()
    if deadline is not None:
        deadline.watch(sock)


def _connected(connection: urllib3.connection.HTTPConnection) -> socket.socket:
    """Return a socket to the connection's host; trying the next address stops with the deadline."""
    fault: OSError = OSError("no address")
    try:
        found = socket.getaddrinfo(connection.host, connection.port, type=socket.SOCK_STREAM)
        for family, kind, protocol, _, address in found:
            sock = socket.socket(family, kind, protocol)
            try:
                sock.settimeout(_seconds(connection.timeout))
                _watch(sock)
                sock.connect(address)
                sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                return sock
            except OSError as error:
                sock.close()
                fault = error
    except OSError as error:
        fault = error
    if isinstance(fault, TimeoutError):
        raise urllib3.exceptions.ConnectTimeoutError(connection, "no connection in time") from fault
    raise urllib3.exceptions.NewConnectionError(connection, f"no connection: {fault}") from fault


def _seconds(timeout: Any) -> float:
    deadline = running_deadline()
    left = DEADLINE if deadline is None else deadline.left
    return max(0.01, min(timeout, left) if isinstance(timeout, int | float) else left)


class _WatchedAdapter(HTTPAdapter):
    """An ordinary network adapter whose connections can be shut at the deadline."""

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        http = type("_HttpPool", (urllib3.HTTPConnectionPool,), {"ConnectionCls": _WatchedConnection})
        https = type(
            "_HttpsPool", (urllib3.HTTPSConnectionPool,), {"ConnectionCls": _WatchedSecureConnection}
        )
        self.poolmanager.pool_classes_by_scheme = {"http": http, "https": https}


class Http:
    """Sends calls for every registry. ``endpoint`` says where a face lives; ``embedded`` plays the mocks."""

    def __init__(
        self,
        clock: Clock,
        endpoint: Callable[[str, str], Endpoint],
        embedded: Callable[[], BaseAdapter],
        hook: Hook | None = None,
        deadline: float = DEADLINE,
    ) -> None:
        self.clock = clock
        self._endpoint = endpoint
        self._embedded = embedded
        self._hook = hook
        self._deadline = deadline
        self._threads = threading.local()
        self._running: set[Deadline] = set()
        self._over = -1
        self._lock = threading.Lock()

    def line(self, manifest: RegistryManifest, session: Session) -> "Line":
        """Return the line of one registry for one session."""
        return Line(self, manifest, session)

    def give_up(self, epoch: int = -1) -> None:
        """End every running call at once; the sessions up to ``epoch`` are over and make no more calls."""
        with self._lock:
            self._over = max(self._over, epoch)
            running = list(self._running)
        for deadline in running:
            deadline.cancel()

    def close(self) -> None:
        """End every running call; nobody makes another one."""
        self.give_up(sys.maxsize)

    def send(self, call: "Call") -> "Reply":
        """Send one call and return the whole answer; every other end is a ServiceError."""
        endpoint = self._endpoint(call.registry, call.face)
        deadline = self._deadline_for(call)
        started, begin = self.clock.now(), self.clock.monotonic()
        correlation = str(uuid.uuid4())
        status, error = None, ""
        timer = threading.Timer(self._deadline, deadline.cancel)
        timer.daemon = True
        timer.start()
        try:
            reply = self._exchange(call, endpoint, deadline, correlation)
            status = reply.status
            return _checked(call.registry, reply)
        except ServiceError as failure:
            status, error = failure.status or status, type(failure).__name__
            raise
        finally:
            timer.cancel()
            with self._lock:
                self._running.discard(deadline)
            deadline.release()
            if self._hook is not None:
                told = (call.registry, call.face, call.method, call.path.split("?")[0])
                seconds = self.clock.monotonic() - begin
                self._hook(CallRecord(*told, status, correlation, started, seconds, error))

    def _deadline_for(self, call: "Call") -> Deadline:
        deadline = Deadline(self.clock, self._deadline)
        with self._lock:
            if call.epoch <= self._over:
                raise Unavailable(call.registry, "deze sessie is voorbij")
            self._running.add(deadline)
        return deadline

    def _exchange(self, call: "Call", endpoint: Endpoint, deadline: Deadline, correlation: str) -> "Reply":
        _current.deadline = deadline
        try:
            request = self._request(call, endpoint, correlation)
            # The adapter itself: requests' Session reads the whole body of a redirect, however large.
            adapter = self._session().get_adapter(str(request.url))
            with adapter.send(request, stream=True, timeout=max(0.01, deadline.left), proxies={}) as answer:
                body = _read(call.registry, answer, deadline)
            return Reply(call.registry, answer.status_code, dict(answer.headers), body, self.clock.now())
        except (requests.Timeout, urllib3.exceptions.TimeoutError) as error:
            raise TimedOut(call.registry, "geen volledig antwoord binnen de tijd") from error
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError) as error:
            if deadline.passed:
                raise TimedOut(call.registry, "geen volledig antwoord binnen de tijd") from error
            raise Unavailable(call.registry, type(error).__name__) from error
        finally:
            _current.deadline = None

    def _request(self, call: "Call", endpoint: Endpoint, correlation: str) -> requests.PreparedRequest:
        headers = {
            "Accept": "application/json",
            # No inflation, no bomb: a body is as large as it says (RELIABILITY.md finding 9).
            "Accept-Encoding": "identity",
            "X-Correlation-Id": correlation,
            **endpoint.headers,
            **call.headers,
        }
        if endpoint.ours and call.token:
            headers[HEADER] = call.token
        return requests.Request(
            call.method, endpoint.url + call.path, params=call.params or None, data=call.body, headers=headers
        ).prepare()

    def _session(self) -> requests.Session:
        session: requests.Session | None = getattr(self._threads, "session", None)
        if session is None:
            session = requests.Session()
            session.trust_env = False
            session.mount("https://", _WatchedAdapter(max_retries=0))
            session.mount("http://", _WatchedAdapter(max_retries=0))
            session.mount(f"{EMBEDDED}://", self._embedded())
            self._threads.session = session
        return session


def running_deadline() -> Deadline | None:
    """Return the deadline of the call that runs in this thread, for the embedded transport."""
    return getattr(_current, "deadline", None)


@dataclass(frozen=True)
class Call:
    """One question to one face, before it is sent."""

    registry: str
    face: str
    method: str
    path: str
    params: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None
    token: str = field(default="", repr=False)
    epoch: int = 1


@dataclass(frozen=True)
class Reply:
    """A whole answer. ``json`` and ``decode`` are strict and raise BadReply."""

    registry: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    received: datetime

    def json(self) -> Any:
        """Return the parsed body: no NaN, no infinity, no duplicate keys, at most 64 levels deep."""
        return _strict_json(self.registry, self.body)

    def decode(self, kind: type[T]) -> T:
        """Return the body as ``kind``; unknown members are ignored, a missing required one is BadReply."""
        try:
            return convert(self.json(), kind)
        except msgspec.ValidationError as error:
            raise BadReply(self.registry, str(error), self.status) from error


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
        return Sourced(value, self.manifest.id, self.manifest.holder, reply.received)


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
        query, token, epoch = dict(params or {}), self._session.token, self._session.epoch
        return self._http.send(
            Call(self._registry, self._face, method, path, query, sent, data, token, epoch)
        )


def _read(registry: str, answer: requests.Response, deadline: Deadline) -> bytes:
    if answer.headers.get("Content-Encoding", "").strip().lower() not in ("", "identity"):
        raise BadReply(
            registry, "het antwoord is ingepakt terwijl daar niet om is gevraagd", answer.status_code
        )
    parts: list[bytes] = []
    size = 0
    for part in answer.raw.stream(64 * 1024, decode_content=False):
        size += len(part)
        if size > MAX_BODY:
            raise BadReply(registry, f"het antwoord is groter dan {MAX_BODY} bytes", answer.status_code)
        if deadline.passed:
            raise requests.Timeout("deadline")
        parts.append(part)
    if deadline.passed:
        raise requests.Timeout("deadline")
    return b"".join(parts)


def _checked(registry: str, reply: Reply) -> Reply:
    if 200 <= reply.status < 300:
        return reply
    problem = _problem(reply)
    detail = str(problem.get("detail") or problem.get("title") or f"status {reply.status}")
    raise _failure(reply.status)(registry, detail, reply.status, problem)


def _failure(status: int) -> type[ServiceError]:
    if status in (401, 403):
        return Forbidden
    if status == 404:
        return NotFound
    if status == 429 or status >= 500:
        return Unavailable
    return BadReply


def _problem(reply: Reply) -> dict[str, Any]:
    try:
        body = reply.json()
    except BadReply:
        return {}
    return body if isinstance(body, dict) else {}


def _strict_json(registry: str, body: bytes) -> Any:
    if len(body) > MAX_JSON:
        raise BadReply(registry, f"meer dan {MAX_JSON} bytes JSON")
    try:
        parsed = json.loads(
            body.decode("utf-8"),
            parse_constant=_refuse_constant,
            parse_float=_finite,
            object_pairs_hook=_no_duplicates,
        )
        if b"\\u" in body:
            json.dumps(parsed, ensure_ascii=False).encode()  # half a surrogate pair is no text
    except (ValueError, RecursionError) as error:
        raise BadReply(registry, f"geen geldige JSON: {type(error).__name__}") from error
    if _too_deep(parsed):
        raise BadReply(registry, f"meer dan {MAX_DEPTH} lagen diep")
    return parsed


def _refuse_constant(text: str) -> Any:
    raise ValueError(f"{text} is geen JSON")


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(f"{text} past niet in een getal")
    return value


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("dubbele sleutel")
    return made


def _too_deep(value: Any) -> bool:
    level = [value]
    for _ in range(MAX_DEPTH):
        level = [
            child
            for parent in level
            if isinstance(parent, dict | list)
            for child in (parent.values() if isinstance(parent, dict) else parent)
            if isinstance(child, dict | list)
        ]
        if not level:
            return False
    return True
