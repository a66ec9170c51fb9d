"""Proves the practice DigiD: password, sms code, the tester's choices, and equal answers to everyone."""

from datetime import timedelta

import pytest
from hypothesis import given, strategies as st

from services.identity.means import PASSWORD, SMS
from services.identity.results import (
    Account,
    Blocked,
    FieldError,
    Invalid,
    LoggedIn,
    NeedSms,
    NotUsable,
    OwnData,
    Status,
    TooLate,
    Wrong,
)
from services.identity.session import Level
from services.identity.sms import PhoneMessage, SmsChoice, random_code
from tests.helpers.logins import FENNA, HENDRIK, NOW, WRONG_PASSWORD, LoginBench

# --- password


def test_the_right_password_is_enough_for_basis() -> None:
    result = LoginBench().attempt(PASSWORD).log_in(FENNA.username, FENNA.password)
    assert result == LoggedIn(FENNA, PASSWORD, Level.BASIS)
    assert PASSWORD.level is Level.BASIS


def test_spaces_around_a_copied_user_name_do_not_matter() -> None:
    assert isinstance(LoginBench().attempt(PASSWORD).log_in(" fenna.oefent ", FENNA.password), LoggedIn)


def test_for_midden_an_sms_follows() -> None:
    result = LoginBench().attempt(SMS).log_in(FENNA.username, FENNA.password)
    assert result == NeedSms(NOW, NOW + timedelta(minutes=10), "06 •• •• •• 47")


def test_unknown_names_and_wrong_passwords_get_the_same_answers() -> None:
    for name in (FENNA.username, "niemand.hier", "FENNA.OEFENT"):
        bench = LoginBench()
        answers = [bench.attempt().log_in(name, WRONG_PASSWORD) for _ in range(4)]
        assert answers == [
            Wrong("credentials", counted=True, tries_left=2),
            Wrong("credentials", counted=True, tries_left=1),
            Blocked(NOW, 3, NOW + timedelta(minutes=15), 15),
            Blocked(NOW, 3, NOW + timedelta(minutes=15), 15),
        ]


def test_a_blocked_name_hears_so_before_its_password_is_looked_at() -> None:
    bench = LoginBench()
    for _ in range(3):
        bench.attempt().log_in(FENNA.username, WRONG_PASSWORD)
    right = bench.attempt().log_in(FENNA.username, FENNA.password)
    wrong = bench.attempt().log_in(FENNA.username, WRONG_PASSWORD)
    assert isinstance(right, Blocked)
    assert right == wrong


@pytest.mark.parametrize(
    ("username", "password", "expected"),
    [
        ("", "", [("username", "empty", 0), ("password", "empty", 0)]),
        ("fenna", FENNA.password, [("username", "too_short", 0)]),
        ("f" * 33, FENNA.password, [("username", "too_long", 0)]),
        ("fenna oefent", FENNA.password, [("username", "not_allowed", 6)]),
        ("fénna.oefent", FENNA.password, [("username", "not_allowed", 2)]),
        (FENNA.username, "Kort-1!", [("password", "too_short", 0)]),
        (FENNA.username, "L" * 33, [("password", "too_long", 0)]),
        (FENNA.username, "Oefen 2027!", [("password", "not_allowed", 6)]),
    ],
)
def test_what_cannot_be_right_is_named_and_does_not_count(
    username: str, password: str, expected: list[tuple[str, str, int]]
) -> None:
    bench = LoginBench()
    for _ in range(5):
        result = bench.attempt().log_in(username, password)
        assert isinstance(result, Invalid)
        assert [(one.field, one.rule, one.position) for one in result.errors] == expected
    assert bench.logs_in()


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("111222333", "bsn"), ("1112.22.333", "bsn"), ("12345678", None), ("jan111222333", "bsn"),
        ("900050342", "bsn"), ("jan@post.test", "email"), ("jan@post.example", None),
        ("0612345678", "telefoon"), ("+31 6 12345678", "telefoon"), ("NL91ABNA0417164300", "iban"),
        ("fenna.oefent", None),
        ("123456789", None),
    ],
)  # fmt: skip
def test_own_data_is_refused_friendly(typed: str, kind: str | None) -> None:
    result = LoginBench().attempt().log_in(typed, WRONG_PASSWORD)
    assert (result.kind if isinstance(result, OwnData) else None) == kind


