"""Acting for another in a test: choose somebody as a person does, and watch what stands on the screen at every turn."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QWidget

from app.bootstrap.program import Program
from services.identity.subjects import narrowed
from tests.helpers.program import settle
from widgets.accessible import name_of


def open_subjects(running: Program) -> None:
    """Open the list of persons and companies."""
    running.switching.open()
    settle(running)


def begin_to_act_for(running: Program, name: str) -> None:
    """Choose somebody by name, or the first branch when only branches may be chosen; the answer is on its way."""
    open_subjects(running)
    menu = running.switching._menu
    assert menu is not None
    found = [choice for choice in menu._choices if choice[1].party.name == name]
    assert found, [option.party.name for _, option in menu._choices]
    source, option = found[0]
    if option.branch_only:
        option = narrowed(option, option.vestigingen[0].number)
    running.switching.choose(source, option)


def act_for(running: Program, name: str) -> None:
    """Choose somebody by name and let everything arrive."""
    begin_to_act_for(running, name)
    settle(running)


class Watcher(QObject):
    """Notes every line that stands on the screen, whose it is, at every turn of the event loop and every frame."""

    def __init__(self, running: Program) -> None:
        super().__init__()
        self._running = running
        self.turns = 0
        self.seen: dict[str, set[str]] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self.look)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A frame is about to be drawn: look first."""
        if event.type() == QEvent.Type.UpdateRequest:
            self.look()
        return False

    def look(self) -> None:
        """Read the window as it stands now."""
        session = self._running.sessions.current
        self.turns += 1
        if session is not None:
            self.seen.setdefault(session.subject.name, set()).update(lines(self._running.window))

    def start(self) -> None:
        """Watch from now on."""
        self._running.window.installEventFilter(self)
        self._timer.start()

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.stop()
        self._running.window.removeEventFilter(self)


@contextmanager
def watching(running: Program) -> Iterator[Watcher]:
    """Watch the window for as long as this lasts."""
    watcher = Watcher(running)
    watcher.start()
    try:
        yield watcher
    finally:
        watcher.stop()
        watcher.deleteLater()


def lines(root: QWidget) -> set[str]:
    """Return every visible text and accessible name in a window, and its title."""
    found = {root.windowTitle()}
    for one in root.findChildren(QWidget):
        if one.isVisible():
            found.add(name_of(one))
            if isinstance(one, QLabel | QAbstractButton):
                found.add(one.text())
            if isinstance(one, QAbstractItemView):
                found.update(_rows(one))
    return {line for line in found if line}


def _rows(view: QAbstractItemView) -> Iterator[str]:
    """Yield what is heard of each row of a painted list."""
    model = view.model()
    for row in range(min(model.rowCount(), 60) if model is not None else 0):
        heard = model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        yield str(heard or model.index(row, 0).data(Qt.ItemDataRole.DisplayRole) or "")
