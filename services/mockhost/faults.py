"""Faults that testers and tests put in front of a mock, so that every failure can be rehearsed.

Chance plays no part that cannot be repeated: what a fault does to its n-th call follows from ``seed`` and n.
"""

import logging
import random
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal, get_args

import requests
from msgspec import Struct

from services.mockhost import distort
from services.mockhost.holding import Holding
from services.scenarios import FaultSpec

Kind = Literal[
    "hang", "slow", "drip", "down", "error", "nonsense", "half", "wrong_shape", "partial", "stale", "contradictory"
]
Spread = Literal["none", "uniform", "exponential", "lognormal"]
KINDS: tuple[Kind, ...] = get_args(Kind)
HOLDING: frozenset[Kind] = frozenset(("hang", "slow", "drip"))
"""The kinds that hold a call; the other ones answer or break off at once."""

BrokenOff = requests.RequestException
"""How a fault ends a call: what a network error would be to an embedded caller, a 503 or 504 on a network."""

_FOREVER = 3600.0
_DRIP = 0.5
_log = logging.getLogger(__name__)


class Fault(Struct, frozen=True):
    """What goes wrong at one registry. ``times`` calls fail, then it has recovered; None is for ever.

    ``seconds`` is how long "slow" takes: always (``spread`` "none"), or as the mean of a distribution.
    ``status`` belongs to "error", ``share`` (0 to 1) says how much "partial" leaves out and "contradictory"
    changes, ``chance`` (0 to 1) how many calls are hit at all, ``face`` which face (empty: all).
    """

    kind: Kind
    seconds: float = 2.0
    times: int | None = None
    status: int = 503
    face: str = ""
    spread: Spread = "none"
    share: float = 0.5
    chance: float = 1.0
    seed: int = 0


def fault_of(spec: FaultSpec) -> Fault:
    """Return the fault that a scenario, a file or a tester describes."""
    names = [name for name in spec.__struct_fields__ if name != "registry"]
    return Fault(**{name: getattr(spec, name) for name in names})


class Drawn(Struct, frozen=True):
    """A fault for one call: the fault, and the dice of exactly this call."""

    fault: Fault
    number: int
    dice: random.Random

    @property
    def seconds(self) -> float:
        """How long a slow call takes, at most five times the mean."""
        mean, spread = self.fault.seconds, self.fault.spread
        if spread == "none" or mean <= 0:
            return mean
        if spread == "uniform":
            return self.dice.uniform(0, 2 * mean)
        if spread == "exponential":
            return min(self.dice.expovariate(1 / mean), 5 * mean)
        # A lognormal with sigma 0.5 has mean exp(mu + 0.125): most calls near the mean, some far above it.
        return min(mean * self.dice.lognormvariate(-0.125, 0.5), 5 * mean)


class FaultDeck:
    """Which registry has which fault now. Safe to use from any thread."""

    def __init__(self) -> None:
        self._faults: dict[str, Fault] = {}
        self._used: dict[str, int] = {}
        self._asked: dict[str, int] = {}
        self._kept: dict[str, distort.Kept] = {}
        self._lock = threading.Lock()
        self.holding = Holding()

    def put(self, registry: str, fault: Fault) -> None:
        """Give a registry a fault, replacing an earlier one; its count begins anew."""
        with self._lock:
            self._faults[registry] = fault
            self._used[registry] = self._asked[registry] = 0
            self._kept[registry] = {}
        room = f" at_once={self.holding.most}" if self.holding.most is not None and fault.kind in HOLDING else ""
        _log.warning("condition on: registry=%s %s%s", registry, _told(fault), room)

    def clear(self, registry: str | None = None) -> None:
        """Heal one registry, or all of them."""
        with self._lock:
            healed = [name for name in ([registry] if registry else list(self._faults)) if name in self._faults]
            for name in healed:
                del self._faults[name]
        for name in healed:
            _log.warning("condition off: registry=%s", name)

    def draw(self, registry: str, face: str) -> Fault | None:
        """Return the fault for this call, counting it; None when the registry is well or has recovered."""
        drawn = self.strike(registry, face)
        return drawn.fault if drawn else None

    def strike(self, registry: str, face: str) -> Drawn | None:
        """The same, with the call's own dice."""
        if not self._faults:   # reading one reference needs no lock, and nearly every call ends here
            return None
        with self._lock:
            fault = self._faults.get(registry)
            if fault is None or (fault.face and fault.face != face):
                return None
            if fault.times is not None and self._used[registry] >= fault.times:
                return None
            self._asked[registry] += 1
            number = self._asked[registry]
            dice = random.Random(f"{fault.seed}/{registry}/{number}")
            if fault.chance < 1.0 and dice.random() >= fault.chance:
                return None
            self._used[registry] += 1
        _log.warning("condition hit: registry=%s face=%s call=%d %s", registry, face, number, _told(fault))
        return Drawn(fault, number, dice)

    def kept(self, registry: str) -> distort.Kept:
        """Return the answers that a stale registry goes on giving."""
        with self._lock:
            return self._kept.setdefault(registry, {})

    def now(self) -> dict[str, Fault]:
        """Return the faults in force, by registry."""
        with self._lock:
            return dict(self._faults)

    def end(self) -> None:
        """Let go of every held call: the server stops."""
        self.holding.end()


