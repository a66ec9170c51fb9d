"""Proves what one may see and change of one's own account: switches, password, apps, contact, the end of it."""

from datetime import date

import pytest
from msgspec.structs import replace

from services.errors import Forbidden, NotFound
from services.identity.account import Account
from services.identity.means import PASSWORD
from services.identity.my_account import MyAccount
from services.identity.practice import LoginTable, practice_account
from services.identity.results import LoggedIn, NeedSms, NotUsable, Wrong
from services.identity.session import Level, Party, Session
from tests.helpers.logins import FENNA, NOW, LoginBench

PASSWORD_NOW, NEW = FENNA.password, "Nieuw-2027!"


class Home:
    """Fenna at her own account."""

    def __init__(self, level: Level = Level.MIDDEN, bsn: str = FENNA.bsn) -> None:
        self.bench = LoginBench()
        self.bench.digid.accounts.save(practice_account(FENNA, date(1985, 6, 14), LoginTable()))
        party = Party("citizen", bsn, FENNA.naam)
        self.session = Session(party, party, level, "sms", NOW, NOW, 1, "token")
        self.mine = MyAccount(self.bench.digid, self.session)

    @property
    def account(self) -> Account:
        """The account as it is now."""
        return self.mine.mine().account

    def newest(self) -> str:
        """The newest line of the history."""
        return self.mine.history()[0].action


def test_at_basis_one_reads_and_changes_nothing() -> None:
    home = Home(Level.BASIS)
    assert not home.mine.mine().may_write
    for act in (
        lambda: home.mine.switch("two_steps", True),
        lambda: home.mine.change_password(PASSWORD_NOW, NEW, NEW),
        lambda: home.mine.activate_app("x", "28451", "28451"),
        lambda: home.mine.change("email", "a@b.example"),
        lambda: home.mine.confirm("x"),
        lambda: home.mine.check_document("K342", "28451", "paspoort"),
        home.mine.forget_change,
        home.mine.cancel,
    ):
        with pytest.raises(Forbidden):
            act()
    assert home.mine.history()


def test_who_has_no_account_is_told() -> None:
    with pytest.raises(NotFound):
        Home(bsn="900092751").mine.mine()


def test_it_is_the_account_of_the_person_at_the_keyboard() -> None:
    home = Home()
    other = Party("citizen", "900092750", "Hendrik de Wit")
    acting = MyAccount(home.bench.digid, replace(home.session, subject=other))
    assert acting.mine().account.bsn == FENNA.bsn


def test_always_two_steps_overrides_a_login_at_basis() -> None:
    home = Home()
    assert isinstance(home.bench.attempt(PASSWORD).log_in(FENNA.username, PASSWORD_NOW), LoggedIn)
    home.mine.switch("two_steps", True)
    assert home.newest() == "two_steps_on"
    attempt = home.bench.attempt(PASSWORD)
    assert isinstance(attempt.log_in(FENNA.username, PASSWORD_NOW), NeedSms)
    done = attempt.enter_code(attempt.phone().code)  # type: ignore[union-attr]
    assert isinstance(done, LoggedIn)
    assert done.level is Level.MIDDEN


def test_without_the_sms_check_no_code_is_sent() -> None:
    home = Home()
    home.mine.switch("sms", False)
    assert home.bench.attempt().log_in(FENNA.username, PASSWORD_NOW) == NotUsable("sms_off")
    home.mine.switch("sms", True)
    home.mine.switch("spoken", True)
    result = home.bench.attempt().log_in(FENNA.username, PASSWORD_NOW)
    assert isinstance(result, NeedSms)
    assert result.spoken


@pytest.mark.parametrize(
    ("old", "new", "again", "faults"),
    [
        ("Anders-2027!", NEW, NEW, {"old": "password_old"}),
        (PASSWORD_NOW, "zwak", "zwak", {"password": "password_short"}),
        (PASSWORD_NOW, NEW, "Nieuw-2028!", {"again": "again_differs"}),
        (PASSWORD_NOW, NEW, NEW, {}),
    ],
)
def test_another_password(old: str, new: str, again: str, faults: dict[str, str]) -> None:
    home = Home()
    assert home.mine.change_password(old, new, again) == faults
    result = home.bench.attempt(PASSWORD).log_in(FENNA.username, NEW)
    assert isinstance(result, Wrong if faults else LoggedIn)
    assert NEW not in str(home.bench.rows.query("account"))


def test_at_most_five_apps_the_one_not_used_longest_goes() -> None:
    home = Home()
    first = home.account.apps[0].id
    for number in range(5):
        home.bench.wait(minutes=1)
        assert home.mine.activate_app(f"Telefoon {number}", "28451", "28451") == {}
    active = [one for one in home.account.apps if one.status == "active"]
    assert len(active) == 5
    assert first not in [one.id for one in active]
    assert home.newest() == "app_activated"
    home.mine.deactivate_app(active[0].id)
    assert home.account.app(active[0].id).status == "deactivated"  # type: ignore[union-attr]
    assert home.account.active_app.device == "Telefoon 4"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("pin", "again", "faults"),
    [
        ("12345", "12345", {"pin": "pin_up"}),
        ("54321", "54321", {"pin": "pin_down"}),
        ("77777", "77777", {"pin": "pin_same"}),
        ("1234", "1234", {"pin": "pin_form"}),
        ("28451", "28452", {"pin_again": "pin_differs"}),
    ],
)
def test_a_pin_that_cannot_be(pin: str, again: str, faults: dict[str, str]) -> None:
    home = Home()
    assert home.mine.activate_app("Telefoon", pin, again) == faults
    assert len(home.account.apps) == 1