def test_a_practice_account_may_look_like_anything() -> None:
    odd = Account("jan@post.test", "Oefen-2027!", "900050342", "Jan")
    assert isinstance(
        LoginBench(None, odd).attempt(PASSWORD).log_in("jan@post.test", "Oefen-2027!"), LoggedIn
    )


@pytest.mark.parametrize("status", ["requested", "suspended", "revoked", "removed", "expired", "deceased"])
def test_an_account_that_is_not_active_is_told_so_only_after_its_password(status: Status) -> None:
    account = Account("oud.account", "Oefen-2027!", "900050342", "Oud", "0612345647", status)
    bench = LoginBench(None, account)
    assert bench.attempt().log_in("oud.account", "Oefen-2027!") == NotUsable(status)
    assert isinstance(bench.attempt().log_in("oud.account", WRONG_PASSWORD), Wrong)


def test_without_a_telephone_there_is_no_sms() -> None:
    bench = LoginBench()
    assert bench.attempt(SMS).log_in(HENDRIK.username, HENDRIK.password) == NotUsable("no_phone")
    assert isinstance(bench.attempt(PASSWORD).log_in(HENDRIK.username, HENDRIK.password), LoggedIn)


# --- sms code


def test_the_code_of_the_picture_logs_in_once() -> None:
    bench = LoginBench()
    attempt = bench.at_the_code()
    assert attempt.phone() == PhoneMessage(NOW, "482057")
    assert attempt.enter_code("482 057") == LoggedIn(FENNA, SMS, Level.MIDDEN)
    assert attempt.enter_code("482057") == Wrong("code_used", counted=False, tries_left=3)


def test_the_letter_of_the_picture_is_named_and_does_not_count() -> None:
    attempt = LoginBench().at_the_code()
    for _ in range(5):
        result = attempt.enter_code("482O57")
        assert result == Invalid((FieldError("code", "not_digit", 4, "O", "0"),))
    assert isinstance(attempt.enter_code("482057"), LoggedIn)


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ("", [("empty", 0, "")]), ("  ", [("empty", 0, "")]), ("48205", [("length", 0, "")]),
        ("4820577", [("length", 0, "")]), ("l82x57", [("not_digit", 1, "1"), ("not_digit", 4, "")]),
        ("４82057", [("not_digit", 1, "")]), ("482٠57", [("not_digit", 4, "")]),
    ],
)  # fmt: skip
def test_what_is_no_code_is_named_by_its_place(typed: str, errors: list[tuple[str, int, str]]) -> None:
    result = LoginBench().at_the_code().enter_code(typed)
    assert isinstance(result, Invalid)
    assert [(one.rule, one.position, one.meant) for one in result.errors] == errors


def test_wrong_codes_count_with_wrong_passwords() -> None:
    bench = LoginBench()
    bench.attempt().log_in(FENNA.username, WRONG_PASSWORD)
    attempt = bench.at_the_code()
    assert attempt.enter_code("000000") == Wrong("code_incorrect", counted=True, tries_left=1)
    assert isinstance(attempt.enter_code("000000"), Blocked)
    assert isinstance(attempt.enter_code("482057"), Blocked)
    assert isinstance(attempt.send_again(), Blocked)


def test_a_right_password_does_not_wash_wrong_codes_away_but_a_login_does() -> None:
    bench = LoginBench()
    for left in (2, 1):
        assert bench.at_the_code().enter_code("000000") == Wrong(
            "code_incorrect", counted=True, tries_left=left
        )
    assert bench.logs_in()
    assert bench.at_the_code().enter_code("000000") == Wrong("code_incorrect", counted=True, tries_left=2)


