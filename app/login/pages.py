"""Draws the steps of the login after the choice: one column, a heading, one thing to do."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.kit.texts import Texts
from app.login.screens import Credentials, LockedOut, Problem, SmsCode, TimeUp
from app.login.step_page import StepPage
from app.login.wording import code_fault, field_fault, problem_words
from services.identity.results import FieldError, Invalid
from widgets.accessible import announce
from widgets.banner import Banner
from widgets.button import Button
from widgets.choice import CheckBox
from widgets.code_input import CodeInput
from widgets.error_summary import ErrorSummary, Focusable
from widgets.form_field import FormField, PasswordField
from widgets.layouts import FlowLayout, separator
from widgets.link import Link
from widgets.text import Text

_BUTTON_WIDTH = 144
_GAP = 12


class CredentialsPage(StepPage):
    """User name and password."""

    sent = Signal(str, str, bool)
    forgot = Signal()
    asked = Signal()

    def __init__(self, texts: Texts, step: Credentials) -> None:
        super().__init__(texts)
        self._head(texts("credentials.title"), texts(f"credentials.lead_{step.means.id}"), step)
        self.username = FormField(texts("credentials.username"))
        self.username.set_text(step.username)
        self.password = PasswordField(
            texts("credentials.password"),
            texts("credentials.show"),
            texts("credentials.hide"),
            texts("credentials.caps"),
        )
        self.password.set_text(step.password)
        self._problem(step.problem)
        self.body.addSpacing(24)
        self.body.addWidget(self.username)
        self.body.addSpacing(20)
        self.body.addWidget(self.password)
        self.body.addSpacing(16)
        self.remember = CheckBox(texts("credentials.remember"))
        self.remember.setChecked(step.remember)
        self.remember.setAccessibleDescription(texts("credentials.remember_help"))
        self.body.addWidget(self.remember)
        self.body.addWidget(Text(texts("credentials.remember_help"), "meta", "ink2", wrap=True))
        self.body.addSpacing(24)
        self.button = Button(texts("log_in"), min_width=_BUTTON_WIDTH)
        self.button.clicked.connect(self._send)
        self.username.returned.connect(self._next_field)
        self.password.returned.connect(self._send)
        self._buttons(self.button, self._previous())
        self.body.addSpacing(28)
        self._ways_in()

    def _ways_in(self) -> None:
        links = FlowLayout(28, 4)
        for words, signal in ((self.texts("choose.forgot"), self.forgot), (self.texts("choose.ask"), self.asked)):
            link = Link(words)
            link.clicked.connect(signal)
            links.addWidget(link)
        self.body.addLayout(links)

    def entered(self) -> None:
        """Begin at what is wrong, else at the first empty field, else at the button."""
        if self._summary is not None:
            self._summary.present()
        elif not self.username.text:
            self.username.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.password.text:
            self.password.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def typed(self) -> tuple[str, str, bool]:
        """Return what the fields and the box hold."""
        return self.username.text, self.password.text, self.remember.isChecked()

    def _problem(self, problem: Problem | None) -> None:
        self._summary: ErrorSummary | None = None
        if isinstance(problem, Invalid):
            self._mark(problem.errors)
        elif problem is not None:
            self._banner(problem_words(self.texts, problem))

    def _mark(self, errors: Iterable[FieldError]) -> None:
        fields: dict[str, FormField] = {"username": self.username, "password": self.password}
        listed: list[tuple[Focusable, str]] = []
        for error in errors:
            words = field_fault(self.texts, error)
            fields[error.field].set_error(words)
            listed.append((fields[error.field], words))
        title = self.texts("credentials.errors", n=len(listed))
        self._summary = ErrorSummary(title, listed)
        self.body.addSpacing(20)
        self.body.addWidget(self._summary)

    @Slot()
    def _next_field(self) -> None:
        if self.password.text:
            self._send()
        else:
            self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _send(self) -> None:
        self.sent.emit(*self.typed())


class SmsPage(StepPage):
    """The code of the sms."""

    sent = Signal(str)
    again = Signal()
    call = Signal()

    def __init__(self, texts: Texts, step: SmsCode) -> None:
        super().__init__(texts)
        manner = "_spoken" if step.sms.spoken else ""
        moments = {"sent": texts.time(step.sms.sent), "until": texts.time(step.sms.until)}
        lead = texts(f"sms.lead{manner}", phone=step.sms.phone, **moments)
        self._head(texts(f"sms.title{manner}"), lead, step)
        box = texts("sms.box", n="{n}", count="{count}")
        self.code = CodeInput(texts("sms.label"), box, texts(f"sms.help{manner}"))
        self.code.set_text(step.code)
        self.code.returned.connect(self._send)
        self._problem(step.problem)
        self.body.addSpacing(24 if step.problem is None else 28)
        self.body.addWidget(self.code)
        self.body.addSpacing(28)
        self.button = Button(texts("log_in"), min_width=_BUTTON_WIDTH)
        self.button.clicked.connect(self._send)
        self._buttons(self.button, self._previous())
        self.body.addSpacing(32)
        self._no_code()

    def entered(self) -> None:
        """Begin at the boxes: the first wrong one, else the first empty one."""
        if self._summary is not None:
            self._summary.present()
        self.code.focus_control()

    def _problem(self, problem: Problem | None) -> None:
        self._summary: ErrorSummary | None = None
        if isinstance(problem, Invalid):
            self._mark(problem.errors)
        elif problem is not None:
            self._banner(problem_words(self.texts, problem))

    def _mark(self, errors: tuple[FieldError, ...]) -> None:
        boxes = {error.position - 1: code_fault(self.texts, error) for error in errors if error.position}
        note = self.texts("sms.not_counted")
        if boxes:
            self.code.set_errors(boxes, note)
            links = [(self.code, self.texts("sms.link_digit", position=place + 1)) for place in boxes]
            rest = self.texts("sms.rest_stays")
        else:
            words = code_fault(self.texts, errors[0])
            self.code.set_error(words, note)
            links, rest = [(self.code, words)], ""
        self._summary = ErrorSummary(self.texts("sms.wrong_title"), links, rest)
        self.body.addSpacing(24)
        self.body.addWidget(self._summary)

    def _no_code(self) -> None:
        self.body.addWidget(separator())
        row = QHBoxLayout()
        row.setContentsMargins(-16, 4, 0, 4)
        self._more = Button(self.texts("sms.none"), kind="plain", icon="chevron-right")
        self._more.clicked.connect(self._unfold)
        row.addWidget(self._more)
        row.addStretch(1)
        row.addWidget(Text(self.texts("sms.none_right"), "body", "ink2"))
        self.body.addLayout(row)
        self._unfolded = QWidget()
        column = QVBoxLayout(self._unfolded)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(_GAP)
        column.addWidget(Text(self.texts("sms.none_text"), "body", wrap=True))
        again = Button(self.texts("sms.again"), kind="secondary")
        again.clicked.connect(self.again)
        call = Button(self.texts("sms.call"), kind="secondary")
        call.clicked.connect(self.call)
        choices = FlowLayout(16, 12)
        choices.addWidget(again)
        choices.addWidget(call)
        column.addLayout(choices)
        self._unfolded.hide()
        self.body.addWidget(self._unfolded)
        self.body.addWidget(separator())

    @Slot()
    def _unfold(self) -> None:
        shown = self._unfolded.isHidden()
        self._unfolded.setVisible(shown)
        self._more.set_icon("chevron-down" if shown else "chevron-right")

    @Slot()
    def _send(self) -> None:
        self.sent.emit(self.code.text)


class LockedPage(StepPage):
    """Too many tries: since when, how many, until when, and the minutes left."""

    def __init__(self, texts: Texts, step: LockedOut) -> None:
        super().__init__(texts)
        blocked = step.blocked
        words = texts(
            "locked.text", since=texts.time(blocked.since), n=blocked.times, until=texts.time(blocked.until)
        )
        self._head(texts("locked.title"), words)
        self.body.addSpacing(20)
        self.left = Banner("warn", texts("locked.left", n=blocked.minutes_left), icon="clock", announce=True)
        self.body.addWidget(self.left)
        self.body.addSpacing(16)
        self.body.addWidget(Text(texts("locked.why"), "body", "ink2", wrap=True))
        self.body.addSpacing(24)
        self._minutes = blocked.minutes_left
        self.cancel = Button(texts("cancel"), kind="neutral")
        self.cancel.clicked.connect(self.cancelled)
        self.body.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignLeft)

    def entered(self) -> None:
        """The only thing to do is to stop."""
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def update_step(self, step: LockedOut) -> None:
        """Show the minutes that are left now, and say so when they change."""
        if step.blocked.minutes_left != self._minutes:
            self._minutes = step.blocked.minutes_left
            words = self.texts("locked.left", n=self._minutes)
            self.left.set_text(words)
            announce(self, words)


class TimeUpPage(StepPage):
    """The fifteen minutes to log in are over."""

    again = Signal()

    def __init__(self, texts: Texts, step: TimeUp) -> None:
        super().__init__(texts)
        self._head(texts("timeup.title"), texts("timeup.text", until=texts.time(step.until)))
        self.body.addSpacing(24)
        self.button = Button(texts("timeup.again"))
        self.button.clicked.connect(self.again)
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def entered(self) -> None:
        """Begin again is the one thing to do."""
        announce(self, self.heading.text(), assertive=True)
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)
