"""Plays one login from its description (means, level, account, failure) and says what came of it; no screen."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from msgspec import structs

from app.login.phone_acts import document_kind
from app.login.screens import (
    AlreadyIn,
    Asking,
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
from services.identity.app_login import AppLogin
from services.identity.card_login import CardLogin
from services.identity.means import SMS, Means
from services.identity.post import REQUEST_KEPT, UNUSED_KEPT
from services.identity.practice import APP_PIN, CARD_PIN, LICENCE_PIN, PUK, LoginTable, practice_account
from services.identity.pretence import Pretence
from services.identity.request import LoginRequest, Mode
from services.identity.session import Level
from tests.helpers.logins import FENNA, WRONG_PASSWORD, LoginBench

WRONG_PIN = "90817"
WEAK = "oefenen27"
_IDS = {"spoken": "sms", "app_here": "app", "licence": "card"}
_SCREENS = {
    Choose: "choose", Credentials: "credentials", SmsCode: "sms", PairApp: "pair", ScanQr: "qr", InTheApp: "in_app",
    ChooseDocument: "document", ReadDocument: "reader", Ended: "ended", LockedOut: "locked", Done: "done",
    Cancelled: "cancelled", TimeUp: "time_up", AlreadyIn: "already", Asking: "asking",
}
_PRETENDED = {
    "unavailable": Pretence(ends="unavailable"),
    "refused": Pretence(ends="refused"),
    "blocked": Pretence(blocked=True),
    "app_off": Pretence(app="off"),
    "deactivated": Pretence(app="deactivated"),
    "status_unknown": Pretence(card="no_status"),
}


_BLOCKED: dict[str, Any] = {"failures": 5}
_DOCUMENTS: dict[str, dict[str, Any]] = {
    "document_too_old": {"issued": date(2015, 1, 1)},
    "document_inactive": {"status": "inactive"},
    "document_suspended": {"status": "suspended"},
    "document_revoked": {"status": "revoked"},
    **dict.fromkeys(("document_blocked", "no_puk", "puk_wrong", "third_puk_wrong", "puk_right"), _BLOCKED),
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
        mode = Mode.YEAR_2014 if case.failure == "of_2014" else Mode.NOW
        request = LoginRequest("Mijn toeslagen", Level[case.level.upper()], mode)
        if case.failure in ("unused", "almost_unused"):
            self.digid.log(FENNA, "login_succeeded", SMS, request)
            self.bench.clock.jump(UNUSED_KEPT - timedelta(days=case.failure == "almost_unused"))
        if case.failure.startswith("signed_on"):
            before = self.digid.accounts.find(FENNA.username)
            assert before is not None
            self.digid.sign_on.visit(before, SMS, Level.MIDDEN, "Mijn zorgverzekering")
        self.login: Login[str] = Login(self.digid, self.bench.clock, _session, request=request)
        self.phone_key = ""

    def seen(self) -> Seen:
        """Play and describe the end."""
        if self.case.failure.startswith("signed_on"):
            step = self._signed_on()
        else:
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
        changes |= self._state(account).get(case.failure, {})
        documents = _DOCUMENTS.get(case.failure)
        if documents is not None:
            changes["documents"] = tuple(structs.replace(one, **documents) for one in account.documents)
        return structs.replace(account, **changes)  # type: ignore[arg-type]

    def _state(self, account: Account) -> dict[str, dict[str, object]]:
        """Return what each failure changes of the account before the login."""
        unchecked = (structs.replace(account.apps[0], id_check=""),)
        weak = {"password": WEAK}
        return {
            "two_steps": {"two_steps": True},
            "no_phone": {"telefoon": ""},
            "sms_off": {"sms": False},
            "no_app": {"apps": ()},
            "app_pending": {"apps": (structs.replace(account.apps[0], status="pending"),)},
            "no_chip_reader": {"apps": unchecked},
            "no_document": {"documents": ()},
            "id_check_later": {"apps": unchecked},
            "id_check_done": {"apps": unchecked},
            "id_check_advised": {"apps": unchecked, "asks": ("id_check",)},
            "app_advised": {"apps": (), "asks": ("app",)},
            "email_add": {"email": "", "asks": ("email_add",)},
            "put_off": {"email": "", "asks": ("email_add",)},
            "email_check": {"asks": ("email_check",)},
            "weak_password": weak,
            "weak_password_replaced": weak,
            "lapsed": {"requested": self.bench.clock.now() - REQUEST_KEPT},
        }

    def _signed_on(self) -> Step[str]:
        if self.case.failure == "signed_on_over":
            self.bench.wait(minutes=15)
            return self.login.restart()
        return self.login.go_on() if self.case.failure == "signed_on_went_on" else self.login.step

    def _go_on(self) -> Step[str]:
        if self.case.failure == "cancelled":
            return self.login.cancel()
        if self.case.failure == "time_up":
            self.bench.wait(minutes=15)
            return self.login.tick()
        if self.case.means in ("app", "app_here"):
            step = self._with_app()
        else:
            step = self._with_document() if self.case.means in ("licence", "card") else self._with_password()
        if isinstance(step, Asking) and self.case.failure == "put_off":
            return self.login.put_off()
        if isinstance(step, Asking) and self.case.failure == "weak_password_replaced":
            assert isinstance(self.login.put_off(), Asking), "a weak password cannot be put off"
            return self.login.answer({"password": WRONG_PASSWORD, "again": WRONG_PASSWORD})
        return step

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
        password = WEAK if failure.startswith("weak_password") else FENNA.password
        step = login.step if wrong else login.submit(FENNA.username, password)
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
        self._to_the_pin(app)
        wrong = {"pin_wrong": 1, "third_wrong_pin": 3, "pin_malformed": 1}.get(failure, 0)
        for _ in range(wrong):
            app.enter_pin("12" if failure == "pin_malformed" else WRONG_PIN)
        if failure == "pin_forgotten":
            app.forgot_pin()
        if not wrong:
            app.enter_pin(APP_PIN)
        if failure == "id_check_done":
            app.id_check("identiteitskaart")
        if failure == "no_chip_reader":
            app.no_chip_reader()
        app.later()
        fault = app.screen().pin_fault
        self.phone_key = f"phone.pin_{fault}" if fault else ""
        return login.tick()

    def _to_the_pin(self, app: AppLogin) -> None:
        login, failure = self.login, self.case.failure
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
        self._unblock(card)
        if not wrong:
            card.enter_pin(LICENCE_PIN if self.case.means == "licence" else CARD_PIN)
        screen = card.screen()
        told_by = {"number": "phone.reader_number", "puk": "phone.reader_puk"}
        self.phone_key = f"phone.{screen.fault}" if screen.fault == "puk_wrong" else told_by.get(screen.stage, "")
        self.phone_key = self.phone_key or f"phone.{screen.fault}"
        return login.tick()

    def _unblock(self, card: CardLogin) -> None:
        failure = self.case.failure
        if failure == "no_puk":
            card.without_puk()
        for _ in range({"puk_wrong": 1, "third_puk_wrong": 3}.get(failure, 0)):
            card.enter_puk("00000000")
        if failure == "puk_right":
            card.enter_puk(PUK)
            pin = LICENCE_PIN if self.case.means == "licence" else CARD_PIN
            card.choose_pin(pin)
            card.choose_pin(pin)

    # --- what is said

    def _key(self, step: Step[str]) -> str:
        if isinstance(step, Credentials | SmsCode):
            return problem_key(step.problem) if step.problem is not None else ""
        if isinstance(step, Ended):
            return ended_key(step)
        if isinstance(step, Asking):
            return f"account.{step.form.id}.title"
        if isinstance(step, InTheApp | ReadDocument):
            return self.phone_key
        keys = {Choose: "choose.title", AlreadyIn: "already.title", LockedOut: "locked.text", TimeUp: "timeup.title"}
        return keys.get(type(step), "")


def _session(account: Account, means: Means, level: Level) -> str:
    return f"{account.persona} {means.id} {level.name}"
