"""Measures inside one running program: changing pages, opening a small and a huge inbox, and resetting."""

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from services.identifiers import is_bsn
from tests.helpers.program import go, program, settle, wait_until

# Two citizens whose box is one long series of messages; the numbers are test numbers that nobody has.
_PERSONA = '''
id = "{name}"
naam = "Bench {name}"
aanhef = "mevrouw Bench"
geboren = 1980-01-01
bsn = "{bsn}"
gebruikersnaam = "{name}.bench"
wachtwoord = "Oefen-2027!"
telefoon = "0612345600"
verhaal = "Een volle berichtenbox"
kort = "Een volle berichtenbox"

[[berichten.reeks]]
aantal = {count}
vanaf = 2027-01-05T09:00:00
afzenders = ["zoetermeer"]
onderwerpen = ["Bericht nummer {{n}}"]
ongelezen_elke = 7
'''
SMALL, HUGE = 100, 100_000


class _Painted(QObject):
    """Counts how often a window paints what must be painted.

    It listens to the window only: on the application it would be asked about every event of every part, which
    costs as much as drawing the page.
    """

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count and let through."""
        if event.type() == QEvent.Type.UpdateRequest:
            self.count += 1
        return False


@contextmanager
def counted(window: QWidget) -> Iterator[_Painted]:
    """Count how often a window paints while in here."""
    painted = _Painted()
    window.installEventFilter(painted)
    try:
        yield painted
    finally:
        window.removeEventFilter(painted)


def page_changes(repeats: int) -> dict[str, list[float]]:
    """Return per page the seconds from asking until it is painted, going round through the whole program."""
    with program() as running:
        session = running.sessions.current
        assert session is not None
        places = [one.manifest.id for one in running.modules.fitting(session)]
        found: dict[str, list[float]] = {place: [] for place in places}
        for address in islice(cycle(places), len(places) * (repeats + 1)):
            found[address].append(_timed(running.window, partial(running.router.go, address)))
            settle(running)
    return {place: times[1:] for place, times in found.items()}   # the first round is warm-up


def _timed(window: QWidget, act: Callable[[], object]) -> float:
    """Return seconds from an act until the next paint is done."""
    QApplication.processEvents()
    with counted(window) as painted:
        begin = time.monotonic()
        act()
        while painted.count == 0:
            QApplication.processEvents()
        QApplication.processEvents()
        return time.monotonic() - begin


def inboxes(folder: Path, repeats: int) -> tuple[list[float], list[float]]:
    """Return seconds to open an inbox of 100 and of 100,000 messages, from asking until rows are painted."""
    personas = folder / "plugin" / "personas"
    personas.mkdir(parents=True, exist_ok=True)
    numbers = islice(_bsns(), 2)
    for name, count in (("klein", SMALL), ("groot", HUGE)):
        text = _PERSONA.format(name=name, bsn=next(numbers), count=count)
        (personas / f"{name}.toml").write_text(text, encoding="utf-8")
    return _opening("klein", folder / "plugin", repeats), _opening("groot", folder / "plugin", repeats)


def _bsns() -> Iterator[str]:
    return (str(number) for number in range(987_000_000, 987_999_999) if is_bsn(str(number)))


def _opening(persona: str, plugin: Path, repeats: int) -> list[float]:
    from widgets.row_list import RowList

    found = []
    with program(persona, plugins=(plugin,)) as running:
        for _ in range(repeats + 1):
            go(running, "overzicht")
            begin = time.monotonic()
            running.router.go("berichten")
            wait_until(running, lambda: _has_rows(running, RowList))
            QApplication.processEvents()
            found.append(time.monotonic() - begin)
            settle(running)
    return found[1:]


def _has_rows(running: Any, kind: type[Any]) -> bool:
    screen = running.router.screen
    views = screen.findChildren(kind) if screen is not None else []
    return any(view.isVisible() and view.model().rowCount() for view in views)


def resets(repeats: int) -> list[float]:
    """Return seconds from "next participant" until the login is painted."""
    found = []
    for _ in range(repeats):
        with program() as running:
            go(running, "berichten")
            found.append(_timed(running.window, running.next_participant))
    return found


def p95(values: list[float]) -> float:
    """Return the 95th percentile."""
    return statistics.quantiles(values, n=20)[-1]


def switches(repeats: int) -> list[float]:
    """Return seconds from choosing another subject until the first rows of that subject are painted, there and back."""
    from tests.helpers.acting import open_subjects
    from widgets.list_row import ListRow

    found = []
    with program() as running:
        for name in islice(cycle(("Hendrik de Wit", "Noor Verhoef")), repeats + 2):
            open_subjects(running)
            menu = running.switching._menu
            assert menu is not None
            choice = next(one for one in menu._choices if one[1].party.name == name)
            begin = time.monotonic()
            running.switching.choose(*choice)
            wait_until(running, partial(_shows, running, name, ListRow))
            QApplication.processEvents()
            found.append(time.monotonic() - begin)
            settle(running)
    return found[2:]   # each once is warm-up


def _shows(running: Any, name: str, kind: type[Any]) -> bool:
    session, screen = running.sessions.current, running.router.screen
    return session.subject.name == name and any(row.isVisible() for row in screen.findChildren(kind))
