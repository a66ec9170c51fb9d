"""What decides while logging in elsewhere: asks the flow beside the window and has the view draw its steps."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from app.kit.loadable import Loaded, Outcome
from app.kit.tasks import TaskRunner
from app.kit.texts import Texts
from app.login.elsewhere.flow import Done, Flow, Stopped, Verb
from app.login.elsewhere.panel import ElsewherePanel
from app.login.stopped_page import StoppedPage
from app.login.view import LoginView

_LANE = "login"


class ElsewhereDesk(QObject):
    """``logged_in`` gives the unsigned session. Lives as long as its view. ``key`` names the panel's words."""

    logged_in = Signal(object)
    cancelled = Signal()

    def __init__(
        self,
        view: LoginView,
        tasks: TaskRunner,
        texts: Texts,
        key: str,
        make: Callable[[], Flow],
        until: datetime,
    ) -> None:
        super().__init__(view)
        self._view = view
        self._tasks = tasks
        self._texts = texts
        self._key = key
        self._make = make
        self._until = until
        self._flow: Flow | None = None
        self._panel: ElsewherePanel | None = None
        self._step: Any = None
        tasks.run(self, self._begin, self._begun, _LANE)

    def until_words(self) -> str:
        """Return the time before which one must have logged in."""
        return self._texts.time(self._until)

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self._show_panel()
        if self._step is not None:
            self._show(self._step)

    def ask(self, verb: Verb) -> None:
        """Do something beside the window and show the step that follows."""
        self._tasks.run(self, verb, self._answered, _LANE)

    def _begin(self) -> tuple[Flow, Any]:
        flow = self._make()
        return flow, flow.begin()

    def _begun(self, outcome: Outcome[tuple[Flow, Any]]) -> None:
        if not isinstance(outcome, Loaded):
            self.cancelled.emit()
            return
        self._flow, step = outcome.value
        self._show_panel()
        self._follow(step)

    def _show_panel(self) -> None:
        if self._flow is not None:
            self._panel = ElsewherePanel(self._texts, self._key, self._flow.identities())
            self._panel.filled.connect(self._fill)
            self._view.show_panel(self._panel)

    def _answered(self, outcome: Outcome[Any]) -> None:
        if isinstance(outcome, Loaded):
            self._follow(outcome.value)

    def _follow(self, step: Any) -> None:
        self._show(step)
        self._view.entered()

    def _show(self, step: Any) -> None:
        if self._flow is None:
            return
        self._step = step
        page = self._flow.page(step, self.ask)
        if isinstance(page, Done):
            self.logged_in.emit(page.session)
            return
        if isinstance(page, Stopped):
            if page.cancelled:
                self.cancelled.emit()
                return
            page = StoppedPage(self._texts, page.words)
            page.again.connect(self._restart)
        page.back.connect(self._back)
        page.cancelled.connect(self.cancelled)
        self._view.show_page(page)
        if self._panel is not None:
            self._panel.show_code(self._flow.told())

    @Slot()
    def _restart(self) -> None:
        if self._flow is not None:
            self.ask(self._flow.begin)

    @Slot()
    def _back(self) -> None:
        """One step back; from the first step, back to the ways to log in."""
        if self._flow is not None:
            self.ask(self._flow.back)

    @Slot(str)
    def _fill(self, key: str) -> None:
        if self._flow is not None:
            self.ask(partial(self._flow.fill, key))

