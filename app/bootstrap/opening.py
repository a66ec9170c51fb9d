"""What is seen first: the window with the login, built from as little as possible.

DESIGN.md §4: a bare window takes 0.15 s. This file and what it imports decide how much longer ours takes,
so everything that is not painted in the first frame is imported after it, beside the window.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

import resources
from app.bootstrap.options import Options
from app.kit.texts import Catalog
from app.shell.collector import STARTING_MS, Collector
from app.shell.moments import FirstPaint, mark
from app.shell.window import Window
from services.home import settings_path
from services.processors import OneProcessor
from widgets import focus_ring
from widgets.theme import STYLE_ARGUMENTS, theme

if TYPE_CHECKING:
    from app.bootstrap.program import Program
    from app.kit.loadable import Outcome
    from app.kit.tasks import TaskRunner
    from app.login.view import LoginView


class Opening(QObject):
    """The window with the login in it; ``Program`` takes it over."""

    def __init__(self, options: Options) -> None:
        super().__init__()
        self.options = options
        application()
        self.collector = Collector(self, STARTING_MS)
        language, theme_name, scale, self.provider = _chosen_look(options)
        self.catalog = Catalog(resources.path("texts"), language)
        theme().set(theme_name, scale)
        focus_ring.install(application())
        self.window = Window(self.catalog.scoped())
        self.window.show_nobody()
        self.view = None if options.persona else self._login()

    def _login(self) -> "LoginView":
        from app.login.view import LoginView

        view = LoginView(self.catalog, ways(self.provider))
        self.window.show_screen(view, view.title())
        return view

    def show(self) -> None:
        """Show the window and put the keyboard where the person begins."""
        FirstPaint(self.window).painted.connect(self._painted)
        self.window.show()
        if self.view is not None:
            self.view.entered()
        else:
            self.window.setFocus()

    @Slot()
    def _painted(self) -> None:
        mark("input-ready")


class Starter(QObject):
    """Shows the opening at once and builds the program after the first frame."""

    def __init__(self, options: Options, processor: OneProcessor) -> None:
        super().__init__()
        self._processor = processor
        self._opening = Opening(options)
        self.program: Program | None = None
        self._tasks: TaskRunner | None = None
        self.failed = ""
        FirstPaint(self._opening.window).painted.connect(self._import_rest)
        self._opening.show()

    @Slot()
    def _import_rest(self) -> None:
        from app.kit.tasks import TaskRunner

        self._tasks = TaskRunner(self)
        self._tasks.run(self, _import_services, self._imported, "start")

    def _imported(self, outcome: "Outcome[None]") -> None:
        from app.bootstrap.program import Program, run
        from services.errors import InputError

        try:
            self.program = Program(self._opening.options, self._opening)
        except InputError as error:
            self.failed = str(error)
            application().exit(2)
            return
        self.program.warming.done.connect(self._processor.spread)
        run(self.program)

    def close(self) -> None:
        """End what runs beside the window."""
        if self._tasks is not None:
            self._tasks.close()
        if self.program is not None:
            self.program.close()
        self._opening.collector.close()


def open_window(options: Options) -> int:
    """Run the program until its window is closed; returns the exit code.

    With anything on the command line that may be wrong everything is checked before a window is shown. Until all is
    warm a dozen threads import and ask, one at a time: they do so on one processor.
    """
    from services.errors import InputError

    processor = OneProcessor()
    app = application()
    if options.persona or options.scenario or options.clock or options.plugins or options.data:
        from app.bootstrap.program import Program, run

        program = Program(options)
        program.warming.done.connect(processor.spread)
        run(program)
        code = app.exec()
        program.close()
        return code
    starter = Starter(options, processor)
    code = app.exec()
    starter.close()
    if starter.failed:
        raise InputError(starter.failed)
    return code


def application() -> QApplication:
    """Return the one application."""
    app = QApplication.instance()
    return app if isinstance(app, QApplication) else QApplication(["voorportaal", *STYLE_ARGUMENTS])


def _import_services() -> None:
    """Import what has no Qt in it; classes of Qt are made on the window's thread only."""
    import services.identity.digid
    import services.manifest
    import services.personas
    import services.scenarios
    import services.settings  # noqa: F401


def ways(provider: bool) -> tuple[str, ...]:
    """Return the other ways to log in; at another provider only when the settings name one."""
    from app.login.choose_page import ELSEWHERE, PROVIDER

    return (*ELSEWHERE, PROVIDER) if provider else ELSEWHERE


def _chosen_look(options: Options) -> tuple[str, str, float, bool]:
    """Return language, theme, scale, and whether another provider is set; settings are read only when there are."""
    language, theme_name, scale, provider = "nl", "light", 1.0, False
    if settings_path().exists():
        from services.settings import SettingsFile

        settings = SettingsFile().read()
        language, theme_name, scale = settings.language, settings.theme, settings.scale
        provider = settings.oidc is not None
    return options.language or language, options.theme or theme_name, options.scale or scale, provider
