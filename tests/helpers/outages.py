"""Lets every registry fail in one way, one after the other, while somebody looks at the pages that ask it."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QAbstractButton

from app.bootstrap.program import Program
from services.http import CallRecord, Deadline, Hooks, running_deadline
from services.mockhost.faults import KINDS, Fault, Kind
from services.mockhost.holding import Wait
from tests.helpers.heartbeat import Heartbeat, Pulse, rest
from tests.helpers.program import go, program, settle, wait_until, words
from tests.helpers.screens import addresses

# How long a person looks at a page before the next step; the heart beats 100 times a second.
READING = 1.6
# How long somebody looks at a page who goes through all of them, and the deadline then: it only has to pass.
LOOKING, DEADLINE = 0.3, 0.6
# Answers that are well-formed and wrong: no page can know, so nothing is named; the window must beat on all the same.
UNNOTICED: frozenset[Kind] = frozenset(("partial", "stale", "contradictory"))
MOST_PASSED = 10
"""So many deadlines may pass before the overview and a page have ended: they may ask a source more than once."""
_STILL = 3

_asking: dict[str, str] = {}


class Waiting:
    """The calls that a fault holds; their deadline passes once nothing else moves, whatever the machine's clock says.

    What a passed deadline does is the same as eight seconds later (services/http/deadline.py).
    """

    def __init__(self, running: Program) -> None:
        self.passed = 0
        self._running = running
        self._deck = running.backend().host.faults
        self._place = self._deck.holding.place
        self._held: set[Deadline] = set()
        self._seen: tuple[set[Deadline], int] = (set(), 0)
        self._still = 0

    @contextmanager
    def watching(self) -> Iterator["Waiting"]:
        """Take note of every held call meanwhile."""
        self._deck.holding.place = self._noted  # type: ignore[method-assign]
        try:
            yield self
        finally:
            self._deck.holding.place = self._place  # type: ignore[method-assign]

    def visit(self, address: str) -> None:
        """Show a page, and let the deadlines of its held calls pass."""
        self._running.router.go(address)
        wait_until(self._running, self._over)
        settle(self._running)

    @contextmanager
    def _noted(self, *, gives_way: bool = False) -> Iterator[Wait]:
        deadline = running_deadline()
        assert deadline is not None, "an embedded call has a deadline"
        self._held.add(deadline)
        try:
            with self._place(gives_way=gives_way) as wait:
                yield wait
        finally:
            self._held.discard(deadline)

    def _over(self) -> bool:
        """Tell whether every answer is there; when nothing has moved for a while, time passes."""
        now = ({one for one in set(self._held) if not one.passed}, len(self._running.tasks._jobs))
        self._still = self._still + 1 if now == self._seen else 0
        self._seen = now
        if now[0] and self._still >= _STILL:
            self.passed += 1
            for one in now[0]:
                one.cancel()
        return not self._running.tasks.busy


def places(running: Program) -> dict[str, str]:
    """Return for every registry a page (not the overview) that asks it; the first time all pages are gone through."""
    if _asking:
        return dict(_asking)
    now = ""

    def note(call: CallRecord) -> None:
        if now and now != "overzicht":
            _asking.setdefault(call.registry, now)

    http = running.backend().http
    before, http.hooks = http.hooks, Hooks(told=(note,))
    for now in addresses(running):
        go(running, now)
    http.hooks = before
    return dict(_asking)


def outages(kind: Kind, reading: float = READING, one_in: int = 1) -> Pulse:
    """Fail every registry once, check what its page says and that retry helps; returns the window's heartbeat.

    With ``one_in`` only one registry in so many fails, others for every kind.
    """
    with program() as running:
        found = places(running)
        assert set(found) >= {"berichten", "zaken", "brp", "bag"}
        first = KINDS.index(kind) % one_in
        with Heartbeat() as heart, Waiting(running).watching() as waiting:
            for registry, address in list(found.items())[first::one_in]:
                _fail_and_recover(running, waiting, registry, address, Fault(kind, seconds=5.0), reading)
        return heart.pulse()


def everything_out(kind: Kind) -> Pulse:
    """Fail every registry at once in one way and visit every page, cold; returns the window's heartbeat."""
    with program() as running:
        session = running.sessions.current
        assert session is not None
        running.backend().http._deadline = DEADLINE
        for registry in running.registries:
            running.backend().host.faults.put(registry.manifest.id, Fault(kind, seconds=5.0))
        with Heartbeat() as heart:
            for module in running.modules.fitting(session):
                go(running, module.manifest.id)
                rest(LOOKING)
        return heart.pulse()


def _fail_and_recover(
    running: Program, waiting: Waiting, registry: str, address: str, fault: Fault, reading: float
) -> None:
    running.backend().host.faults.put(registry, fault)
    before = waiting.passed
    waiting.visit("overzicht")
    waiting.visit(address)
    assert waiting.passed - before <= MOST_PASSED, f"{address} waited too often for {registry}"
    rest(reading)
    if fault.kind in UNNOTICED:
        running.backend().host.faults.clear(registry)
        return
    _named(running, registry, address)
    running.backend().host.faults.clear(registry)
    _recover(running, registry, address)


def _named(running: Program, registry: str, address: str) -> None:
    manifest = next(one.manifest for one in running.registries if one.manifest.id == registry)
    shown = words(running.window)
    names = (manifest.short, manifest.name, manifest.holder)
    assert any(name in shown for name in names), f"{address} does not name {registry}: {shown}"


def _recover(running: Program, registry: str, address: str) -> None:
    retries = find_all_starting(running, "Opnieuw proberen")
    assert retries, f"{address} offers no retry for {registry}: {words(running.window)}"
    while retries:
        retries[0].click()
        settle(running)
        remaining = find_all_starting(running, "Opnieuw proberen")
        assert len(remaining) < len(retries), f"{address}: retry does not bring {registry} back"
        retries = remaining


def find_all_starting(running: Program, name: str) -> list[QAbstractButton]:
    """Return the pressable things whose words begin with ``name``."""
    return [
        one
        for one in running.window.findChildren(QAbstractButton)
        if one.isVisible() and (one.accessibleName() or one.text()).startswith(name)
    ]
