"""Plays one login from its description (means, level, account, failure) and says what came of it; no screen."""

import dataclasses
from dataclasses import dataclass
from datetime import date

from app.login.phone_acts import document_kind
from app.login.screens import (
    Cancelled,
    Choose,
    ChooseDocument,
    Credentials,
    Done,
    Ended,
    InTheApp,
    LockedOut,
    PairApp,
    ReadDocument,
    ScanQr,
    SmsCode,
    Step,
    TimeUp,
)
from app.login.steps import Login
from app.login.told import told
from app.login.wording import ended_key, problem_key
from services.identity.account import Account
from services.identity.means import Means
from services.identity.practice import APP_PIN, CARD_PIN, LICENCE_PIN, LoginTable, practice_account
from services.identity.pretence import Pretence
from services.identity.request import LoginRequest
from services.identity.session import Level
from tests.helpers.logins import FENNA, WRONG_PASSWORD, LoginBench

WRONG_PIN = "90817"
_IDS = {"spoken": "sms", "app_here": "app", "licence": "card"}
_SCREENS = {
    Choose: "choose", Credentials: "credentials", SmsCode: "sms", PairApp: "pair", ScanQr: "qr", InTheApp: "in_app",
    ChooseDocument: "document", ReadDocument: "reader", Ended: "ended", LockedOut: "locked", Done: "done",
    Cancelled: "cancelled", TimeUp: "time_up",
}
_PRETENDED = {
    "unavailable": Pretence(ends="unavailable"),
    "refused": Pretence(ends="refused"),
    "blocked": Pretence(blocked=True),
    "app_off": Pretence(app="off"),
    "deactivated": Pretence(app="deactivated"),
    "id_check_later": Pretence(),
}


@dataclass(frozen=True)
class Case:
    """One row of the table."""

    means: str
    level: str
    account: str
    failure: str

    def __str__(self) -> str:
        return f"{self.means}, {self.level} asked, account {self.account}, {self.failure}"


@dataclass(frozen=True)
class Seen:
    """What came of it."""

    screen: str
    key: str = ""
    saml: str = ""
    second: str = ""
    oidc: str = ""
    history: str = ""
    reached: str = ""


def play(case: Case) -> Seen:
    """Log in as the case says and return what is seen, told and written."""
    return _Play(case).seen()


