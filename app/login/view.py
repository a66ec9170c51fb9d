"""Draws the login."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kit.tasks import TaskRunner
from app.kit.texts import Catalog
from services.clock import Clock
from services.identity.session import Level
from services.personas import Persona
from services.scenarios import Scenario
from services.settings import SettingsFile
from widgets.button import Button


class LoginView(QWidget):
    """Placeholder until the pages are there."""

    logged_in = Signal(str, str, int)
    cancelled = Signal()

    def __init__(
        self,
        catalog: Catalog,
        clock: Clock,
        tasks: TaskRunner,
        personas: Sequence[Persona],
        scenario: Scenario,
        settings_file: SettingsFile,
    ) -> None:
        super().__init__()
        self._catalog = catalog
        layout = QVBoxLayout(self)
        layout.addWidget(Button("Inloggen"))

    def until_words(self) -> str:
        return ""

    def title(self) -> str:
        return "Inloggen"

    def entered(self) -> None:
        pass

    def retranslate(self) -> None:
        pass

    def log_in_directly(self, persona: str) -> None:
        self.logged_in.emit(persona, "sms", int(Level.MIDDEN))

    def tour(self, persona: str) -> Iterator[tuple[str, Callable[[], object]]]:
        yield from ()
