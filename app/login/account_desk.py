"""Has the courses of forms (ask, activate, get back in) answer beside the window, and the view draw them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from app.kit.loadable import Loaded, Outcome
from app.kit.tasks import TaskRunner
from app.login.account_steps import AccountStep, AccountSteps, Form
from app.login.app_steps import AppCodeSteps, AppSteps
from app.login.back_in_steps import ActivationSteps, RecoverySteps
from app.login.form_page import FormPage
from app.login.request_steps import RequestSteps
from app.login.scene import LoginScene
from app.login.sms_steps import SmsCheckSteps
from app.login.step_page import StepPage
from app.login.told_page import ToldPage
from app.login.view import LoginView
from services.errors import ServiceError
from services.identity.post import Delivery

_LANE = "login"


class AccountDesk(QObject):
    """``left`` tells that somebody wants to log in now; ``posted`` what the practice post brought."""

    left = Signal()
    posted = Signal(object)

    def __init__(self, view: LoginView, tasks: TaskRunner, scene: LoginScene, course: str) -> None:
        super().__init__(view)
        self._view, self._tasks, self._scene = view, tasks, scene
        self._busy = False
        self._steps: AccountSteps
        self._begin(course)

    @property
    def post(self) -> list[Delivery]:
        """What was delivered."""
        return self._steps.post

    def retranslate(self) -> None:
        """Say everything in the current language; what was typed stays."""
        page, typed = self._view.page, {}
        if isinstance(page, FormPage):
            typed = page.values()
        self._show(self._steps.step)
        if isinstance(self._view.page, FormPage):
            self._view.page.set_values(typed)

    def fill(self, persona: str) -> None:
        """Put a practice person's own data in the form; the address comes from the person registry."""
        self._tasks.run(self, partial(self._data_of, persona), self._filled, _LANE)

    def send(self, values: dict[str, str]) -> None:
        """Send the form that is shown, as its button does."""
        self._send(values)

    def _begin(self, course: str) -> None:
        scene = self._scene
        if course == "activate":
            self._steps = ActivationSteps(scene.digid, scene.persons)
        elif course == "sms":
            self._steps = SmsCheckSteps(scene.digid)
        elif course == "app":
            self._steps = AppSteps(scene.digid)
        elif course == "app_code":
            self._steps = AppCodeSteps(scene.digid)
        elif course == "recover":
            self._steps = RecoverySteps(scene.digid)
        else:
            known = {account.bsn: persona for persona, account in scene.accounts.items()}
            self._steps = RequestSteps(scene.digid, scene.persons, known)
        self._follow(self._steps.step)

    def _follow(self, step: AccountStep) -> None:
        self._show(step)
        self._view.entered()

    def _show(self, step: AccountStep) -> None:
        page = self._page_of(step)
        page.cancelled.connect(self.left)
        self._view.show_page(page)
        self.posted.emit(self._steps.post)

    def _page_of(self, step: AccountStep) -> StepPage:
        if isinstance(step, Form):
            form = FormPage(self._view.texts, step)
            form.sent.connect(self._send)
            form.again.connect(self._again)
            return form
        told = ToldPage(self._view.texts, step)
        told.on.connect(self._go_on)
        return told

    @Slot(object)
    def _send(self, values: dict[str, str]) -> None:
        self._ask(partial(self._steps.send, values))

    @Slot()
    def _again(self) -> None:
        self._ask(self._steps.again)

    @Slot(str)
    def _go_on(self, where: str) -> None:
        if where == "login":
            self.left.emit()
        else:
            self._begin(where)

    def _ask(self, verb: Callable[[], AccountStep]) -> None:
        if not self._busy:
            self._busy = True
            self._tasks.run(self, verb, self._answered, _LANE)

    def _answered(self, outcome: Outcome[AccountStep]) -> None:
        self._busy = False
        if isinstance(outcome, Loaded):
            self._follow(outcome.value)

    def _data_of(self, persona: str) -> dict[str, str]:
        account = self._scene.accounts[persona]
        data = {"bsn": account.bsn, "username": account.username, "phone": account.telefoon, "email": account.email}
        try:
            known = self._scene.persons.person(account.bsn)
        except ServiceError:
            known = None
        if known is not None:
            data |= {"birth": known.born, "postcode": known.postcode, "house": known.huisnummer}
            data["addition"] = known.toevoeging
        return data

    def _filled(self, outcome: Outcome[dict[str, str]]) -> None:
        if isinstance(outcome, Loaded) and isinstance(self._view.page, FormPage):
            self._view.page.set_values(outcome.value)
