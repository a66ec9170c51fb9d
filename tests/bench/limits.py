"""Measures what must not take long however bad things are: deadlines, giving up, and text that tries to hurt."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.bootstrap.program import Program
from services.errors import ServiceError
from services.mockhost.faults import Fault
from services.registries.berichten.records import Message, Sender
from tests.helpers.hostile import HOSTILE, LONG
from tests.helpers.odd_lines import ProofLine
from tests.helpers.odd_server import OddServer, Script, Visit
from tests.helpers.program import go, program, settle, wait_until
from tests.helpers.worlds import NOW

_SHORT, _FAR = 0.4, 600.0
Row = tuple[str, float, float]
"""What was measured, how long it took and how long it may take, in ms."""


def measured() -> Iterator[Row]:
    """Yield every row as soon as it is known."""
    yield "a call that hangs or drips: late after its deadline", max(map(_late, (_hang, _drip))), 250.0
    yield "giving up the calls that run", max(map(_given_up, (_hang, _drip))), 250.0
    with program() as running:
        yield "the next participant, while sources hang", _next_participant(running), 1000.0
    yield "closing the program, while a source hangs", _closing(), 1000.0
    with program() as running:
        go(running, "berichten")
        found = {name: _shown(running, name) for name in HOSTILE}
        slowest = max(found, key=partial(_of, found))
        yield f"a hostile message ({slowest})", found[slowest], 1000.0


def _of(found: dict[str, float], name: str) -> float:
    return found[name]


def _hang(visit: Visit) -> None:
    visit.hear()
    visit.until_closed()


def _drip(visit: Visit) -> None:
    visit.hear()
    visit.say(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
    visit.drip(b" ", 0.05)


def _ms(work: Callable[[], object]) -> float:
    begin = time.monotonic()
    work()
    return (time.monotonic() - begin) * 1000


def _refused(line: ProofLine) -> None:
    try:
        line.channel.get("/naam")
    except ServiceError:
        return
    raise RuntimeError("the odd server answered")


def _late(script: Script) -> float:
    with OddServer(script) as server:
        return max(_ms(partial(_refused, ProofLine(server.url, deadline=_SHORT))) for _ in range(3)) - _SHORT * 1000


def _given_up(script: Script) -> float:
    with OddServer(script) as server:
        line = ProofLine(server.url, deadline=_FAR)
        asking = threading.Thread(target=partial(_refused, line))
        asking.start()
        pause = threading.Event()
        while not any(b"\r\n\r\n" in one.head for one in server.visits):
            pause.wait(0.005)
        begin = time.monotonic()
        line.http.give_up()
        asking.join()
        return (time.monotonic() - begin) * 1000


@contextmanager
def _hanging(running: Program) -> Iterator[Program]:
    """Let somebody look at a page whose sources hang for ten minutes."""
    backend = running.backend()
    backend.http._deadline = _FAR
    for registry in ("berichten", "zaken", "brp"):
        backend.host.faults.put(registry, Fault("hang"))
    running.router.go("zaken")
    wait_until(running, partial(bool, backend.http._running))
    yield running


def _next_participant(running: Program) -> float:
    with _hanging(running):
        return _ms(running.next_participant)


def _closing() -> float:
    begin = 0.0
    with program() as running, _hanging(running):
        begin = time.monotonic()
    return (time.monotonic() - begin) * 1000


def _shown(running: Program, name: str) -> float:
    sender = Sender("1", LONG, "onbekend", LONG, LONG, LONG, LONG)
    message = Message("1", LONG, sender, NOW, False, "inbox", "0", HOSTILE[name], reference=LONG)
    return _ms(partial(_show, running, message))


def _show(running: Program, message: Message) -> None:
    from app.modules.berichten.reading import ReadingPane

    screen: Any = running.router.screen
    assert isinstance(screen, QWidget)
    screen.findChildren(ReadingPane)[0].show_message(message)
    settle(running)
    running.window.grab()
