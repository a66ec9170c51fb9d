"""Proves what is asked between a login and the service: when, in which order, and what can be put off."""

from datetime import date
from typing import cast

import pytest
from msgspec import structs

from app.login.account_steps import Form
from app.login.screens import Asking, Cancelled, Done, Step, TimeUp
from app.login.steps import Login
from services.identity.account import Account, Reminder
from services.identity.means import Means
from services.identity.practice import LoginTable, practice_account
from services.identity.pretence import Pretence
from services.identity.request import LoginRequest, Mode
from services.identity.session import Level
from tests.helpers.logins import FENNA, WRONG_PASSWORD, LoginBench

WEAK = "oefenen27"


class Gate:
    """One person who comes in with a code."""

    def __init__(self, *asks: Reminder, mode: Mode = Mode.NOW, **changes: object) -> None:
        self.bench = LoginBench()
        made = practice_account(FENNA, date(1985, 6, 14), LoginTable())
        made = structs.replace(made, asks=asks, **changes)  # type: ignore[arg-type]
        self.bench.digid.accounts.save(made)
        request = LoginRequest("Mijn toeslagen", mode=mode)
        self.login: Login[str] = Login(self.bench.digid, self.bench.clock, _session, request=request)

    @property
    def account(self) -> Account:
        """The account as it is now."""
        found = self.bench.digid.accounts.find(FENNA.username)
        assert found is not None
        return found

    def come_in(self, password: str = FENNA.password, means: str = "sms") -> Step[str]:
        """Log in."""
        self.login.choose(means)
        step = self.login.submit(FENNA.username, password)
        if means == "password":
            return step
        message = self.login.phone()
        return self.login.enter_code(message.code) if message is not None else step

    def asked(self) -> Form:
        """Return the form that is asked now."""
        assert isinstance(self.login.step, Asking)
        return self.login.step.form

    def actions(self) -> list[str]:
        """What was written today, the newest first."""
        today = self.bench.clock.today()
        return [one.action for one in self.bench.digid.history.lines(FENNA.bsn) if one.at.date() == today]


def test_an_ordinary_account_is_asked_nothing() -> None:
    assert isinstance(Gate().come_in(), Done)


def test_a_weak_password_must_be_replaced() -> None:
    gate = Gate(password=WEAK)
    gate.come_in(WEAK)
    assert (gate.asked().id, gate.asked().skip) == ("ask_password", False)
    gate.login.put_off()
    assert gate.asked().id == "ask_password", "it cannot be put off"
    for values, fault in (
        (("kort", "kort"), {"password": "password_short"}),
        ((WEAK, WEAK), {"password": "password_upper"}),
        ((WRONG_PASSWORD, "Nog-anders-1"), {"again": "again_differs"}),
    ):
        gate.login.answer(dict(zip(("password", "again"), values, strict=True)))
        assert gate.asked().faults == fault
    step = gate.login.answer({"password": WRONG_PASSWORD, "again": WRONG_PASSWORD})
    assert isinstance(step, Done)
    assert gate.actions()[0] == "password_changed"
    assert WRONG_PASSWORD not in gate.account.password


def test_it_is_asked_of_who_came_with_a_password_alone_too() -> None:
    gate = Gate("email_add", password=WEAK, email="")
    gate.come_in(WEAK, "password")
    assert gate.asked().id == "ask_password"
    step = gate.login.answer({"password": WRONG_PASSWORD, "again": WRONG_PASSWORD})
    assert isinstance(step, Done), "at Basis no data are asked"


def test_an_address_is_checked_with_a_code() -> None:
    gate = Gate("email_add", email="", email_checked=False)
    gate.come_in()
    assert (gate.asked().id, gate.asked().skip) == ("ask_email_add", True)
    gate.login.answer({"address": "fenna@echt.nl"})
    assert gate.asked().faults == {"address": "email_real"}
    gate.login.answer({"address": "Fenna@Post.example"})
    assert gate.asked().id == "ask_code"
    code = gate.login.post[0].code
    gate.login.answer({"code": "EBBBBBBBB" if code != "EBBBBBBBB" else "ECCCCCCCC"})
    assert gate.asked().faults == {"code": "code_wrong"}
    gate.login.ask_again()
    newer = gate.login.post[0].code
    assert newer != code
    step = gate.login.answer({"code": newer.lower()})
    assert isinstance(step, Done)
    assert (step.account.email, step.account.email_checked) == ("fenna@post.example", True)
    assert gate.actions()[0] == "email_verified"
    assert gate.account.asks == ()
    assert gate.login.post == []


