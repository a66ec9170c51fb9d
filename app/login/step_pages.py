"""Makes the page of a step and ties what is pressed on it to the desk."""

from collections.abc import Sequence
from typing import Protocol

from app.kit.texts import Texts
from app.login.app_pages import InAppPage, PairPage, QrPage
from app.login.card_pages import DocumentPage, ReaderPage
from app.login.choose_page import ChoosePage
from app.login.pages import CredentialsPage, LockedPage, SmsPage, TimeUpPage
from app.login.screens import (
    Choose,
    ChooseDocument,
    Credentials,
    Ended,
    InTheApp,
    LockedOut,
    PairApp,
    ReadDocument,
    ScanQr,
    SmsCode,
    TimeUp,
)
from app.login.step_page import StepPage
from app.login.stopped_page import StoppedPage
from app.login.wording import Explained
from services.identity.results import NotUsable

Drawn = (
    Choose | Credentials | SmsCode | PairApp | ScanQr | InTheApp | ChooseDocument | ReadDocument | Ended | LockedOut
    | TimeUp
)


class Pressed(Protocol):
    """What the pages tell; the desk fulfils it with slots. ``ways`` are the other ways to log in."""

    @property
    def ways(self) -> Sequence[str]: ...

    def choose(self, means: str) -> None: ...
    def submit(self, username: str, password: str) -> None: ...
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
    def activate(self) -> None: ...


def page_of(texts: Texts, step: Drawn, words: Explained, told: Pressed) -> StepPage:
    """Return the page of a step; ``words`` are those of an end."""
    if isinstance(step, Choose):
        chooser = ChoosePage(texts, step.means, step.suggested, step.request, told.ways)
        chooser.chosen.connect(told.choose)
        chooser.asked.connect(told.ask_account)
        chooser.forgot.connect(told.recover)
        chooser.elsewhere.connect(told.log_in_elsewhere)
        return chooser
    if isinstance(step, Credentials):
        form = CredentialsPage(texts, step)
        form.sent.connect(told.submit)
        form.forgot.connect(told.recover)
        form.asked.connect(told.ask_account)
        return form
    if isinstance(step, SmsCode):
        code = SmsPage(texts, step)
        code.sent.connect(told.enter_code)
        code.again.connect(told.send_again)
        code.call.connect(told.call_me)
        return code
    if isinstance(step, PairApp | ScanQr | InTheApp | ChooseDocument | ReadDocument):
        return _page_beside_the_phone(texts, step, told)
    return _last_page(texts, step, words, told)


def _page_beside_the_phone(
    texts: Texts, step: PairApp | ScanQr | InTheApp | ChooseDocument | ReadDocument, told: Pressed
) -> StepPage:
    if isinstance(step, PairApp):
        pair = PairPage(texts, step)
        pair.sent.connect(told.pair)
        pair.here.connect(told.app_is_here)
        return pair
    if isinstance(step, ChooseDocument):
        document = DocumentPage(texts, step)
        document.chosen.connect(told.choose_document)
        return document
    if isinstance(step, ScanQr):
        return QrPage(texts, step)
    return InAppPage(texts, step) if isinstance(step, InTheApp) else ReaderPage(texts, step)


def _last_page(texts: Texts, step: Ended | LockedOut | TimeUp, words: Explained, told: Pressed) -> StepPage:
    if isinstance(step, Ended):
        stopped = StoppedPage(texts, words, step.offers, _mend(step))
        stopped.again.connect(told.restart)
        stopped.chosen.connect(told.choose)
        stopped.activate.connect(told.activate)
        stopped.asked.connect(told.ask_account)
        return stopped
    if isinstance(step, LockedOut):
        return LockedPage(texts, step)
    over = TimeUpPage(texts, step)
    over.again.connect(told.restart)
    return over


def _mend(step: Ended) -> str:
    """Return what would mend an account that cannot be used: "activate" or "ask"; empty for nothing."""
    if not isinstance(step.result, NotUsable):
        return ""
    if step.result.reason == "requested":
        return "activate"
    return "ask" if step.result.reason in ("initial", "revoked", "removed", "expired") else ""
