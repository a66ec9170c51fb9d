"""The whole program in a test: started as a persona with a clock that stands still, and let to settle."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from app.bootstrap.options import Options
from app.bootstrap.program import Program
from widgets.accessible import name_of, role_of
from widgets.record_table import SimpleTable
from widgets.theme import theme

PATIENCE_MS = 20_000


@contextmanager
def program(
    persona: str = "fenna",
    *,
    scenario: str = "",
    size: tuple[int, int] = (1440, 900),
    theme_name: str = "light",
    scale: float = 1.0,
    language: str = "nl",
    plugins: tuple[Path, ...] = (),
) -> Iterator[Program]:
    """Start the program (``persona`` empty: at the login), settled, and close it afterwards."""
    options = Options(persona, scenario, language, theme_name, scale, plugins=plugins, frozen=True)
    started = Program(options)
    started.window.resize(*size)
    started.start()
    if persona:
        wait_until(started, lambda: started.sessions.current is not None)
    settle(started)
    try:
        yield started
    finally:
        started.close()
        started.window.close()
        started.window.deleteLater()
        started.deleteLater()
        theme().set("light", 1.0)
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def settle(running: Program) -> None:
    """Let every answer arrive and everything be drawn; raises AssertionError when that takes too long."""
    wait_until(running, lambda: not running.tasks.busy)
    for _ in range(4):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def wait_until(running: QObject, done: Callable[[], bool]) -> None:
    """Run the event loop until ``done`` says so; raises AssertionError after 20 seconds."""
    loop = QEventLoop()
    tick = QTimer()
    tick.setInterval(5)
    tick.timeout.connect(loop.quit)
    limit = QTimer()
    limit.setSingleShot(True)
    limit.start(PATIENCE_MS)
    tick.start()
    while not done():
        assert limit.isActive(), "it took more than 20 seconds"
        loop.exec()
    tick.stop()
    limit.stop()


def go(running: Program, address: str) -> None:
    """Show a screen and let it settle."""
    running.router.go(address)
    settle(running)


def find(root: QWidget, name: str, role: QAccessible.Role | None = None) -> QWidget:
    """Return the one visible widget with this accessible name (and role); raises LookupError with what there is."""
    found = find_all(root, name, role)
    if len(found) == 1:
        return found[0]
    names = sorted({name_of(one) for one in root.findChildren(QWidget) if one.isVisible() and name_of(one)})
    raise LookupError(f"{len(found)} widgets called {name!r}; there are: {names}")


def find_all(root: QWidget, name: str, role: QAccessible.Role | None = None) -> list[QWidget]:
    """Return every visible widget with this accessible name (and role)."""
    return [
        one
        for one in root.findChildren(QWidget)
        if one.isVisible() and name_of(one) == name and (role is None or role_of(one) == role)
    ]


def press(running: Program, name: str, role: QAccessible.Role | None = None) -> None:
    """Press the one button or link with this name, and let things settle."""
    button = find(running.window, name, role)
    assert isinstance(button, QAbstractButton), f"{name!r} is a {type(button).__name__}"
    assert button.isEnabled(), f"{name!r} cannot be pressed now"
    button.click()
    settle(running)


def cells(running: Program, name: str) -> list[list[str]]:
    """Return the rows of the table with this name, with ordinary spaces."""
    found = find(running.window, name, QAccessible.Role.Table)
    assert isinstance(found, SimpleTable)
    model = found.table_model()
    columns = range(model.columnCount())
    return [
        [str(model.index(row, at).data()).replace("\u00a0", " ") for at in columns] for row in range(model.rowCount())
    ]


def seen(running: Program) -> str:
    """Return the words on the screen, with ordinary spaces."""
    return words(running.window).replace("\u00a0", " ")


def words(root: QWidget) -> str:
    """Return every visible word of the texts on a screen, one text per line."""
    lines = []
    for one in root.findChildren(QWidget):
        if one.isVisible() and isinstance(one, QLabel | QAbstractButton) and one.text():
            lines.append(one.text())
    return "\n".join(lines)
