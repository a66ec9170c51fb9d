"""Proves asking for an account, activating it and getting back in, without a screen and with the clock in hand."""

import pytest
from msgspec.structs import replace

from app.login.account_steps import AccountStep, Form, Told
from app.login.back_in_steps import ActivationSteps, RecoverySteps
from app.login.request_steps import RequestSteps
from services.errors import Unavailable
from services.identity.account import Account
from services.identity.means import PASSWORD, SMS
from services.identity.person_source import KnownPerson
from services.identity.post import Delivery
from services.identity.pretence import Pretence
from services.identity.results import Invalid, LoggedIn, NeedSms, NotUsable, Wrong
from tests.helpers.logins import FENNA, LoginBench

PERSON = KnownPerson(FENNA.bsn, FENNA.naam, "14-06-1985", "2729XY", "18")
WHO = {"bsn": FENNA.bsn, "birth": "14-06-1985", "postcode": "2729 xy", "house": "18", "addition": ""}
HOW = {
    "username": "fenna.opnieuw", "password": "Nieuw-2027!", "again": "Nieuw-2027!", "phone": "0612349999",
    "email": "Fenna@Post.example",
}


class Town:
    """A login service and a person registry that says what it is told to."""

    def __init__(self, person: KnownPerson | None = PERSON, *, down: bool = False) -> None:
        self.bench = LoginBench()
        self._person, self._down = person, down
        self.asked = 0

    def person(self, bsn: str) -> KnownPerson | None:
        """Fulfil PersonSource."""
        self.asked += 1
        if self._down:
            raise Unavailable("brp")
        return self._person

    def request(self) -> RequestSteps:
        """Begin a request."""
        return RequestSteps(self.bench.digid, self, {FENNA.bsn: "fenna"})

    def activation(self) -> ActivationSteps:
        """Begin to activate."""
        return ActivationSteps(self.bench.digid, self)

    def account(self, username: str = "fenna.opnieuw") -> Account:
        """An account as it is now."""
        found = self.bench.digid.accounts.find(username)
        assert found is not None
        return found

    def actions(self) -> list[str]:
        """What was written in the history, the newest first."""
        today = self.bench.clock.today()
        return [one.action for one in self.bench.digid.history.lines(FENNA.bsn) if one.at.date() == today]


def asked_for(town: Town) -> Delivery:
    """Ask for an account and return the letter."""
    steps = town.request()
    steps.send(WHO)
    if isinstance(steps.step, Form) and steps.step.id == "request_already":
        steps.send({})
    assert isinstance(steps.step, Form)
    assert steps.step.id == "request_account"
    steps.send(HOW)
    assert isinstance(steps.step, Form)
    assert steps.step.id == "request_sms", steps.step.faults
    steps.send({"sms": steps.post[0].code})
    assert steps.step == Told("request_done", on="activate")
    return steps.post[0]


def activated(town: Town, letter: str) -> AccountStep:
    """Log in to activate and enter this code."""
    steps = town.activation()
    steps.send({"username": HOW["username"], "password": HOW["password"]})
    assert isinstance(steps.step, Form)
    assert steps.step.id == "activate_code"
    sms = next(one.code for one in steps.post if one.carrier == "sms")
    return steps.send({"sms": sms, "code": letter})


def test_from_request_to_login() -> None:
    town = Town()
    letter = asked_for(town)
    assert (letter.carrier, letter.code[0], len(letter.code)) == ("letter", "A", 9)
    account = town.account()
    assert account.status == "requested"
    assert HOW["password"] not in account.password
    attempt = town.bench.attempt(PASSWORD)
    assert attempt.log_in(HOW["username"], HOW["password"]) == NotUsable("requested")
    assert activated(town, letter.code.lower()) == Told("activate_active")
    assert isinstance(town.bench.attempt(SMS).log_in(HOW["username"], HOW["password"]), NeedSms)
    assert town.bench.attempt(PASSWORD).log_in(FENNA.username, FENNA.password) == NotUsable("removed")
    assert town.actions()[:2] == ["login_refused", "sms_sent"]
    assert "activated" in town.actions()
    assert "requested" in town.actions()


@pytest.mark.parametrize(
    ("change", "field", "fault"),
    [
        ({"bsn": "90005034"}, "bsn", "bsn_eight_digits"),
        ({"bsn": "111222333"}, "bsn", "bsn_not_practice"),
        ({"bsn": "900092750"}, "bsn", "bsn_not_practice"),
        ({"birth": "31-02-1985"}, "birth", "birth_none"),
        ({"postcode": "27"}, "postcode", "postcode_form"),
        ({"house": "18b"}, "house", "house_form"),
        ({"addition": "te lang"}, "addition", "addition_form"),
    ],
)
def test_a_field_that_cannot_be_right(change: dict[str, str], field: str, fault: str) -> None:
    town = Town()
    step = town.request().send({**WHO, **change})
    assert isinstance(step, Form)
    assert step.faults[field] == fault
    assert town.asked == 0
    assert step.values.get("postcode", "") == {**WHO, **change}["postcode"], "the rest of the input stays"
    if fault == "bsn_not_practice":
        assert change["bsn"] not in str(dict(step.values)), "a number that may be real is not put back"


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        (None, "request_unknown"),
        (replace(PERSON, deceased=True), "request_deceased"),
        (replace(PERSON, emigrated=True), "request_emigrated"),
        (replace(PERSON, postcode=""), "request_abroad"),
        (replace(PERSON, investigated=True), "request_investigated"),
    ],
)
def test_whom_the_registry_knows_otherwise(person: KnownPerson | None, expected: str) -> None:
    step = Town(person).request().send(WHO)
    assert isinstance(step, Told)
    assert step.id == expected