def test_three_wrong_codes_lead_back_to_the_address() -> None:
    gate = Gate("email_add", email="", email_checked=False)
    gate.come_in()
    gate.login.answer({"address": "fenna@post.example"})
    for _ in range(3):
        gate.login.answer({"code": "EBBBBBBBB"})
    assert (gate.asked().id, gate.asked().faults) == ("ask_email_add", {"address": "code_expired"})
    assert gate.account.email == ""


@pytest.mark.parametrize(("typed", "code"), [("", True), ("ander@post.example", True), (None, False)])
def test_an_old_address_is_confirmed_or_changed(typed: str | None, code: bool) -> None:
    gate = Gate("email_check", email_checked=False)
    gate.come_in()
    held = gate.asked().values["address"]
    assert held == gate.account.email
    gate.login.answer({"address": held if typed is None else typed})
    if typed == "":
        assert gate.asked().faults == {"address": "email_empty"}
    elif code:
        assert gate.asked().id == "ask_code"
    else:
        assert isinstance(gate.login.step, Done)
        assert gate.account.email_checked


def test_the_app_and_the_id_check() -> None:
    gate = Gate("app", "id_check", apps=())
    gate.come_in()
    assert gate.asked().id == "ask_app"
    gate.login.answer({"pin": "12345", "pin_again": "12345"})
    assert gate.asked().faults == {"pin": "pin_up"}
    gate.login.answer({"pin": "60417", "pin_again": "60417"})
    assert isinstance(gate.login.step, Done), "what did not fit at the login is not asked"
    assert gate.account.active_app is not None
    gate.bench.digid.save(gate.account, asks=("id_check",))
    gate.login.restart()
    gate.come_in()
    assert gate.asked().choices["document"] == ("identiteitskaart", "rijbewijs", "paspoort")
    gate.login.answer({"document": "paspoort"})
    assert isinstance(gate.login.step, Done)
    assert gate.account.active_app.id_check == "paspoort"
    assert gate.actions()[0] == "id_check_done"


def test_everything_else_can_be_put_off_and_is_then_not_asked_again() -> None:
    gate = Gate("email_add", "app", apps=(), email="")
    gate.come_in()
    gate.login.put_off()
    assert gate.asked().id == "ask_app"
    assert isinstance(gate.login.put_off(), Done)
    gate.login.restart()
    assert isinstance(gate.come_in(), Done)


def test_in_2014_there_is_no_app_to_offer() -> None:
    gate = Gate("app", "email_add", mode=Mode.YEAR_2014, apps=(), email="")
    gate.come_in()
    assert gate.asked().id == "ask_email_add"


def test_a_rehearsal_asks_whatever_the_account_has() -> None:
    for asked in ("password", "email_add", "email_check", "app", "id_check"):
        gate = Gate()
        gate.bench.digid.rehearse("oefening", Pretence(asks=(cast("Reminder", asked),)))
        gate.come_in()
        assert gate.asked().id == f"ask_{asked}"


def test_what_is_rehearsed_comes_before_what_the_account_has() -> None:
    gate = Gate("email_add", email="")
    gate.bench.digid.rehearse("oefening", Pretence(asks=("email_check",)))
    gate.come_in()
    assert gate.asked().id == "ask_email_check"
    gate.login.put_off()
    assert gate.asked().id == "ask_email_add"


def test_stopping_and_time_end_it_like_every_step() -> None:
    gate = Gate("email_add", email="")
    gate.come_in()
    assert isinstance(gate.login.cancel(), Cancelled)
    assert gate.actions()[0] == "login_cancelled"
    gate.login.restart()
    gate.come_in()
    gate.bench.wait(minutes=15)
    assert isinstance(gate.login.answer({"address": "fenna@post.example"}), TimeUp)
    assert gate.account.email == ""


def test_direct_login_is_the_testers_short_cut() -> None:
    gate = Gate("email_add", password=WEAK, email="")
    assert isinstance(gate.login.direct(gate.account), Done)


def _session(account: Account, means: Means, level: Level) -> str:
    return f"{account.persona} {means.id} {level.name}"
