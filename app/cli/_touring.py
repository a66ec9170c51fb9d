"""Walks through every screen as a persona and takes the pictures; the route comes from the modules themselves."""

import html
import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict
from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from app.bootstrap import choices
from app.bootstrap.options import Options
from app.bootstrap.program import Program
from app.kit.loadable import Failed, Loaded, Outcome
from app.shell.error_card import ErrorCard
from app.shell.router import HOME
from services.errors import InputError
from widgets.document_view import DocumentView

_PATIENCE_MS = 15_000
_STILL_MS, _STILL_TRIES = 150, 20


class Stop(Struct, frozen=True):
    """One screen of the tour, as tour.json lists it."""

    address: str
    title: str
    image: str
    load_ms: float
    accessibility_findings: int


def take_tour(options: Options, out: Path, size: tuple[int, int]) -> int:
    """Write the pictures to ``out``; returns the exit code."""
    program = Program(options)
    out.mkdir(parents=True, exist_ok=True)
    tour = _Tour(program, out)
    program.window.resize(*size)
    try:
        tour.walk()
    finally:
        program.close()
        program.window.close()
        QApplication.processEvents()
    tour.write()
    print(f"{len(tour.stops)} pictures in {out}, {len(tour.failed)} failed")
    for line in tour.failed:
        print(f"failed: {line}", file=sys.stderr)
    return 1 if tour.failed else 0


class _Tour(QObject):
    def __init__(self, program: Program, out: Path) -> None:
        super().__init__()
        self._program = program
        self._out = out
        self._addresses: list[str] = []
        self.stops: list[Stop] = []
        self.failed: list[str] = []

    def walk(self) -> None:
        """Login, every address the modules name, and the page after logging out."""
        program = self._program
        persona = program.persona(program.options.persona or program.scenario.persona)
        program.show_login()
        program.window.show()
        for name, prepare in program.desk.tour(persona.head.id):
            self._take(f"inloggen/{name}", prepare)
        self._take_back(program)
        self._take(HOME, program.desk.log_in_directly, persona.head.id)
        for address in self._route():
            self._take(address, program.router.go, address)
        self._take("uitgelogd", program.log_out)

    def _take_back(self, program: Program) -> None:
        """Begin the session as the scenario does: the walk through the login blocked a document, among others."""
        program.identity.forget()
        program.backend().reset(choices.faults_of(program.scenario))

    def write(self) -> None:
        """Write tour.json and a page that shows every picture."""
        listed = json.dumps([asdict(stop) for stop in self.stops], ensure_ascii=False, indent=2)
        (self._out / "tour.json").write_text(listed + "\n", encoding="utf-8")
        figures = "\n".join(
            f'<figure><img src="{stop.image}" alt="{html.escape(stop.title)}">'
            f"<figcaption>{html.escape(stop.title)} – {stop.address} – {stop.load_ms:.0f} ms</figcaption></figure>"
            for stop in self.stops
        )
        language = self._program.catalog.language
        head = f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>Voorportaal</title>'
        page = f"{head}\n{figures}\n</html>\n"
        (self._out / "index.html").write_text(page, encoding="utf-8")

    def _route(self) -> Iterator[str]:
        """Ask every module that fits which of its screens to show; without an answer, its own address."""
        program = self._program
        session = program.sessions.current
        if session is None:
            self.failed.append("inloggen: er begon geen sessie")
            return
        for contribution in program.office.contributions("tour"):
            program.tasks.run(self, contribution, self._told)
        self._settle()
        told = self._addresses
        for place in ("main", "foot"):
            for module in program.modules.fitting(session, place):
                own = [one for one in told if one.split("/")[0] == module.manifest.id]
                if module.manifest.id != HOME or own:
                    yield from own or [module.manifest.id]
        yield from (
            one
            for one in told
            if program.modules.get(one.split("/")[0]) in program.modules.fitting(session, "none")
        )

    def _told(self, outcome: Outcome[tuple[str, ...]]) -> None:
        if isinstance(outcome, Loaded):
            self._addresses += outcome.value
        elif isinstance(outcome, Failed):
            self.failed.append(str(outcome.error))

    def _take(self, address: str, action: Callable[..., object], *arguments: object) -> None:
        started = time.monotonic()
        try:
            action(*arguments)
        except InputError as error:
            self.failed.append(f"{address}: {error}")
            return
        self._settle()
        load_ms = (time.monotonic() - started) * 1000
        program = self._program
        if isinstance(program.router.screen, ErrorCard):
            self.failed.append(f"{address}: {program.window.windowTitle()}")
        image = f"{len(self.stops) + 1:02}-{re.sub('[^a-z0-9]+', '-', address.lower())[:48].strip('-')}.png"
        self._picture().save(str(self._out / image))
        title = program.window.windowTitle()
        self.stops.append(Stop(address, title, image, round(load_ms, 1), _findings(program)))

    def _picture(self) -> QPixmap:
        """Take the picture; a document is drawn beside the window, so it is taken until it stays the same."""
        window = self._program.window
        picture = window.grab()
        if not any(one.isVisible() for one in window.findChildren(DocumentView)):
            return picture
        for _ in range(_STILL_TRIES):
            loop = QEventLoop()
            QTimer.singleShot(_STILL_MS, loop.quit)
            loop.exec()
            before, picture = picture, window.grab()
            if picture.toImage() == before.toImage():
                break
        return picture

    def _settle(self) -> None:
        """Let everything arrive and be drawn."""
        tasks = self._program.tasks
        loop = QEventLoop()
        limit = QTimer()
        limit.setSingleShot(True)
        limit.timeout.connect(loop.quit)
        limit.start(_PATIENCE_MS)
        tasks.idle.connect(loop.quit)
        QApplication.processEvents()
        while tasks.busy and limit.isActive():
            loop.exec()
        tasks.idle.disconnect(loop.quit)
        for _ in range(3):
            QApplication.sendPostedEvents()
            QApplication.processEvents()


def _findings(program: Program) -> int:
    from app.devtools.audit.report import audit

    return len(audit(program.window).findings)