@pytest.mark.parametrize(
    ("kind", "value", "action"),
    [("email", "Nieuw@Post.example", "email_verified"), ("phone", "06 1234 99 99", "phone_changed")],
)
def test_contact_changes_when_its_code_came_back(kind: str, value: str, action: str) -> None:
    home = Home()
    before = (home.account.email, home.account.telefoon)
    assert home.mine.change(kind, value) == {}  # type: ignore[arg-type]
    mine = home.mine.mine()
    assert (mine.account.email, mine.account.telefoon) == before
    assert mine.post is not None
    assert mine.pending == kind
    assert home.mine.confirm("verkeerd") == {"code": "code_wrong"}
    assert home.mine.confirm(mine.post.code.lower()) == {}
    changed = home.account.email if kind == "email" else home.account.telefoon
    assert changed == ("nieuw@post.example" if kind == "email" else "0612349999")
    assert home.newest() == action
    assert home.mine.mine().post is None


@pytest.mark.parametrize(("kind", "value", "minutes"), [("email", "a@b.example", 30), ("phone", "0612349999", 10)])
def test_a_code_works_for_a_while_and_three_times(kind: str, value: str, minutes: int) -> None:
    home = Home()
    home.mine.change(kind, value)  # type: ignore[arg-type]
    code = home.mine.mine().post.code  # type: ignore[union-attr]
    home.bench.wait(minutes=minutes)
    assert home.mine.confirm(code) == {"code": "code_expired"}
    home.mine.change(kind, value)  # type: ignore[arg-type]
    for expected in ("code_wrong", "code_wrong", "code_expired"):
        assert home.mine.confirm("XBCDFGHJK") == {"code": expected}
    assert home.mine.confirm(code) == {"code": "code_expired"}


@pytest.mark.parametrize(
    ("kind", "value", "fault"), [("email", "fenna@gmail.com", "email_real"), ("phone", "0687654321", "phone_real")]
)
def test_nothing_of_a_real_person_is_kept(kind: str, value: str, fault: str) -> None:
    home = Home()
    assert home.mine.change(kind, value) == {kind: fault}  # type: ignore[arg-type]
    assert value not in str([home.bench.rows.query(name) for name in ("account", "account.pending", "account.history")])


def test_a_cancelled_account_lets_nobody_in() -> None:
    home = Home()
    home.mine.cancel()
    assert home.bench.attempt(PASSWORD).log_in(FENNA.username, PASSWORD_NOW) == NotUsable("revoked")
    assert home.newest() == "login_refused"


def test_the_login_before_this_one_is_known() -> None:
    home = Home()
    before = home.mine.mine().before
    assert before is not None
    assert (before.action, before.service) == ("login_succeeded", "Mijn toeslagen")
    home.bench.digid.history.add(FENNA.bsn, "login_succeeded", "Mijn gemeente", "sms")
    assert home.mine.mine().before == before, "what came after this session began is not before it"


def test_another_address_is_a_change_in_the_history_too() -> None:
    home = Home()
    assert home.mine.change("email", "nieuw@post.example") == {}
    post = home.mine.mine().post
    assert post is not None
    assert home.mine.confirm(post.code) == {}
    actions = [one.action for one in home.bench.digid.history.lines(FENNA.bsn)[:2]]
    assert actions == ["email_verified", "email_changed"]


def test_the_id_check_outside_the_login_wants_the_pin_of_the_app() -> None:
    home = Home()
    app = replace(home.account.apps[0], id_check="")
    home.bench.digid.save(home.account, apps=(app,))
    for pin, fault in (("", "pin_empty"), ("12", "pin_form"), ("90817", "pin_wrong"), ("90817", "pin_wrong")):
        assert home.mine.check_document(app.id, pin, "paspoort") == {"pin": fault}
    assert home.mine.check_document("ONBE", app.pin, "paspoort") == {"pin": "app_off"}
    old = tuple(replace(one, issued=date(2014, 11, 14)) for one in home.account.documents)
    home.bench.digid.save(home.account, documents=old)
    assert home.mine.check_document(app.id, app.pin, "rijbewijs") == {"document": "check_too_old"}
    assert home.mine.check_document(app.id, app.pin, "paspoort") == {}
    assert (home.account.apps[0].id_check, home.newest()) == ("paspoort", "id_check_done")
    for fault in ("pin_wrong", "pin_wrong", "app_off"):
        assert home.mine.check_document(app.id, "90817", "paspoort") == {"pin": fault}
    assert (home.account.apps[0].status, home.newest()) == ("deactivated", "app_deactivated")


def test_every_action_of_the_history_has_words() -> None:
    from pathlib import Path

    from app.kit.texts import read_texts
    from services.identity.history import Action

    words = read_texts(Path(__file__).parents[4] / "app" / "modules" / "account" / "texts.nl.toml")
    assert {f"action.{one}" for one in Action.__args__} <= set(words)  # type: ignore[attr-defined]
