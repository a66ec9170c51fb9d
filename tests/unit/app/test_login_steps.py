"""Proves the way through the login without a screen: every step, back, cancel, blocks, and the tester."""

from datetime import timedelta

import pytest
from hypothesis import given, strategies as st
from msgspec.structs import replace

from app.login.screens import Cancelled, Choose, Credentials, Done, Ended, LockedOut, SmsCode, TimeUp
from app.login.steps import Login
from services.identity.means import PASSWORD, SMS, Means
from services.identity.post import UNUSED_KEPT
from services.identity.request import LoginRequest
from services.identity.results import Account, Invalid, NeedSms, NotUsable, OwnData, Wrong
from services.identity.session import Level
from services.identity.sms import PhoneMessage, SmsChoice
from tests.helpers.logins import FENNA, HENDRIK, NOW, WRONG_PASSWORD, LoginBench

UNTIL = NOW + timedelta(minutes=15)


class Office:
    """A login, and the sessions it started."""

    def __init__(self, needed: Level = Level.BASIS) -> None:
        self.bench = LoginBench()
        self.sessions: list[tuple[str, str, Level]] = []
        self.login = Login(self.bench.digid, self.bench.clock, self._start, request=LoginRequest(level=needed))

    def _start(self, account: Account, means: Means, level: Level) -> str:
        self.sessions.append((account.persona, means.id, level))
        return f"session of {account.persona}"

    def at_the_code(self) -> Login[str]:
        """Bring the login to the code."""
        self.login.choose("sms")
        assert isinstance(self.login.submit(FENNA.username, FENNA.password), SmsCode)
        return self.login


@pytest.fixture
def office() -> Office:
    return Office()


def test_it_begins_with_the_choice_of_the_picture(office: Office) -> None:
    step = office.login.step
    assert isinstance(step, Choose)
    assert [(one.id, one.level) for one in step.means] == [
        ("app", Level.SUBSTANTIEEL),
        ("password", Level.BASIS),
        ("sms", Level.MIDDEN),
        ("card", Level.HOOG),
    ]
    assert step.until == UNTIL == office.login.until


def test_means_below_the_level_of_the_service_are_not_offered() -> None:
    office = Office(Level.MIDDEN)
    assert isinstance(office.login.step, Choose)
    assert "password" not in [one.id for one in office.login.step.means]
    assert isinstance(office.login.choose("password"), Choose)


def test_with_sms_in_two_steps(office: Office) -> None:
    assert office.login.choose("sms") == Credentials(UNTIL, SMS, 1, 2)
    step = office.login.submit(FENNA.username, FENNA.password)
    sms = NeedSms(NOW, NOW + timedelta(minutes=10), "06 •• •• •• 47")
    assert step == SmsCode(UNTIL, SMS, 2, 2, sms, FENNA.username)
    assert office.login.enter_code("482057") == Done("session of fenna", FENNA, SMS, Level.MIDDEN)
    assert office.sessions == [("fenna", "sms", Level.MIDDEN)]


def test_with_a_password_in_one_step(office: Office) -> None:
    assert office.login.choose("password") == Credentials(UNTIL, PASSWORD, 1, 1)
    step = office.login.submit(FENNA.username, FENNA.password)
    assert step == Done("session of fenna", FENNA, PASSWORD, Level.BASIS)


def test_a_mistake_keeps_the_name_but_never_the_password(office: Office) -> None:
    office.login.choose("sms")
    step = office.login.submit(FENNA.username, WRONG_PASSWORD)
    assert step == Credentials(UNTIL, SMS, 1, 2, FENNA.username, "", Wrong("credentials", True, 2))
    step = office.login.submit("", "")
    assert isinstance(step, Credentials)
    assert isinstance(step.problem, Invalid)


def test_own_data_is_not_put_back_in_the_field(office: Office) -> None:
    office.login.choose("sms")
    step = office.login.submit("111222333", WRONG_PASSWORD)
    assert step == Credentials(UNTIL, SMS, 1, 2, "", "", OwnData("bsn"))


def test_a_slip_in_one_box_leaves_the_others(office: Office) -> None:
    step = office.at_the_code().enter_code("482O57")
    assert isinstance(step, SmsCode)
    assert step.code == "482O57"
    assert isinstance(step.problem, Invalid)
    step = office.login.enter_code("000000")
    assert isinstance(step, SmsCode)
    assert (step.code, step.problem) == ("", Wrong("code_incorrect", True, 2))


def test_a_new_sms_clears_the_boxes_and_the_problem(office: Office) -> None:
    office.at_the_code().enter_code("482O57")
    office.bench.wait(seconds=30)
    step = office.login.send_again()
    assert isinstance(step, SmsCode)
    assert (step.code, step.problem, step.sms.sent) == ("", None, NOW + timedelta(seconds=30))
    assert isinstance(office.login.enter_code("482058"), Done)


def test_back_step_by_step(office: Office) -> None:
    assert office.at_the_code().back() == Credentials(UNTIL, SMS, 1, 2, FENNA.username)
    assert office.login.phone() is None
    step = office.login.back()
    assert isinstance(step, Choose)
    assert step.suggested == "sms"
    assert office.login.back() == step


def test_the_code_of_before_going_back_does_not_work(office: Office) -> None:
    office.at_the_code().back()
    office.login.submit(FENNA.username, FENNA.password)
    step = office.login.enter_code("482057")
    assert isinstance(step, SmsCode)
    assert isinstance(step.problem, Wrong)


def test_cancel_logs_nobody_in(office: Office) -> None:
    assert office.at_the_code().cancel() == Cancelled()
    assert office.login.enter_code("482057") == Cancelled()
    assert office.sessions == []
    assert isinstance(office.login.restart(), Choose)


