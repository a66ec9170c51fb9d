"""What decides at the login: lets the steps answer beside the window and has the view draw them."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal, Slot

from app.kit.tasks import TaskRunner
from app.login.account_desk import AccountDesk
from app.login.form_page import FormPage
from app.login.held_phone import HeldPhone
from app.login.pages import LockedPage
from app.login.pressing import Pressing
from app.login.scene import LoginScene, request_of
from app.login.screens import (
    BesideThePhone,
    Cancelled,
    Done,
    Ended,
    LockedOut,
    SmsCode,
    Step,
)
from app.login.step_pages import page_of, with_typed
from app.login.steps import Login
from app.login.tester_hand import TesterHand
from app.login.tester_menu import Setting
from app.login.tester_panel import TesterPanel
from app.login.tour import LoginTour
from app.login.view import CANCEL, LoginView
from app.login.wording import Explained, ended_words
from services.identity.account import Account
from services.identity.means import Means
from services.identity.post import Delivery
from services.identity.session import Level

_NO_WORDS = Explained("", "", "", "")


class LoginDesk(Pressing):
    """``logged_in`` tells persona id, means id and level. Lives as long as its view."""

    logged_in = Signal(str, str, int)
    cancelled = Signal()
    scenario_chosen = Signal(str)
    date_chosen = Signal(str)
    elsewhere_asked = Signal(str)
    until_changed = Signal(str)

    def __init__(self, view: LoginView, tasks: TaskRunner, scene: LoginScene) -> None:
        super().__init__(view, tasks, Login(scene.digid, scene.digid.clock, _the_account, request=scene.request))
        self._view = view
        self._scene = scene
        self._until = self.until_words()
        self._shown: Step[Account] | None = None
        self._account: AccountDesk | None = None
        own = Setting(scene.digid.rehearsal, self.login.request, request_of(scene.scenario))
        self.panel = TesterPanel(view.texts, scene, own)
        self.hand = TesterHand(self, view.texts, scene, self.login, self.panel)
        self.phone = HeldPhone(view, scene, self.login, self.panel)
        self._connect_panel()
        view.show_panel(self.panel)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        self._begin()

    @property
    def ways(self) -> Sequence[str]:
        """The other ways to log in."""
        return self._view.ways

    def until_words(self) -> str:
        """Return the time before which one must have logged in."""
        return self._view.texts.time(self.login.until)

    def retranslate(self) -> None:
        """Say everything in the current language; what was typed stays."""
        step, page = self.login.step, self._view.page
        if self._account is not None:
            self.panel.retranslate()
            self._account.retranslate()
            return
        self.panel.retranslate()
        self.phone.close()
        self._show(with_typed(step, page))

    @Slot(str)
    def log_in_directly(self, persona: str) -> None:
        """Log in as a persona at once, with sms and level Midden, or as surely as the service asks."""
        self._ask(partial(self.login.direct, self._scene.accounts[persona]))

    def tour(self, persona: str) -> Iterator[tuple[str, Callable[[], object]]]:
        """Name the screens of the login for ``main.py tour``, each with what leads there."""
        yield "keuze", self._view.entered
        yield from LoginTour(self, self._scene.accounts[persona]).stops()

    def _begin(self) -> None:
        """Take the view over; what was pressed before this counts."""
        wanted = self._scene.scenario.oefening
        if wanted:
            self.hand.rehearse(wanted)
        early, self._view.early = self._view.early, ""
        if early == CANCEL:
            self._ask(self.login.cancel)
            return
        self._show(self.login.step)
        if early in self._view.ways:
            QTimer.singleShot(0, self, partial(self.log_in_elsewhere, early))
        elif early:
            self._ask(partial(self.login.choose, early))

    def _connect_panel(self) -> None:
        panel = self.panel
        panel.direct.connect(self.log_in_directly)
        panel.fill.connect(self._fill)
        panel.take_over.connect(self._take_over)
        panel.new_sms.connect(self.send_again)
        panel.switched.connect(self.restart)
        panel.scenario_chosen.connect(self.scenario_chosen)
        panel.date_chosen.connect(self.date_chosen)
        panel.taken.connect(self._take)
        panel.acted.connect(self._act)
        panel.window_asked.connect(self.phone.open)
        self.phone.acted.connect(self._act)
        self.hand.changed.connect(self.follow)
        self.hand.time_passed.connect(self._tick)
        self.hand.practised.connect(self._show_phone)

    # --- showing

    def _show(self, step: Step[Account]) -> None:
        if isinstance(step, Cancelled):
            self.phone.close()
            self.cancelled.emit()
            return
        if isinstance(step, Done):
            self.phone.close()
            self._account = None
            self.logged_in.emit(step.account.persona, step.means.id, int(step.level))
            return
        words = ended_words(self._view.texts, step, self.hand.rehearsal()) if isinstance(step, Ended) else _NO_WORDS
        page = page_of(self._view.texts, step, words, self)
        page.back.connect(self.back)
        page.cancelled.connect(self.cancel)
        self._shown = step
        self._tell_until()
        self._view.show_page(page)
        self.panel.show_step(step, self.login.phone(), self.login.choice, self.phone.persona_of(_username(step)))
        if self.login.post:
            self._show_post(self.login.post)
        self._show_phone()

    @Slot(object)
    def _show_post(self, post: Sequence[Delivery]) -> None:
        """Show the post beside the page that is shown, which takes its codes or not."""
        self.panel.show_post(post, self._view.page.takes if self._view.page is not None else ())

    def _tell_until(self) -> None:
        """Tell that there is another time before which one must have logged in: it began again."""
        until = self.until_words()
        if until != self._until:
            self._until = until
            self.until_changed.emit(until)

    def _show_phone(self) -> None:
        self.phone.show_now(_username(self.login.step))

    def _arrived(self, step: Step[Account]) -> None:
        # An answer that was still under way never takes the place of the forms that were opened meanwhile.
        if self._account is None or isinstance(step, Done):
            self.follow(step)

    @Slot(object)
    def follow(self, step: Step[Account]) -> None:
        """Show a step; who is busy on the phone keeps the keyboard there."""
        on_phone = isinstance(step, BesideThePhone) and self.phone.has_keyboard
        if step == self._shown and isinstance(step, BesideThePhone):
            self._show_phone()
            return
        self._show(step)
        if not on_phone:
            self._view.entered()

    @Slot()
    def _tick(self) -> None:
        if self._busy or self._account is not None:
            return
        before, now = self.login.step, self.login.tick()
        if isinstance(now, LockedOut) and isinstance(self._view.page, LockedPage):
            self._view.page.update_step(now)
        elif type(before) is not type(now):
            self.follow(now)
        self._show_phone()

    # --- the courses of forms

    @Slot()
    def ask_account(self) -> None:
        """There is no account yet."""
        self.open_course("request")

    @Slot()
    def recover(self) -> None:
        """The password is forgotten."""
        self.open_course("recover")

    @Slot(str)
    def open_course(self, course: str) -> None:
        """Show the forms to ask for, activate or recover an account, or for the sms check."""
        self._end_course()
        self._account = AccountDesk(self._view, self._tasks, self._scene, course)
        self._account.left.connect(self.leave_course)
        self._account.posted.connect(self._show_post)
        self._show_post(self._account.post)

    def send_form(self, values: dict[str, str]) -> None:
        """Send the form that is shown, as its button does."""
        if self._account is not None:
            self._account.send(values)

    @Slot()
    def leave_course(self) -> None:
        """Show the login again instead of forms."""
        self._end_course()
        self._shown = None
        self.restart()

    def _end_course(self) -> None:
        if self._account is not None:
            self._account.deleteLater()
            self._account = None

    @Slot(str)
    def log_in_elsewhere(self, way: str) -> None:
        """For an organisation, or from another country."""
        self.elsewhere_asked.emit(way)

    # --- what the tester does

    @Slot(str)
    def _fill(self, persona: str) -> None:
        if self._account is not None:
            self._account.fill(persona)
        else:
            self._ask(partial(self.login.fill, self._scene.accounts[persona]))

    @Slot(str, str)
    def _take(self, field: str, code: str) -> None:
        """Put a code of the post in its field."""
        if isinstance(self._view.page, FormPage):
            self._view.page.set_values({field: code})
            self._view.page.entered()

    @Slot()
    def _take_over(self) -> None:
        self._ask(self.login.take_over_code)

    @Slot(str, str)
    def _act(self, verb: str, text: str) -> None:
        if verb == "take_over":
            self._take_over()
        else:
            self._ask(partial(self.on_phone, verb, text))

    def on_phone(self, verb: str, text: str) -> Step[Account]:
        """Do one thing on the practice phone and return the step after it (run on a worker)."""
        return self.phone.act(verb, text)


def _username(step: Step[Account]) -> str:
    return step.username if isinstance(step, SmsCode) else ""


def _the_account(account: Account, means: Means, level: Level) -> Account:
    """The session itself is made beside the window, by app/bootstrap."""
    return account