class Faulty:
    """WSGI middleware that plays the drawn fault in front of one face."""

    def __init__(self, app: Any, deck: FaultDeck, registry: str, face: str) -> None:
        self._app = app
        self._deck = deck
        self._registry = registry
        self._face = face
        self._plays: dict[Kind, Callable[[Drawn, dict[str, Any], Any], Iterable[bytes]]] = {
            "hang": self._hang,
            "slow": self._slow,
            "drip": self._drip,
            "down": self._down,
            "partial": self._partial,
            "stale": self._stale,
            "contradictory": self._contradictory,
        }

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        drawn = self._deck.strike(self._registry, self._face)
        if drawn is None:
            answer: Iterable[bytes] = self._app(environ, start_response)
            return answer
        play = self._plays.get(drawn.fault.kind)
        return play(drawn, environ, start_response) if play else _fixed(drawn.fault, start_response)

    def _hang(self, drawn: Drawn, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        with self._deck.holding.place(gives_way=True) as wait:
            wait(_FOREVER)
        return self._well(environ, start_response)

    def _slow(self, drawn: Drawn, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        with self._deck.holding.place() as wait:
            wait(drawn.seconds)
        return self._well(environ, start_response)

    def _drip(self, drawn: Drawn, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", "1000000")])
        return self._drops()

    def _drops(self) -> Iterator[bytes]:
        with self._deck.holding.place(gives_way=True) as wait:
            while True:
                wait(_DRIP)
                yield b" "

    def _down(self, drawn: Drawn, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        raise requests.ConnectionError(f"{self._registry} is uit")

    def _partial(self, drawn: Drawn, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        change = distort.Partial(drawn.fault.share, drawn.dice)
        return distort.changed(self._app, environ, start_response, change)

    def _contradictory(self, drawn: Drawn, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        change = distort.Contradictory(drawn.fault.share, f"{drawn.fault.seed}/{self._registry}")
        return distort.changed(self._app, environ, start_response, change)

    def _stale(self, drawn: Drawn, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        return distort.stale(self._app, environ, start_response, self._deck.kept(self._registry))

    def _well(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        answer: Iterable[bytes] = self._app(environ, start_response)
        return answer


def _told(fault: Fault) -> str:
    """Return a fault as the log tells it: only what belongs to its kind."""
    parts = [f"kind={fault.kind}"]
    parts += [f"seconds={fault.seconds:g}", f"spread={fault.spread}"] if fault.kind == "slow" else []
    parts += [f"status={fault.status}"] if fault.kind == "error" else []
    parts += [f"share={fault.share:g}"] if fault.kind in ("partial", "contradictory") else []
    parts += [f"chance={fault.chance:g}"] if fault.chance < 1.0 else []
    parts += [f"times={fault.times}"] if fault.times is not None else []
    return " ".join([*parts, f"seed={fault.seed}"])


def _fixed(fault: Fault, start_response: Any) -> Iterable[bytes]:
    length = None
    if fault.kind == "error":
        status, kind = f"{fault.status} Fault", "application/problem+json"
        body = b'{"title": "Storing", "status": %d}' % fault.status
    elif fault.kind == "nonsense":
        status, body, kind = "200 OK", b"<html>\xff\xfe onderhoud </html>", "text/html"
    elif fault.kind == "half":
        status, body, kind, length = "200 OK", b'{"type": "Raadpleeg', "application/json", 4000
    else:
        status, body, kind = "200 OK", b'{"verkeerde": ["vorm", {"null": null}]}', "application/json"
    start_response(status, [("Content-Type", kind), ("Content-Length", str(length or len(body)))])
    # A server that gets a list sends it as one piece and waits for the rest; an iterator ends, and so does the line.
    return iter([body]) if fault.kind == "half" else [body]