def test_a_registry_that_is_down_says_so() -> None:
    assert Town(down=True).request().send(WHO) == Told("request_failure")


def test_a_stranger_learns_nothing_without_the_birth_date() -> None:
    step = Town(replace(PERSON, deceased=True)).request().send({**WHO, "birth": "15-06-1985"})
    assert isinstance(step, Form)
    assert step.problem == "request_differs"


def test_three_wrong_answers_and_then_wait() -> None:
    town = Town()
    steps = town.request()
    for _ in range(3):
        step = steps.send({**WHO, "house": "19"})
        assert isinstance(step, Form)
        assert step.problem == "request_differs"
    assert steps.send(WHO) == Told("request_too_often")
    town.bench.wait(minutes=15)
    assert isinstance(town.request().send(WHO), Form)


@pytest.mark.parametrize(
    "person", ["unknown", "deceased", "investigated", "abroad", "emigrated", "failure", "too_often"]
)
def test_rehearsals_of_a_request(person: str) -> None:
    town = Town()
    town.bench.digid.rehearse("x", Pretence(person=person))  # type: ignore[arg-type]
    assert town.request().send(WHO) == Told(f"request_{person}")
    assert town.asked == 0


def test_who_has_an_account_is_told_that_it_lapses() -> None:
    town = Town()
    step = town.request().send(WHO)
    assert isinstance(step, Form)
    assert step.id == "request_already"


@pytest.mark.parametrize(
    ("change", "field", "fault"),
    [
        ({"username": "FENNA.oefent"}, "username", "username_taken"),
        ({"password": "zwak", "again": "zwak"}, "password", "password_short"),
        ({"again": "Anders-2027!"}, "again", "again_differs"),
        ({"phone": "0687654321"}, "phone", "phone_real"),
        ({"email": "fenna@gmail.com"}, "email", "email_real"),
        ({"email": "vol@post.example"}, "email", "email_too_many"),
    ],
)
def test_how_to_log_in_is_checked(change: dict[str, str], field: str, fault: str) -> None:
    town = Town()
    for number in range(5):
        full = replace(FENNA, username=f"vol.adres{number}", bsn="900092750", email="vol@post.example")
        town.bench.digid.accounts.save(full)
    steps = town.request()
    steps.send(WHO)
    steps.send({})
    step = steps.send({**HOW, **change})
    assert isinstance(step, Form)
    assert step.faults == {field: fault}
    assert not {"password", "again"} & set(step.values)
    if fault == "username_taken":
        assert len(step.notes["free"].split(" · ")) == 3


def test_without_a_telephone_number_there_is_no_sms_and_the_account_reaches_basis_only() -> None:
    town = Town()
    steps = town.request()
    steps.send(WHO)
    steps.send({})   # she has an account already, and goes on
    assert steps.send({**HOW, "phone": " "}) == Told("request_done", on="activate")
    letter = steps.post[0]
    activation = town.activation()
    activation.send({"username": HOW["username"], "password": HOW["password"]})
    assert isinstance(activation.step, Form) and activation.step.fields == ("code",)
    assert activation.send({"code": letter.code}) == Told("activate_active")
    digid = town.bench.digid
    assert isinstance(digid.start(PASSWORD).log_in(HOW["username"], HOW["password"]), LoggedIn)
    assert digid.start(SMS).log_in(HOW["username"], HOW["password"]) == NotUsable("no_phone")


def test_a_new_request_voids_the_letter_before() -> None:
    town = Town()
    first = asked_for(town)
    second = asked_for_again(town)
    assert activated(town, first.code).id != "activate_active"  # type: ignore[union-attr]
    assert second.code != first.code


def asked_for_again(town: Town) -> Delivery:
    """Ask for a new letter while activating."""
    steps = town.activation()
    steps.send({"username": HOW["username"], "password": HOW["password"]})
    steps.again()
    assert isinstance(steps.step, Form)
    assert steps.step.problem == "letter_too_soon", "two letters never go at once"
    town.bench.wait(minutes=5)
    steps.again()
    assert steps.step.problem == "activate_new_letter"
    return steps.post[0]


