"""Proves asking for the sms check with a password alone: the number, the letter, its code, and everything between."""

from datetime import date

import pytest
from msgspec import structs

from app.login.account_steps import AccountStep, Form, Told
from app.login.back_in_steps import ActivationSteps
from app.login.sms_steps import SmsCheckSteps
from services.identity.account import Account
from services.identity.means import SMS
from services.identity.person_source import KnownPerson
from services.identity.practice import LoginTable, practice_account
from services.identity.results import LoggedIn, NeedSms, NotUsable
from tests.helpers.logins import FENNA, WRONG_PASSWORD, LoginBench

WHO = {"username": FENNA.username, "password": FENNA.password}
PHONE = "06 1234 9988"


class Town:
    """Fenna without a number; nobody asks the person registry."""

    def __init__(self, **changes: object) -> None:
        self.bench = LoginBench()
        made = practice_account(FENNA, date(1985, 6, 14), LoginTable())
        made = structs.replace(made, **{"telefoon": "", **changes})  # type: ignore[arg-type]
        self.bench.digid.accounts.save(made)

    def person(self, bsn: str) -> KnownPerson | None:
        """Fail: this needs no registry."""
        raise AssertionError("the person registry was asked")

    @property
    def account(self) -> Account:
        """The account as it is now."""
        found = self.bench.digid.accounts.find(FENNA.username)
        assert found is not None
        return found

    def at_the_sms(self) -> SmsCheckSteps:
        """Come to the code of the sms."""
        steps = SmsCheckSteps(self.bench.digid)
        steps.send(WHO)
        steps.send({"phone": PHONE})
        assert id_of(steps.step) == "sms_check"
        return steps

    def asked(self) -> SmsCheckSteps:
        """Ask for it."""
        steps = self.at_the_sms()
        steps.send({"sms": steps.post[0].code})
        return steps

    def activate(self, code: str) -> AccountStep:
        """Activate it with the code of the letter."""
        steps = ActivationSteps(self.bench.digid, self)
        steps.send(WHO)
        assert id_of(steps.step) == "sms_code"
        return steps.send({"sms": steps.post[1].code, "code": code})


def id_of(step: AccountStep) -> str:
    """Return which form or end this is."""
    return step.id


def test_from_no_number_to_logging_in_with_a_code() -> None:
    town = Town()
    assert town.bench.attempt(SMS).log_in(FENNA.username, FENNA.password) == NotUsable("no_phone")
    steps = town.asked()
    assert steps.step == Told("sms_done", on="activate")
    (letter,) = steps.post
    assert (letter.carrier, letter.topic, letter.code[0]) == ("letter", "sms", "A")
    assert not town.account.reachable_by_sms, "only the letter proves that it is the owner"
    assert town.bench.attempt(SMS).log_in(FENNA.username, FENNA.password) == NotUsable("no_phone")
    assert town.activate(letter.code) == Told("sms_active")
    assert (town.account.telefoon, town.account.sms_waiting, town.account.letter) == ("0612349988", "", None)
    attempt = town.bench.attempt(SMS)
    assert isinstance(attempt.log_in(FENNA.username, FENNA.password), NeedSms)
    message = attempt.phone()
    assert message is not None
    assert isinstance(attempt.enter_code(message.code), LoggedIn)
    actions = [one.action for one in town.bench.digid.history.lines(FENNA.bsn)]
    assert actions.index("sms_on") < actions.index("letter_sent") < actions.index("sms_requested")


def test_who_turned_it_off_can_ask_for_it_again() -> None:
    town = Town(telefoon="0612345647", sms=False)
    letter = town.asked().post[0]
    assert town.activate(letter.code) == Told("sms_active")
    assert town.account.sms


@pytest.mark.parametrize(
    ("changes", "told"), [({"telefoon": "0612345647"}, "sms_already"), ({"status": "suspended"}, "activate_nothing")]
)
def test_who_needs_it_not_is_told(changes: dict[str, object], told: str) -> None:
    steps = SmsCheckSteps(Town(**changes).bench.digid)
    assert id_of(steps.send(WHO)) == told


def test_wrong_passwords_and_codes_count_on_one_counter() -> None:
    town = Town()
    steps = SmsCheckSteps(town.bench.digid)
    step = steps.send({"username": FENNA.username, "password": WRONG_PASSWORD})
    assert isinstance(step, Form)
    assert (step.problem, "password" in step.values) == ("activate_wrong", False)
    steps = town.at_the_sms()
    for _ in range(2):
        steps.send({"sms": "111111"})
    assert steps.step == Told("sms_blocked", {"n": "15"})
    assert id_of(SmsCheckSteps(town.bench.digid).send(WHO)) == "sms_blocked", "before the password is looked at"


def test_a_number_that_may_be_real_and_a_code_that_cannot_be_are_named() -> None:
    steps = SmsCheckSteps(Town().bench.digid)
    assert id_of(steps.send({"username": "", "password": ""})) == "sms_login"
    steps.send(WHO)
    step = steps.send({"phone": "0687654321"})
    assert isinstance(step, Form)
    assert step.faults == {"phone": "phone_real"}
    steps.send({"phone": PHONE})
    first = steps.post[0].code
    steps.again()
    step = steps.send({"sms": first})
    assert isinstance(step, Form)
    assert step.faults == {"sms": "sms_invalidated"}
    assert step.notes["phone"] == "06 •• •• •• 88"


def test_letters_have_their_limits_and_their_codes_their_end() -> None:
    town = Town()
    first = town.asked().post[0]
    assert town.asked().step == Told("sms_letter_too_soon")
    wrong = "ABBBBBBBB" if first.code != "ABBBBBBBB" else "ACCCCCCCC"
    for _ in range(2):
        step = town.activate(wrong)
        assert isinstance(step, Form)
        assert step.problem == "activate_tries"
    assert town.activate(wrong) == Told("sms_void", on="sms")
    town.bench.wait(minutes=5)
    second = town.asked().post[0]
    town.bench.wait(days=21)
    assert town.activate(second.code) == Told("sms_expired", on="sms")
    assert town.account.telefoon == ""
