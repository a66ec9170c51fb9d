"""Faults that testers and tests put in front of a mock, so that every failure can be rehearsed."""

import threading
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, get_args

import requests

from services.http import running_deadline

Kind = Literal["hang", "slow", "drip", "down", "error", "nonsense", "half", "wrong_shape"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_FOREVER = 3600.0


@dataclass(frozen=True)
class Fault:
    """What goes wrong at one registry. ``times`` calls fail, then it has recovered; None is for ever."""

    kind: Kind
    seconds: float = 2.0
    times: int | None = None
    status: int = 503
    face: str = ""


class FaultDeck:
    """Which registry has which fault now. Safe to use from any thread."""

    def __init__(self) -> None:
        self._faults: dict[str, Fault] = {}
        self._used: dict[str, int] = {}
        self._lock = threading.Lock()

    def put(self, registry: str, fault: Fault) -> None:
        """Give a registry a fault, replacing an earlier one."""
        with self._lock:
            self._faults[registry] = fault
            self._used[registry] = 0

    def clear(self, registry: str | None = None) -> None:
        """Heal one registry, or all of them."""
        with self._lock:
            for name in [registry] if registry else list(self._faults):
                self._faults.pop(name, None)

    def draw(self, registry: str, face: str) -> Fault | None:
        """Return the fault for this call, counting it; None when the registry is well or has recovered."""
        with self._lock:
            fault = self._faults.get(registry)
            if fault is None or (fault.face and fault.face != face):
                return None
            if fault.times is not None:
                if self._used[registry] >= fault.times:
                    return None
                self._used[registry] += 1
            return fault

    def now(self) -> dict[str, Fault]:
        """Return the faults in force, by registry."""
        with self._lock:
            return dict(self._faults)


class Faulty:
    """WSGI middleware that plays the drawn fault in front of one face."""

    def __init__(self, app: Any, deck: FaultDeck, registry: str, face: str) -> None:
        self._app = app
        self._deck = deck
        self._registry = registry
        self._face = face

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        fault = self._deck.draw(self._registry, self._face)
        if fault is None:
            answer: Iterable[bytes] = self._app(environ, start_response)
            return answer
        return self._play(fault, environ, start_response)

    def _play(self, fault: Fault, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if fault.kind == "down":
            raise requests.ConnectionError(f"{self._registry} is uit")
        if fault.kind == "hang":
            wait(_FOREVER)
        if fault.kind == "slow":
            wait(fault.seconds)
        if fault.kind in ("hang", "slow"):
            answer: Iterable[bytes] = self._app(environ, start_response)
            return answer
        if fault.kind == "drip":
            start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", "1000000")])
            return _drip()
        return _fixed(fault, start_response)


def wait(seconds: float) -> None:
    """Wait on the running call's deadline; without one (a network server) there is nothing to wait on."""
    deadline = running_deadline()
    if deadline is None:
        threading.Event().wait(seconds)
        return
    deadline.wait(seconds)


def _drip() -> Iterable[bytes]:
    while True:
        wait(0.5)
        yield b" "


def _fixed(fault: Fault, start_response: Any) -> Iterable[bytes]:
    length = None
    if fault.kind == "error":
        status, body, kind = (
            f"{fault.status} Fault",
            b'{"title": "Storing", "status": 503}',
            "application/problem+json",
        )
    elif fault.kind == "nonsense":
        status, body, kind = "200 OK", b"<html>\xff\xfe onderhoud </html>", "text/html"
    elif fault.kind == "half":
        status, body, kind, length = "200 OK", b'{"type": "Raadpleeg', "application/json", 4000
    else:
        status, body, kind = "200 OK", b'{"verkeerde": ["vorm", {"null": null}]}', "application/json"
    start_response(status, [("Content-Type", kind), ("Content-Length", str(length or len(body)))])
    return [body]