class _Play:
    def __init__(self, case: Case) -> None:
        self.case = case
        self.bench = LoginBench()
        self.digid = self.bench.digid
        self.digid.accounts.save(self._account())
        self.digid.rehearse("oefening", _PRETENDED.get(case.failure, Pretence()))
        request = LoginRequest("Mijn toeslagen", Level[case.level.upper()])
        self.login: Login[str] = Login(self.digid, self.bench.clock, _session, request=request)
        self.phone_key = ""

    def seen(self) -> Seen:
        """Play and describe the end."""
        step = self.login.choose(_IDS.get(self.case.means, self.case.means))
        if not isinstance(step, Choose):
            step = self._go_on()
        heard = told(step)
        today = self.bench.clock.today()
        written = [one.action for one in self.digid.history.lines(FENNA.bsn) if one.at.date() == today]
        newest = written[0] if written else ""
        reached = step.level.name.lower() if isinstance(step, Done) else ""
        return Seen(_SCREENS[type(step)], self._key(step), heard.saml, heard.second, heard.oidc, newest, reached)

    def _account(self) -> Account:
        case = self.case
        account = practice_account(FENNA, date(1985, 6, 14), LoginTable())
        changes: dict[str, object] = {"status": case.account, "spoken": case.means == "spoken"}
        if case.failure == "two_steps":
            changes["two_steps"] = True
        if case.failure == "no_phone":
            changes["telefoon"] = ""
        if case.failure == "sms_off":
            changes["sms"] = False
        if case.failure == "no_app":
            changes["apps"] = ()
        if case.failure.startswith("id_check"):
            changes["apps"] = (dataclasses.replace(account.apps[0], id_check=""),)
        if case.failure == "no_document":
            changes["documents"] = ()
        old = {"document_too_old": {"issued": date(2015, 1, 1)}, "document_blocked": {"failures": 5}}
        if case.failure in old:
            changes["documents"] = tuple(
                dataclasses.replace(one, **old[case.failure]) for one in account.documents  # type: ignore[arg-type]
            )
        return dataclasses.replace(account, **changes)  # type: ignore[arg-type]

    def _go_on(self) -> Step[str]:
        if self.case.failure == "cancelled":
            return self.login.cancel()
        if self.case.failure == "time_up":
            self.bench.wait(minutes=15)
            return self.login.tick()
        if self.case.means in ("app", "app_here"):
            return self._with_app()
        return self._with_document() if self.case.means in ("licence", "card") else self._with_password()

    # --- password and code

    def _with_password(self) -> Step[str]:
        login, failure = self.login, self.case.failure
        if failure == "malformed":
            return login.submit(FENNA.username, "kort")
        if failure == "own_data":
            return login.submit("111222333", WRONG_PASSWORD)
        if failure == "unknown_user":
            return login.submit("niemand.hier", WRONG_PASSWORD)
        wrong = {"wrong_password": 1, "third_wrong_password": 3}.get(failure, 0)
        for _ in range(wrong):
            login.submit(FENNA.username, WRONG_PASSWORD)
        step = login.step if wrong else login.submit(FENNA.username, FENNA.password)
        return self._with_code() if isinstance(step, SmsCode) else step

    def _with_code(self) -> Step[str]:
        login, failure = self.login, self.case.failure
        message = login.phone()
        code = message.code if message is not None else ""
        if failure == "cancelled_at_code":
            return login.cancel()
        if failure == "code_not_digits":
            return login.enter_code("482O57")
        if failure == "code_expired":
            self.bench.wait(minutes=10)
        if failure == "code_of_before":
            login.send_again()
        if failure in ("code_wrong", "third_wrong_code"):
            for _ in range(3 if failure == "third_wrong_code" else 1):
                login.enter_code("111111")
            return login.step
        return login.enter_code(code)

    # --- the app

    def _with_app(self) -> Step[str]:
        login, failure = self.login, self.case.failure
        if self.case.means == "app_here":
            login.app_is_here()
        app = login.app
        if app is None:
            return login.step
        app.open(FENNA.bsn)
        if self.case.means == "app":
            login.pair("BCDF" if failure == "pairing_wrong" else app.screen().pairing or "KRBT")
            if failure == "qr_expired":
                self.bench.wait(minutes=5)
            app.scan()
        if failure == "app_refused":
            app.refuse()
        app.confirm()
        if failure == "app_timeout":
            self.bench.wait(minutes=5)
        wrong = {"pin_wrong": 1, "third_wrong_pin": 3, "pin_malformed": 1}.get(failure, 0)
        for _ in range(wrong):
            app.enter_pin("12" if failure == "pin_malformed" else WRONG_PIN)
        if not wrong:
            app.enter_pin(APP_PIN)
        if failure == "id_check_done":
            app.id_check("identiteitskaart")
        app.later()
        fault = app.screen().pin_fault
        self.phone_key = f"phone.pin_{fault}" if fault else ""
        return login.tick()

    # --- the document

    def _with_document(self) -> Step[str]:
        login, failure = self.login, self.case.failure
        kind = document_kind("rijbewijs" if self.case.means == "licence" else "identiteitskaart")
        login.choose_document(kind)
        card = login.card
        if card is None:
            return login.step
        if failure == "reader_timeout":
            self.bench.wait(minutes=5)
        card.hold(FENNA.bsn)
        if failure == "reader_refused":
            card.refuse()
        names = ("document_pin_wrong", "", "", "fourth_document_pin_wrong", "fifth_document_pin_wrong")
        wrong = names.index(failure) + 1 if failure in names else 0
        document = self._account().document(kind)
        for number in range(1, wrong + 1):
            if number == 5 and document is not None:
                card.enter_number(document.access or document.number)
            card.enter_pin(WRONG_PIN)
        if not wrong:
            card.enter_pin(LICENCE_PIN if self.case.means == "licence" else CARD_PIN)
        screen = card.screen()
        self.phone_key = "phone.reader_number" if screen.stage == "number" else f"phone.{screen.fault}"
        return login.tick()

    # --- what is said

    def _key(self, step: Step[str]) -> str:
        if isinstance(step, Credentials | SmsCode):
            return problem_key(step.problem) if step.problem is not None else ""
        if isinstance(step, Ended):
            return ended_key(step)
        if isinstance(step, InTheApp | ReadDocument):
            return self.phone_key
        keys = {Choose: "choose.title", LockedOut: "locked.text", TimeUp: "timeup.title"}
        return keys.get(type(step), "")


def _session(account: Account, means: Means, level: Level) -> str:
    return f"{account.persona} {means.id} {level.name}"


