"""Makes the page of a step and ties what is pressed on it to the desk; and takes back what was typed there."""

from collections.abc import Callable, Sequence
from typing import Protocol

from msgspec.structs import replace
from PySide6.QtCore import SignalInstance

from app.kit.texts import Texts
from app.login.after_pages import AlreadyInPage
from app.login.app_pages import InAppPage, PairPage, QrPage
from app.login.card_pages import DocumentPage, ReaderPage
from app.login.choose_page import ChoosePage
from app.login.form_page import FormPage
from app.login.pages import CredentialsPage, LockedPage, SmsPage, TimeUpPage
from app.login.screens import (
    AlreadyIn,
    Asking,
    BesideThePhone,
    Choose,
    ChooseDocument,
    Credentials,
    Ended,
    InTheApp,
    LockedOut,
    PairApp,
    ScanQr,
    SmsCode,
    Step,
    TimeUp,
)
from app.login.step_page import StepPage
from app.login.stopped_page import StoppedPage
from app.login.wording import Explained
from services.identity.account import Account
from services.identity.results import TooLow
from services.identity.session import Level

Drawn = Choose | AlreadyIn | Asking | Credentials | SmsCode | BesideThePhone | Ended | LockedOut | TimeUp


class Pressed(Protocol):
    """What the pages tell; the desk fulfils it with slots. ``ways`` are the other ways to log in."""

    @property
    def ways(self) -> Sequence[str]: ...

    def choose(self, means: str) -> None: ...
    def go_on(self) -> None: ...
    def log_in_anew(self) -> None: ...
    def answer(self, values: dict[str, str]) -> None: ...
    def put_off(self) -> None: ...
    def ask_again(self) -> None: ...
    def submit(self, username: str, password: str, remember: bool) -> None: ...
    def enter_code(self, code: str) -> None: ...
    def send_again(self) -> None: ...
    def call_me(self) -> None: ...
    def pair(self, code: str) -> None: ...
    def app_is_here(self) -> None: ...
    def choose_document(self, kind: str) -> None: ...
    def restart(self) -> None: ...
    def ask_account(self) -> None: ...
    def recover(self) -> None: ...
    def log_in_elsewhere(self, way: str) -> None: ...
    def open_course(self, course: str) -> None: ...


Tie = tuple[SignalInstance, Callable[..., object]]


def page_of(texts: Texts, step: Drawn, words: Explained, told: Pressed) -> StepPage:
    """Return the page of a step; ``words`` are those of an end."""
    page, *ties = _drawn(texts, step, words, told)
    for signal, slot in ties:
        signal.connect(slot)
    return page


def _drawn(texts: Texts, step: Drawn, words: Explained, told: Pressed) -> tuple[StepPage, *tuple[Tie, ...]]:
    if isinstance(step, Choose):
        chooser = ChoosePage(texts, step.means, step.suggested, step.request, told.ways)
        ask, forget = (chooser.asked, told.ask_account), (chooser.forgot, told.recover)
        return chooser, (chooser.chosen, told.choose), ask, forget, (chooser.elsewhere, told.log_in_elsewhere)
    if isinstance(step, Credentials):
        form = CredentialsPage(texts, step)
        return form, (form.sent, told.submit), (form.forgot, told.recover), (form.asked, told.ask_account)
    if isinstance(step, SmsCode):
        code = SmsPage(texts, step)
        return code, (code.sent, told.enter_code), (code.again, told.send_again), (code.call, told.call_me)
    if isinstance(step, AlreadyIn):
        already = AlreadyInPage(texts, step)
        return already, (already.went_on, told.go_on), (already.anew, told.log_in_anew)
    if isinstance(step, Asking):
        asked = FormPage(texts, step.form)
        return asked, (asked.sent, told.answer), (asked.put_off, told.put_off), (asked.again, told.ask_again)
    if isinstance(step, BesideThePhone):
        return _beside_the_phone(texts, step, told)
    if isinstance(step, Ended):
        stopped = StoppedPage(texts, words, step.offers, _mend(step))
        mend = (stopped.mended, told.open_course)
        return stopped, (stopped.again, told.restart), (stopped.chosen, told.choose), mend
    if isinstance(step, LockedOut):
        return (LockedPage(texts, step),)
    over = TimeUpPage(texts, step)
    return over, (over.again, told.restart)


def with_typed(step: Step[Account], page: StepPage | None) -> Step[Account]:
    """Return the step with what was typed on its page, so that it can be drawn anew without loss."""
    if isinstance(page, FormPage) and isinstance(step, Asking):
        return replace(step, form=replace(step.form, values=page.values()))
    if isinstance(page, CredentialsPage) and isinstance(step, Credentials):
        username, password, remember = page.typed()
        return replace(step, username=username, password=password, remember=remember)
    if isinstance(page, SmsPage | PairPage) and isinstance(step, SmsCode | PairApp):
        return replace(step, code=page.code.text)
    return step


def _beside_the_phone(texts: Texts, step: BesideThePhone, told: Pressed) -> tuple[StepPage, *tuple[Tie, ...]]:
    if isinstance(step, PairApp):
        pair = PairPage(texts, step)
        return pair, (pair.sent, told.pair), (pair.here, told.app_is_here)
    if isinstance(step, ChooseDocument):
        document = DocumentPage(texts, step)
        return document, (document.chosen, told.choose_document)
    if isinstance(step, ScanQr):
        return (QrPage(texts, step),)
    return (InAppPage(texts, step) if isinstance(step, InTheApp) else ReaderPage(texts, step),)


def _mend(step: Ended) -> str:
    """Return which forms mend an account that cannot be used: a course of AccountDesk; empty for none."""
    if isinstance(step.result, TooLow):
        return "sms" if step.result.needed is Level.MIDDEN else ""
    return _MENDED_BY.get(step.result.reason, "")


_MENDED_BY = {
    "requested": "activate",
    **dict.fromkeys(("no_app", "app_deactivated", "pin_forgotten"), "app"),
    "app_pending": "app_code",
    **dict.fromkeys(("no_phone", "sms_off"), "sms"),
    **dict.fromkeys(("initial", "lapsed", "revoked", "removed", "expired"), "request"),
}
