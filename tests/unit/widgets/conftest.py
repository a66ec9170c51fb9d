"""What widget tests share: the theme back to light and 100 % after every test, and windows that close."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from widgets.theme import theme

Show = Callable[..., QWidget]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform says of every window that it does not pass on size hints."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints", extend=True))


@pytest.fixture(autouse=True)
def light(qapp: object) -> Iterator[None]:
    """Every test starts in the light theme at 100 %."""
    theme().set("light", 1.0)
    yield
    theme().set("light", 1.0)


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Put widgets under each other in a window of a given width, shown and active."""

    windows: list[QWidget] = []   # Python drops a window that nobody holds

    def put(*widgets: QWidget, width: int = 600, height: int = 400) -> QWidget:
        window = QWidget()
        qtbot.addWidget(window)
        windows.append(window)
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        column.addStretch(1)
        window.resize(width, height)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return put