def test_a_code_works_for_ten_minutes() -> None:
    for seconds, expected in ((599, LoggedIn(FENNA, SMS, Level.MIDDEN)), (600, Wrong("code_expired", False, 3))):
        bench = LoginBench()
        attempt = bench.at_the_code()
        bench.wait(seconds=seconds)
        assert attempt.enter_code("482057") == expected


def test_a_new_code_makes_the_old_one_void() -> None:
    attempt = LoginBench().at_the_code()
    assert isinstance(attempt.send_again(), NeedSms)
    assert attempt.enter_code("482057") == Wrong("code_invalidated", counted=False, tries_left=3)
    assert attempt.enter_code("482058") == LoggedIn(FENNA, SMS, Level.MIDDEN)


def test_without_a_password_no_code_was_sent() -> None:
    attempt = LoginBench().attempt()
    assert attempt.enter_code("482057") == Wrong("code_not_sent", counted=False, tries_left=3)
    assert attempt.send_again() == Wrong("code_not_sent", counted=False, tries_left=3)
    assert attempt.phone() is None


def test_a_wrong_password_after_a_right_one_takes_the_code_away() -> None:
    attempt = LoginBench().at_the_code()
    attempt.log_in(FENNA.username, WRONG_PASSWORD)
    assert attempt.enter_code("482057") == Wrong("code_not_sent", counted=False, tries_left=3)


@given(st.integers())
def test_codes_are_always_six_digits(seed: int) -> None:
    code = random_code()
    assert len(code) == 6
    assert code.isdecimal()


# --- what the tester chooses


def test_the_sms_comes_after_thirty_seconds() -> None:
    bench = LoginBench()
    attempt = bench.at_the_code()
    attempt.choice = SmsChoice.AFTER_30_SECONDS
    bench.wait(seconds=29.9)
    assert attempt.phone() is None
    bench.wait(seconds=0.1)
    assert attempt.phone() == PhoneMessage(NOW + timedelta(seconds=30), "482057")


def test_the_sms_never_comes_until_the_tester_lets_it() -> None:
    bench = LoginBench()
    attempt = bench.attempt()
    attempt.choice = SmsChoice.NEVER
    attempt.log_in(FENNA.username, FENNA.password)
    bench.wait(minutes=9)
    assert attempt.phone() is None
    attempt.choice = SmsChoice.AT_ONCE
    assert attempt.phone() == PhoneMessage(NOW, "482057")


def test_the_code_is_expired_when_the_tester_says_so() -> None:
    attempt = LoginBench().at_the_code()
    attempt.choice = SmsChoice.EXPIRED
    assert attempt.enter_code("482057") == Wrong("code_expired", counted=False, tries_left=3)
    attempt.choice = SmsChoice.AT_ONCE
    assert isinstance(attempt.enter_code("482057"), LoggedIn)


def test_the_third_error_blocks_whatever_code_is_given() -> None:
    attempt = LoginBench().at_the_code()
    attempt.choice = SmsChoice.THIRD_ERROR
    assert isinstance(attempt.enter_code("48205O"), Invalid)
    assert attempt.enter_code("482057") == Blocked(NOW, 3, NOW + timedelta(minutes=15), 15)


# --- time


def test_fifteen_minutes_after_the_start_it_is_too_late() -> None:
    bench = LoginBench()
    attempt = bench.at_the_code()
    bench.wait(minutes=14, seconds=59)
    assert isinstance(attempt.send_again(), NeedSms)
    bench.wait(seconds=1)
    late = TooLate(NOW + timedelta(minutes=15))
    assert attempt.enter_code("482058") == attempt.send_again() == late
    assert attempt.log_in(FENNA.username, FENNA.password) == late


# --- nothing is told by accident


def test_no_result_prints_what_was_typed_or_who_it_is() -> None:
    bench = LoginBench()
    attempt = bench.at_the_code()
    printed = repr([attempt.phone(), attempt.enter_code("482057"), attempt.enter_code("48205X"), FENNA])
    for secret in (FENNA.password, FENNA.bsn, FENNA.naam, FENNA.telefoon, "482057", "'X'"):
        assert secret not in printed
