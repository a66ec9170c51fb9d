"""The login screen: the step at the left, the tester's panel at the right; the steps themselves decide."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from app.kit.loadable import Loaded, Outcome
from app.kit.page import clear
from app.kit.tasks import TaskRunner
from app.kit.texts import Catalog
from app.login.pages import (
    ChoosePage,
    CredentialsPage,
    LockedPage,
    SmsPage,
    StepPage,
    TimeUpPage,
)
from app.login.steps import Cancelled, Choose, Credentials, Done, LockedOut, Login, SmsCode, Step, TimeUp
from app.login.tester_panel import TesterPanel
from services.clock import Clock
from services.identity.digid import Accounts, DigiD
from services.identity.lockout import Lockout
from services.identity.means import PASSWORD, SMS, Means
from services.identity.results import Account
from services.identity.session import Level
from services.identity.sms import SmsChoice, random_code
from services.personas import Persona
from services.scenarios import Scenario
from services.settings import SettingsFile
from widgets.scroll_page import ThinScrollBar
from widgets.text import Text
from widgets.theme import theme

HERE = Path(__file__).parent
COLUMN, PANEL, NARROWEST = 640, 440, 520
_TOP, _SIDE = 36, 24
_LANE = "login"


class LoginView(QWidget):
    """``logged_in`` tells persona id, means id and level. Answers of the login service come by a worker."""

    logged_in = Signal(str, str, int)
    cancelled = Signal()
    scenario_chosen = Signal(str)
    date_chosen = Signal(str)
    title_changed = Signal(str)

    def __init__(
        self,
        catalog: Catalog,
        clock: Clock,
        tasks: TaskRunner,
        personas: Sequence[Persona],
        scenarios: Sequence[Scenario],
        scenario: Scenario,
        settings_file: SettingsFile,
        make_code: Callable[[], str] = random_code,
    ) -> None:
        super().__init__()
        self.texts = catalog.scoped(HERE)
        self._clock = clock
        self._tasks = tasks
        self._accounts = {one.head.id: _account(one) for one in personas}
        digid = DigiD(Accounts(self._accounts.values()), clock, Lockout(clock, settings_file.lockouts), make_code)
        self._login: Login[Account] = Login(digid, clock, _the_account, means=(PASSWORD, SMS))
        self._busy = False
        self._page: StepPage | None = None
        self.panel = TesterPanel(self.texts, clock, personas, scenarios, scenario)
        self._connect_panel()
        self._lay_out()
        self._show(self._login.step)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def until_words(self) -> str:
        """Return the time before which one must have logged in, as words; empty when that does not matter."""
        return self.texts.time(self._login.until)

    def title(self) -> str:
        """Return the words for the window title."""
        return self._page.title() if self._page is not None else self.texts("title")

    def entered(self) -> None:
        """The view is on the screen: put the keyboard where the person begins."""
        if self._page is not None:
            self._page.entered()

    def retranslate(self) -> None:
        """Say everything in the current language; what was typed stays."""
        step = self._login.step
        if isinstance(self._page, CredentialsPage) and isinstance(step, Credentials):
            username, password = self._page.typed()
            step = replace(step, username=username, password=password)
        elif isinstance(self._page, SmsPage) and isinstance(step, SmsCode):
            step = replace(step, code=self._page.code.text)
        self.panel.retranslate()
        self._keeps.set_text(self.texts("keeps_nothing"))
        self._show(step)

    def log_in_directly(self, persona: str) -> None:
        """Log in as a persona at once, with sms and level Midden."""
        self._ask(partial(self._login.direct, self._accounts[persona]))

    def tour(self, persona: str) -> Iterator[tuple[str, Callable[[], object]]]:
        """Name the screens of the login for ``main.py tour``, each with what leads there."""
        account = self._accounts[persona]
        yield "keuze", self.entered
        yield "wachtwoord", partial(self._show_step, partial(self._login.choose, SMS.id))
        yield "wachtwoord-fout", partial(self._show_step, partial(self._login.submit, "", "kort"))
        yield "gegevens-ingevuld", partial(self._show_step, partial(self._login.fill, account))
        yield (
            "sms",
            partial(self._show_step, partial(self._login.submit, account.username, account.password)),
        )
        yield "sms-fout", partial(self._show_step, partial(self._login.enter_code, "482O57"))

    # --- inside

    def _lay_out(self) -> None:
        holder = QWidget()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, holder)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._left = QWidget()
        middle = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._left)
        middle.setContentsMargins(_SIDE, _TOP, _SIDE, _SIDE)
        self._column = QWidget()
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 0, 0, 0)
        self._place = QVBoxLayout()
        column.addLayout(self._place)
        column.addStretch(1)
        column.addSpacing(24)
        self._keeps = Text(self.texts("keeps_nothing"), "meta", "ink2", wrap=True)
        self._keeps.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._keeps)
        middle.addStretch(1)
        middle.addWidget(self._column, 1000)
        middle.addStretch(1)
        self._box.addWidget(self._left, 1)
        self._box.addWidget(self.panel)
        area = QScrollArea()
        area.setVerticalScrollBar(ThinScrollBar(area))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(holder)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        self._fold()
        theme().changed.connect(self._fold)

    def _connect_panel(self) -> None:
        self.panel.direct.connect(self.log_in_directly)
        self.panel.fill.connect(self._fill)
        self.panel.take_over.connect(self._take_over)
        self.panel.new_sms.connect(self._send_again)
        self.panel.practised.connect(self._practise)
        self.panel.switched.connect(self._restart)
        self.panel.scenario_chosen.connect(self.scenario_chosen)
        self.panel.date_chosen.connect(self.date_chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the panel under the form when there is no room beside it."""
        super().resizeEvent(event)
        self._fold()

    @Slot()
    def _fold(self) -> None:
        beside = (self.width() - PANEL) / theme().scale >= NARROWEST
        self._column.setMaximumWidth(theme().px(COLUMN))
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._box.setDirection(direction)
        self.panel.set_beside(beside)

    def _show(self, step: Step[Account]) -> None:
        if isinstance(step, Cancelled):
            self.cancelled.emit()
            return
        if isinstance(step, Done):
            self.logged_in.emit(step.account.persona, step.means.id, int(step.level))
            return
        clear(self._place)
        self._page = self._page_of(step)
        self._page.back.connect(self._back)
        self._page.cancelled.connect(self._cancel)
        self._place.addWidget(self._page)
        account = self._account_of(step)
        self.panel.show_step(step, self._login.phone(), self._login.choice, account)
        self.title_changed.emit(self.title())

    def _account_of(self, step: Step[Account]) -> str:
        username = step.username if isinstance(step, SmsCode) else ""
        return next((key for key, one in self._accounts.items() if one.username == username), "")

    def _page_of(self, step: Step[Account]) -> StepPage:
        if isinstance(step, Choose):
            chooser = ChoosePage(self.texts, step)
            chooser.chosen.connect(self._choose)
            return chooser
        if isinstance(step, Credentials):
            form = CredentialsPage(self.texts, step)
            form.sent.connect(self._submit)
            return form
        if isinstance(step, SmsCode):
            code = SmsPage(self.texts, step)
            code.sent.connect(self._enter_code)
            code.again.connect(self._send_again)
            return code
        if isinstance(step, LockedOut):
            return LockedPage(self.texts, step)
        if isinstance(step, TimeUp):
            over = TimeUpPage(self.texts, step)
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
            self.entered()

    def _show_step(self, verb: Callable[[], Step[Account]]) -> None:
        self._show(verb())
        self.entered()

    @Slot()
    def _tick(self) -> None:
        if self._busy:
            return
        before, now = self._login.step, self._login.tick()
        if isinstance(now, LockedOut) and isinstance(self._page, LockedPage):
            self._page.update_step(now)
        elif type(before) is not type(now):
            self._show(now)
            self.entered()
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
    """The session itself is made beside the window, by app/bootstrap.py."""
    return account


def _account(persona: Persona) -> Account:
    head = persona.head
    return Account(head.gebruikersnaam, head.wachtwoord, head.bsn, head.naam, head.telefoon, persona=head.id)
