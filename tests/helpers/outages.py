"""Lets every registry fail in one way, one after the other, while somebody looks at the pages that ask it."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QAbstractButton

from app.bootstrap.program import Program
from services.http import CallRecord, Hooks
from services.mockhost.faults import KINDS, Fault, Kind
from tests.helpers.heartbeat import Heartbeat, Pulse, rest
from tests.helpers.program import go, program, settle, words
from tests.helpers.screens import addresses

# The real deadline is 8 s; what it does is tested in tests/unit/services. Here it only has to pass.
DEADLINE = 0.6
AFTER_DEADLINE = 1.0
# How long a person looks at a page before the next step; the heart beats 100 times a second.
READING = 1.6
# Answers that are well-formed and wrong: no page can know, so nothing is named; the window must beat on all the same.
UNNOTICED: frozenset[Kind] = frozenset(("partial", "stale", "contradictory"))


@contextmanager
def hurried(deadline: float = DEADLINE) -> Iterator[Program]:
    """Run the program as Fenna with a short deadline."""
    with program() as running:
        running.backend().http._deadline = deadline
        yield running


def places(running: Program) -> dict[str, str]:
    """Go through all pages once, and return for every registry a page (not the overview) that asks it."""
    asked: dict[str, str] = {}
    now = ""

    def note(call: CallRecord) -> None:
        if now and now != "overzicht":
            asked.setdefault(call.registry, now)

    http = running.backend().http
    before, http.hooks = http.hooks, Hooks(told=(note,))
    for now in addresses(running):
        go(running, now)
    http.hooks = before
    return asked


def outages(kind: Kind, reading: float = READING, one_in: int = 1) -> Pulse:
    """Fail every registry once, check what its page says and that retry helps; returns the window's heartbeat.

    With ``one_in`` only one registry in so many fails, others for every kind.
    """
    with hurried() as running:
        found = places(running)
        assert set(found) >= {"berichten", "zaken", "brp", "bag"}
        first = KINDS.index(kind) % one_in
        with Heartbeat() as heart:
            for registry, address in list(found.items())[first::one_in]:
                _fail_and_recover(running, registry, address, Fault(kind, seconds=5.0), reading)
        return heart.pulse()


def _fail_and_recover(running: Program, registry: str, address: str, fault: Fault, reading: float) -> None:
    manifest = next(one.manifest for one in running.registries if one.manifest.id == registry)
    running.backend().host.faults.put(registry, fault)
    clock = running.clock
    begin = clock.monotonic()
    go(running, "overzicht")
    go(running, address)
    # Pages may ask the source twice, one call after the other.
    assert clock.monotonic() - begin < 3 * (DEADLINE + AFTER_DEADLINE), f"{address} waited too long for {registry}"
    rest(reading)
    if fault.kind in UNNOTICED:
        running.backend().host.faults.clear(registry)
        return
    shown = words(running.window)
    names = (manifest.short, manifest.name, manifest.holder)
    assert any(name in shown for name in names), f"{address} does not name {registry}: {shown}"
    retries = [one for one in find_all_starting(running, "Opnieuw proberen") if one.isVisible()]
    assert retries, f"{address} offers no retry for {registry}: {shown}"
    running.backend().host.faults.clear(registry)
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