def test_three_wrong_codes_void_the_letter() -> None:
    town = Town()
    letter = asked_for(town)
    steps = town.activation()
    steps.send({"username": HOW["username"], "password": HOW["password"]})
    wrong = "ABCDFGHJK"
    for left in ("2", "1"):
        step = steps.send({"sms": steps.post[1].code, "code": wrong})
        assert isinstance(step, Form)
        assert (step.problem, step.notes["left"], step.faults) == ("activate_tries", left, {"code": "code_wrong"})
    assert steps.send({"sms": steps.post[1].code, "code": wrong}) == Told("activate_void", on="request")
    again = activated(town, letter.code)
    assert again == Told("activate_void", on="request")


@pytest.mark.parametrize(("days", "works"), [(20.9, True), (21, False)])
def test_a_letter_works_for_21_days(days: float, works: bool) -> None:
    town = Town()
    letter = asked_for(town)
    town.bench.wait(days=days)
    expected = Told("activate_active") if works else Told("activate_expired", on="request")
    assert activated(town, letter.code) == expected


@pytest.mark.parametrize(
    ("code", "fault"),
    [("", "code_empty"), ("BBCDFGHJK", "code_kind_a"), ("ABC", "code_form"), ("A0CDFGHJK", "code_form")],
)
def test_a_code_that_cannot_be_one_costs_no_try(code: str, fault: str) -> None:
    town = Town()
    asked_for(town)
    step = activated(town, code)
    assert isinstance(step, Form)
    assert step.faults["code"] == fault
    assert town.account().letter.tries == 0  # type: ignore[union-attr]


def test_activating_needs_the_right_password_and_a_request() -> None:
    town = Town()
    steps = town.activation()
    step = steps.send({"username": FENNA.username, "password": "Anders-2027!"})
    assert isinstance(step, Form)
    assert step.problem == "activate_wrong"
    assert steps.send({"username": FENNA.username, "password": FENNA.password}) == Told("activate_nothing")


# --- a forgotten password


def back_in(town: Town, route: str, username: str = FENNA.username, bsn: str = FENNA.bsn) -> RecoverySteps:
    """Ask for a code by a route."""
    checked = replace(FENNA, email="fenna@post.example", email_checked=True)
    town.bench.digid.accounts.save(checked)
    steps = RecoverySteps(town.bench.digid)
    steps.send({"bsn": bsn, "username": username, "route": route})
    return steps


@pytest.mark.parametrize("route", ["email", "letter"])
def test_a_new_password_by_either_route(route: str) -> None:
    town = Town()
    steps = back_in(town, route)
    code = steps.post[0].code
    assert code[0] == ("E" if route == "email" else "H")
    steps.send({"code": code, "sms": steps.post[-1].code})
    assert isinstance(steps.step, Form)
    assert steps.step.id == "recover_password"
    assert steps.send({"password": "Nieuw-2027!", "again": "Nieuw-2027!"}) == Told("recover_done")
    assert isinstance(town.bench.attempt(PASSWORD).log_in(FENNA.username, FENNA.password), Wrong)
    assert isinstance(town.bench.attempt(PASSWORD).log_in(FENNA.username, "Nieuw-2027!"), LoggedIn)


@pytest.mark.parametrize("route", ["email", "letter"])
def test_who_does_not_exist_sees_the_same_screens(route: str) -> None:
    town = Town()
    real, ghost = back_in(town, route), back_in(town, route, username="wie.is.dit")
    other = back_in(town, route, bsn="900092750")
    assert real.step == ghost.step == other.step
    assert not ghost.post
    assert not other.post
    for steps in (real, ghost, other):
        for _ in range(2):
            steps.send({"code": f"{'E' if route == 'email' else 'H'}BCDFGHJK", "sms": "111111"})
    assert real.step == ghost.step == other.step
    for steps in (real, ghost, other):
        steps.send({"code": f"{'E' if route == 'email' else 'H'}BCDFGHJK", "sms": "111111"})
    assert real.step == ghost.step == other.step == Told("recover_void")


@pytest.mark.parametrize(("route", "minutes", "works"), [
    ("email", 29, True), ("email", 30, False), ("letter", 21 * 24 * 60 - 1, True), ("letter", 21 * 24 * 60, False),
])
def test_how_long_a_recovery_code_works(route: str, minutes: int, works: bool) -> None:
    town = Town()
    steps = back_in(town, route)
    code = steps.post[0].code
    town.bench.wait(minutes=minutes)
    steps.again()   # the sms of the e-mail route works for ten minutes only
    step = steps.send({"code": code, "sms": steps.post[-1].code})
    assert isinstance(step, Form) is works


def test_an_invalid_new_password_is_named() -> None:
    town = Town()
    steps = back_in(town, "letter")
    steps.send({"code": steps.post[0].code})
    step = steps.send({"password": "Fenna.Oefent-1", "again": "Fenna.Oefent-1"})
    assert isinstance(step, Form)
    assert step.faults == {"password": "password_name"}


def test_a_password_is_kept_scrambled() -> None:
    town = Town()
    asked_for(town)
    rows = str(town.bench.rows.query("account")) + str(town.bench.rows.query("account.history"))
    assert HOW["password"] not in rows
    assert isinstance(town.bench.attempt(PASSWORD).log_in("kort", "kort"), Invalid)
