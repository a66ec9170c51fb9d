"""What decides at the login: lets the steps answer beside the window and has the view draw them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.kit.loadable import Loaded, Outcome
from app.kit.tasks import TaskRunner
from app.login.choose_page import ChoosePage
from app.login.pages import CredentialsPage, LockedPage, SmsPage, TimeUpPage
from app.login.step_page import StepPage
from app.login.steps import Cancelled, Choose, Credentials, Done, LockedOut, Login, SmsCode, Step, TimeUp
from app.login.tester_panel import TesterPanel
from app.login.view import CANCEL, OFFERED, LoginView
from app.login.wording import problem_words
from services.clock import Clock
from services.identity.digid import Accounts, DigiD
from services.identity.lockout import CounterStore, Lockout
from services.identity.means import SMS, Means
from services.identity.results import Account
from services.identity.session import Level
from services.identity.sms import SmsChoice
from services.personas import Persona
from services.scenarios import Scenario

_LANE = "login"


class LoginDesk(QObject):
    """``logged_in`` tells persona id, means id and level. Lives as long as its view."""

    logged_in = Signal(str, str, int)
    cancelled = Signal()
    scenario_chosen = Signal(str)
    date_chosen = Signal(str)

    def __init__(
        self,
        view: LoginView,
        clock: Clock,
        tasks: TaskRunner,
        personas: Sequence[Persona],
        scenarios: Sequence[Scenario],
        scenario: Scenario,
        counters: CounterStore,
        make_code: Callable[[], str],
    ) -> None:
        super().__init__(view)
        self._view = view
        self._tasks = tasks
        self._accounts = {one.head.id: _account(one) for one in personas}
        digid = DigiD(Accounts(self._accounts.values()), clock, Lockout(clock, counters), make_code)
        self._login: Login[Account] = Login(digid, clock, _the_account, means=OFFERED)
        self._busy = False
        self.panel = TesterPanel(view.texts, clock, personas, scenarios, scenario)
        self._connect_panel()
        view.show_panel(self.panel)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        self._begin()

    def until_words(self) -> str:
        """Return the time before which one must have logged in."""
        return self._view.texts.time(self._login.until)

    def retranslate(self) -> None:
        """Say everything in the current language; what was typed stays."""
        step, page = self._login.step, self._view.page
        if isinstance(page, CredentialsPage) and isinstance(step, Credentials):
            username, password = page.typed()
            step = replace(step, username=username, password=password)
        elif isinstance(page, SmsPage) and isinstance(step, SmsCode):
            step = replace(step, code=page.code.text)
        self.panel.retranslate()
        self._show(step)

    @Slot(str)
    def log_in_directly(self, persona: str) -> None:
        """Log in as a persona at once, with sms and level Midden."""
        self._ask(partial(self._login.direct, self._accounts[persona]))

    def tour(self, persona: str) -> Iterator[tuple[str, Callable[[], object]]]:
        """Name the screens of the login for ``main.py tour``, each with what leads there."""
        account = self._accounts[persona]
        yield "keuze", self._view.entered
        yield "wachtwoord", partial(self._do, partial(self._login.choose, SMS.id))
        yield "wachtwoord-fout", partial(self._do, partial(self._login.submit, "", "kort"))
        yield "gegevens-ingevuld", partial(self._do, partial(self._login.fill, account))
        yield "sms", partial(self._do, partial(self._login.submit, account.username, account.password))
        yield "sms-fout", partial(self._do, partial(self._login.enter_code, "482O57"))

    def _begin(self) -> None:
        """Take the view over; what was pressed before this counts."""
        early, self._view.early = self._view.early, ""
        if early == CANCEL:
            self._ask(self._login.cancel)
            return
        self._show(self._login.step)
        if early:
            self._ask(partial(self._login.choose, early))

    def _connect_panel(self) -> None:
        self.panel.direct.connect(self.log_in_directly)
        self.panel.fill.connect(self._fill)
        self.panel.take_over.connect(self._take_over)
        self.panel.new_sms.connect(self._send_again)
        self.panel.practised.connect(self._practise)
        self.panel.switched.connect(self._restart)
        self.panel.scenario_chosen.connect(self.scenario_chosen)
        self.panel.date_chosen.connect(self.date_chosen)

    def _show(self, step: Step[Account]) -> None:
        if isinstance(step, Cancelled):
            self.cancelled.emit()
            return
        if isinstance(step, Done):
            self.logged_in.emit(step.account.persona, step.means.id, int(step.level))
            return
        page = self._page_of(step)
        page.back.connect(self._back)
        page.cancelled.connect(self._cancel)
        self._view.show_page(page)
        self.panel.show_step(step, self._login.phone(), self._login.choice, self._persona_of(step))

    def _persona_of(self, step: Step[Account]) -> str:
        username = step.username if isinstance(step, SmsCode) else ""
        return next((key for key, one in self._accounts.items() if one.username == username), "")

    def _page_of(self, step: Step[Account]) -> StepPage:
        texts = self._view.texts
        if isinstance(step, Choose):
            problem = problem_words(texts, step.problem) if step.problem is not None else None
            chooser = ChoosePage(texts, step.means, step.suggested, problem)
            chooser.chosen.connect(self._choose)
            return chooser
        if isinstance(step, Credentials):
            form = CredentialsPage(texts, step)
            form.sent.connect(self._submit)
            return form
        if isinstance(step, SmsCode):
            code = SmsPage(texts, step)
            code.sent.connect(self._enter_code)
            code.again.connect(self._send_again)
            return code
        if isinstance(step, LockedOut):
            return LockedPage(texts, step)
        if isinstance(step, TimeUp):
            over = TimeUpPage(texts, step)
            over.again.connect(self._restart)
            return over
        raise TypeError(type(step).__name__)

    def _ask(self, verb: Callable[[], Step[Account]]) -> None:
        """Let the login service answer beside the window: it writes its counters to the disk."""
        if self._busy:
            return
        self._busy = True
        self._tasks.run(self, verb, self._answered, _LANE)

    def _answered(self, outcome: Outcome[Step[Account]]) -> None:
        self._busy = False
        if isinstance(outcome, Loaded):
            self._show(outcome.value)
            self._view.entered()

    def _do(self, verb: Callable[[], Step[Account]]) -> None:
        self._show(verb())
        self._view.entered()

    @Slot()
    def _tick(self) -> None:
        if self._busy:
            return
        before, now = self._login.step, self._login.tick()
        if isinstance(now, LockedOut) and isinstance(self._view.page, LockedPage):
            self._view.page.update_step(now)
        elif type(before) is not type(now):
            self._show(now)
            self._view.entered()
        self.panel.show_phone(self._login.phone())

    @Slot(str)
    def _choose(self, means: str) -> None:
        self._ask(partial(self._login.choose, means))

    @Slot(str, str)
    def _submit(self, username: str, password: str) -> None:
        self._ask(partial(self._login.submit, username, password))

    @Slot(str)
    def _enter_code(self, code: str) -> None:
        self._ask(partial(self._login.enter_code, code))

    @Slot()
    def _send_again(self) -> None:
        self._ask(self._login.send_again)

    @Slot()
    def _back(self) -> None:
        self._ask(self._login.back)

    @Slot()
    def _cancel(self) -> None:
        self._ask(self._login.cancel)

    @Slot()
    def _restart(self) -> None:
        self._ask(self._login.restart)

    @Slot(str)
    def _fill(self, persona: str) -> None:
        self._ask(partial(self._login.fill, self._accounts[persona]))

    @Slot()
    def _take_over(self) -> None:
        self._ask(self._login.take_over_code)

    @Slot(str)
    def _practise(self, choice: str) -> None:
        self._login.practise(SmsChoice(choice))
        self.panel.show_phone(self._login.phone())


def _the_account(account: Account, means: Means, level: Level) -> Account:
    """The session itself is made beside the window, by app/bootstrap."""
    return account


def _account(persona: Persona) -> Account:
    head = persona.head
    return Account(head.gebruikersnaam, head.wachtwoord, head.bsn, head.naam, head.telefoon, persona=head.id)
