"""What is pressed on the pages of the login: each slot has one verb of its steps answered beside the window."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Slot

from app.kit.loadable import Loaded, Outcome
from app.kit.tasks import TaskRunner
from app.login.phone_acts import document_kind
from app.login.screens import Step
from app.login.steps import Login
from services.identity.account import Account

_LANE = "login"


class Pressing(QObject):
    """One thing at a time: what is pressed while an answer is under way is not heard."""

    def __init__(self, parent: QObject, tasks: TaskRunner, login: Login[Account]) -> None:
        super().__init__(parent)
        self.login = login
        self._tasks = tasks
        self._busy = False

    def _arrived(self, step: Step[Account]) -> None:
        """Take the step that came of it."""
        raise NotImplementedError

    def _ask(self, verb: Callable[[], Step[Account]]) -> None:
        """Let the login service answer beside the window: it writes its counters to the disk."""
        if self._busy:
            return
        self._busy = True
        self._tasks.run(self, verb, self._answered, _LANE)

    def _answered(self, outcome: Outcome[Step[Account]]) -> None:
        self._busy = False
        if isinstance(outcome, Loaded):
            self._arrived(outcome.value)

    # --- the slots

    @Slot(str)
    def choose(self, means: str) -> None:
        """A way to log in."""
        self._ask(partial(self.login.choose, means))

    @Slot(str, str, bool)
    def submit(self, username: str, password: str, remember: bool) -> None:
        """User name and password."""
        self._ask(partial(self.login.submit, username, password, remember))

    @Slot(str)
    def enter_code(self, code: str) -> None:
        """The code of the sms."""
        self._ask(partial(self.login.enter_code, code))

    @Slot()
    def send_again(self) -> None:
        """A new sms."""
        self._ask(self.login.send_again)

    @Slot()
    def call_me(self) -> None:
        """The code by telephone."""
        self._ask(partial(self.login.send_again, spoken=True))

    @Slot(str)
    def pair(self, code: str) -> None:
        """The letters of the app."""
        self._ask(partial(self.login.pair, code))

    @Slot()
    def app_is_here(self) -> None:
        """The app stands on this device."""
        self._ask(self.login.app_is_here)

    @Slot(str)
    def choose_document(self, kind: str) -> None:
        """Which document goes to the reader."""
        self._ask(partial(self.login.choose_document, document_kind(kind)))

    @Slot()
    def go_on(self) -> None:
        """The login that is there already will do."""
        self._ask(self.login.go_on)

    @Slot()
    def log_in_anew(self) -> None:
        """Another way, though going on would do."""
        self._ask(self.login.log_in_anew)

    @Slot(object)
    def answer(self, values: dict[str, str]) -> None:
        """What is asked before the service."""
        self._ask(partial(self.login.answer, values))

    @Slot()
    def put_off(self) -> None:
        """That another time."""
        self._ask(self.login.put_off)

    @Slot()
    def ask_again(self) -> None:
        """The code of the e-mail once more."""
        self._ask(self.login.ask_again)

    @Slot()
    def restart(self) -> None:
        """From the beginning."""
        self._ask(self.login.restart)

    @Slot()
    def back(self) -> None:
        self._ask(self.login.back)

    @Slot()
    def cancel(self) -> None:
        self._ask(self.login.cancel)
