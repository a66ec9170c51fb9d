"""1,000 citizen service numbers that could be somebody's, typed into every field: none accepted, stored or logged."""

import json
import logging
import random
from datetime import date
from pathlib import Path

import pytest

from app.login.account_steps import Form, Told
from app.login.after_steps import AfterLogin
from app.login.back_in_steps import ActivationSteps, RecoverySteps
from app.login.request_steps import ACCOUNT, PERSON, RequestSteps
from app.login.screens import Credentials, PairApp, SmsCode
from app.login.sms_steps import SmsCheckSteps
from app.login.steps import Login
from services.identifiers import is_bsn
from services.identity import secret
from services.identity.account import Account, Reminder
from services.identity.means import Means
from services.identity.my_account import MyAccount
from services.identity.person_source import KnownPerson
from services.identity.practice import LoginTable, practice_account
from services.identity.remembered import Remembered
from services.identity.results import OwnData
from services.identity.session import Level, Party, Session
from services.personas import read
from services.settings import JsonState
from tests.helpers.logins import FENNA, NOW, LoginBench

PERSONAS = Path(__file__).parents[4] / "resources" / "personas"
COUNT = 1000


def numbers() -> list[str]:
    """Return valid numbers of no practice person, the same ones every time; most are not of the 9-series."""
    chance = random.Random(20270105)
    known = {one.head.bsn for one in read(PERSONAS)}
    found: dict[str, None] = {}
    while len(found) < COUNT:
        text = f"{chance.randrange(10_000_000, 1_000_000_000):09d}"
        if is_bsn(text) and text not in known:
            found[text] = None
    return list(found)


NUMBERS = numbers()


class Nobody:
    """A person registry that must not be asked."""

    def person(self, bsn: str) -> KnownPerson | None:
        """Fail: a number that may be real leaves the form for nowhere."""
        raise AssertionError("the registry was asked about a number of no practice person")


class Desk:
    """Every form there is, on one bench with counters in a file."""

    def __init__(self, folder: Path) -> None:
        self.counters = folder / "lockouts.json"
        self.bench = LoginBench(JsonState(self.counters))
        self.bench.digid.accounts.save(practice_account(FENNA, date(1985, 6, 14), LoginTable()))
        self.remembered = folder / "onthouden.json"
        self.bench.digid.remembered = Remembered([FENNA.username], JsonState(self.remembered))
        self.login: Login[str] = Login(self.bench.digid, self.bench.clock, _no_session)
        party = Party("citizen", FENNA.bsn, FENNA.naam)
        session = Session(party, party, Level.MIDDEN, "sms", NOW, NOW, 1, "token")
        self.mine = MyAccount(self.bench.digid, session)

    def type_everywhere(self, bsn: str) -> None:
        """Type one number into every field of every form; AssertionError when one takes it."""
        self._log_in(bsn)
        self._ask(bsn)
        self._get_back_in(bsn)
        self._change(bsn)
        self._is_asked(bsn)
        self.bench.lockout.clear()

    def _log_in(self, bsn: str) -> None:
        login = self.login
        login.restart()
        login.choose("sms")
        step = login.submit(bsn, bsn, remember=True)
        assert isinstance(step, Credentials)
        assert step.problem == OwnData("bsn")
        assert bsn not in (step.username, step.password)
        step = login.submit(FENNA.username, bsn)
        assert isinstance(step, Credentials)
        assert step.password == ""
        login.submit(FENNA.username, FENNA.password)
        assert isinstance(login.enter_code(bsn), SmsCode)
        login.back()
        login.back()
        login.choose("app")
        step = login.pair(bsn)
        assert isinstance(step, PairApp)
        assert step.problem is not None

    def _ask(self, bsn: str) -> None:
        steps = RequestSteps(self.bench.digid, Nobody(), {FENNA.bsn: "fenna"})
        step = steps.send(dict.fromkeys(PERSON, bsn))
        assert isinstance(step, Form)
        assert step.faults["bsn"] == "bsn_not_practice"
        assert "bsn" not in step.values
        steps.step = Form("request_account", ACCOUNT)
        step = steps.send(dict.fromkeys(ACCOUNT, bsn))
        assert isinstance(step, Form)
        assert {"password", "phone", "email"} <= set(step.faults)

    def _get_back_in(self, bsn: str) -> None:
        digid = self.bench.digid
        for steps in (ActivationSteps(digid, Nobody()), RecoverySteps(digid), SmsCheckSteps(digid)):
            step = steps.send({"username": bsn, "password": bsn, "bsn": bsn, "route": "email"})
            assert not isinstance(step, Told)
            assert not steps.post
            if isinstance(step, Form) and "code" in step.fields:
                step = steps.send({"code": bsn, "sms": bsn})
                assert isinstance(step, Form)
                assert step.faults["code"]

        sms = SmsCheckSteps(digid)
        sms.step = Form("sms_phone", ("phone",))
        step = sms.send({"phone": bsn})
        assert isinstance(step, Form)
        assert step.faults["phone"]

    def _change(self, bsn: str) -> None:
        assert self.mine.change_password(FENNA.password, bsn, bsn)
        assert self.mine.activate_app("Telefoon", bsn, bsn)
        assert self.mine.change("email", bsn)
        assert self.mine.change("phone", bsn)
        assert self.mine.confirm(bsn)
        assert self.mine.activate_document("rijbewijs", bsn)

    def _is_asked(self, bsn: str) -> None:
        account = self.bench.digid.accounts.find(FENNA.username)
        assert account is not None
        asked: tuple[tuple[Reminder, dict[str, str]], ...] = (
            ("password", {"password": bsn, "again": bsn}),
            ("email_add", {"address": bsn}),
            ("app", {"pin": bsn, "pin_again": bsn}),
        )
        for reminder, values in asked:
            form = AfterLogin(self.bench.digid, account, [reminder]).send(values)
            assert form is not None
            assert form.faults

    def kept(self) -> str:
        """Return everything that is kept anywhere, as text."""
        rows = json.dumps(
            [self.bench.rows.query(name) for name in ("account", "account.history", "account.pending")]
        )
        files = [one.read_text(encoding="utf-8") for one in (self.counters, self.remembered) if one.exists()]
        return rows + "".join(files)


def _no_session(account: Account, means: Means, level: Level) -> str:
    raise AssertionError("a number of no practice person logged in")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(secret, "_digest", _cheap)   # scrambling is proved elsewhere; here it is done 5,000 times
    return Desk(tmp_path)


def _cheap(password: str, salt: bytes) -> bytes:
    return password[::-1].encode() + salt


def test_no_number_is_accepted_stored_or_logged(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for bsn in NUMBERS:
        desk.type_everywhere(bsn)
    kept, said = desk.kept(), caplog.text
    assert len(set(NUMBERS)) == COUNT
    assert sum(not one.startswith("9") for one in NUMBERS) > 800
    assert [one for one in NUMBERS if one in kept] == []
    assert [one for one in NUMBERS if one in said] == []


def test_the_search_would_find_one(desk: Desk) -> None:
    """The negative control: what is kept is really looked at."""
    desk.bench.digid.history.add(NUMBERS[0], "blocked")
    assert NUMBERS[0] in desk.kept()


def test_failures_of_a_number_as_user_name_are_counted_without_keeping_it(desk: Desk) -> None:
    for _ in range(3):
        ActivationSteps(desk.bench.digid, Nobody()).send({"username": NUMBERS[1], "password": "Anders-2027!"})
    assert desk.counters.exists()
    assert NUMBERS[1] not in desk.kept()