def test_three_mistakes_lock_out_and_the_wait_counts_down(office: Office) -> None:
    office.login.choose("sms")
    for _ in range(3):
        step = office.login.submit(FENNA.username, WRONG_PASSWORD)
    assert isinstance(step, LockedOut)
    assert (step.blocked.times, step.blocked.minutes_left) == (3, 15)
    office.bench.wait(minutes=14, seconds=1)
    step = office.login.tick()
    assert isinstance(step, LockedOut)
    assert step.blocked.minutes_left == 1
    office.bench.wait(seconds=59)
    step = office.login.tick()
    assert isinstance(step, Choose)
    assert step.until == NOW + timedelta(minutes=30)


def test_time_is_up_after_fifteen_minutes(office: Office) -> None:
    office.at_the_code()
    office.bench.wait(minutes=15)
    assert office.login.enter_code("482057") == TimeUp(UNTIL)
    assert office.login.tick() == office.login.back() == office.login.cancel() == TimeUp(UNTIL)
    step = office.login.restart()
    assert isinstance(step, Choose)
    assert step.until == NOW + timedelta(minutes=30)


# --- the tester


def test_direct_login_is_with_sms_and_midden(office: Office) -> None:
    assert office.login.direct(FENNA) == Done("session of fenna", FENNA, SMS, Level.MIDDEN)
    assert office.sessions == [("fenna", "sms", Level.MIDDEN)]


def test_direct_login_refuses_an_account_that_is_not_active(office: Office) -> None:
    office.bench.digid.accounts.save(replace(FENNA, status="deceased"))
    step = office.login.direct(FENNA)
    assert isinstance(step, Ended)
    assert step.result == NotUsable("deceased")


def test_direct_login_judges_an_account_by_the_clock_as_every_login_does(office: Office) -> None:
    assert isinstance(office.login.direct(FENNA), Done)
    office.bench.clock.jump(UNUSED_KEPT)
    step = office.login.direct(FENNA)
    assert isinstance(step, Ended)
    assert step.result == NotUsable("expired")


@pytest.mark.parametrize(("means", "expected"), [("", SMS), ("password", PASSWORD), ("sms", SMS)])
def test_filling_in_keeps_the_means(office: Office, means: str, expected: Means) -> None:
    if means:
        office.login.choose(means)
    step = office.login.fill(FENNA)
    assert isinstance(step, Credentials)
    assert (step.means, step.username, step.password) == (expected, FENNA.username, FENNA.password)
    assert isinstance(office.login.submit(step.username, step.password), SmsCode | Done)


def test_another_persona_may_be_filled_in_at_the_code(office: Office) -> None:
    step = office.at_the_code().fill(HENDRIK)
    assert isinstance(step, Credentials)
    assert step.username == HENDRIK.username


def test_the_code_is_taken_over_from_the_phone(office: Office) -> None:
    login = office.at_the_code()
    assert login.phone() == PhoneMessage(NOW, "482057")
    step = login.take_over_code()
    assert isinstance(step, SmsCode)
    assert step.code == "482057"
    assert isinstance(login.enter_code(step.code), Done)


def test_there_is_no_code_to_take_over_when_the_sms_stays_away(office: Office) -> None:
    office.login.practise(SmsChoice.NEVER)
    step = office.at_the_code().take_over_code()
    assert isinstance(step, SmsCode)
    assert step.code == ""
    assert office.login.choice is SmsChoice.NEVER


def test_the_third_error_leads_to_the_block_at_once(office: Office) -> None:
    office.at_the_code().practise(SmsChoice.THIRD_ERROR)
    assert isinstance(office.login.enter_code("482057"), LockedOut)


def test_nothing_of_a_persona_is_printed_with_a_step(office: Office) -> None:
    printed = repr(office.login.fill(FENNA)) + repr(office.at_the_code().take_over_code())
    printed += repr(office.login.enter_code("482057"))
    for secret in (FENNA.password, FENNA.bsn, "482057"):
        assert secret not in printed


verbs = st.sampled_from(
    ["choose sms", "choose password", "choose app", "right", "wrong", "code", "letter", "send_again", "back",
     "cancel", "restart", "tick", "fill", "direct", "wait 40", "wait 360"]
)  # fmt: skip


def _do(office: Office, order: str) -> object:
    login, (verb, *details) = office.login, order.split()
    message = login.phone()
    match verb:
        case "choose":
            return login.choose(details[0])
        case "right" | "wrong":
            return login.submit(FENNA.username, FENNA.password if verb == "right" else WRONG_PASSWORD)
        case "code" | "letter":
            return login.enter_code(message.code if message and verb == "code" else "48205O")
        case "fill" | "direct":
            return getattr(login, verb)(FENNA)
        case "wait":
            office.bench.wait(seconds=int(details[0]))
            return login.tick()
        case _:
            return getattr(login, verb)()


@given(st.lists(verbs, max_size=30))
def test_in_any_order_only_a_whole_login_starts_a_session(order: list[str]) -> None:
    office = Office()
    for verb in order:
        before, started = office.login.step, len(office.sessions)
        step = _do(office, verb)
        assert step is office.login.step
        if len(office.sessions) > started:
            assert isinstance(step, Done)
            by_password = isinstance(before, Credentials) and before.means is PASSWORD and verb == "right"
            by_code = isinstance(before, SmsCode) and verb == "code"
            assert by_password or by_code or verb == "direct"
        if isinstance(step, Choose | Credentials | SmsCode):
            assert office.bench.clock.now() < step.until
        if isinstance(step, LockedOut):
            assert 1 <= step.blocked.minutes_left <= 15
