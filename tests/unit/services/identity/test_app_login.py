"""Proves the login with the app: pairing, QR code, pin, ID check, and every way it ends."""

from datetime import date, timedelta

import pytest
from msgspec import structs

from services.identity.account import Account, App
from services.identity.app_login import AppLogin, InApp, Pairing, Qr
from services.identity.means import APP
from services.identity.practice import APP_PIN, LoginTable, practice_account
from services.identity.pretence import Pretence
from services.identity.request import LoginRequest
from services.identity.results import LoggedIn, NotUsable, Stopped, TooLate, TooLow
from services.identity.session import Level
from tests.helpers.logins import FENNA, LoginBench

WRONG_PIN = "90817"


class Visit:
    """One login with the app of a person with everything."""

    def __init__(
        self, *, here: bool = False, needed: Level = Level.BASIS, check: bool = True, **changes: object
    ) -> None:
        self.bench = LoginBench()
        account = practice_account(FENNA, self.bench.clock.today().replace(year=1985), LoginTable())
        if not check:
            account = structs.replace(account, apps=(structs.replace(account.apps[0], id_check=""),))
        account = structs.replace(account, **changes)  # type: ignore[arg-type]
        self.bench.digid.accounts.save(account)
        self.request = LoginRequest("Mijn toeslagen", needed)
        self.app = self.start(here=here)

    def start(self, *, here: bool = False) -> AppLogin:
        """Begin (again)."""
        return self.bench.digid.start_app(APP, self.request, self.bench.digid.deadline(), here=here)

    def to_the_pin(self, app: AppLogin | None = None) -> AppLogin:
        """Do everything right up to the pin."""
        app = app or self.app
        app.open(FENNA.bsn)
        if not app.here:
            app.pair(app.screen().pairing)
            app.scan()
        app.confirm()
        assert app.site() == InApp("pin")
        return app

    @property
    def account(self) -> Account:
        """The account as it is now."""
        found = self.bench.digid.accounts.find(FENNA.username)
        assert found is not None
        return found

    @property
    def device(self) -> App:
        """The app as it is now."""
        return self.account.apps[0]

    def actions(self) -> list[str]:
        """What this visit wrote in the history, the newest first."""
        today = self.bench.clock.today()
        return [one.action for one in self.bench.digid.history.lines(FENNA.bsn) if one.at.date() == today]


def test_on_another_device_in_three_steps() -> None:
    visit = Visit()
    app = visit.app
    assert app.site() == Pairing()
    app.open(FENNA.bsn)
    assert app.screen().pairing == "KRBT"
    assert not app.screen().can_scan
    state = app.pair("krbt")
    assert isinstance(state, Qr)
    assert state.expires == visit.bench.clock.now() + timedelta(minutes=5)
    assert ".example/" in state.payload
    app.scan()
    assert app.site() == InApp("confirm")
    app.confirm()
    app.enter_pin(APP_PIN)
    result = app.site()
    assert isinstance(result, LoggedIn)
    assert (result.account.bsn, result.level) == (FENNA.bsn, Level.SUBSTANTIEEL)
    assert visit.actions() == ["login_succeeded"]
    assert visit.device.last_used == visit.bench.clock.now()


def test_on_this_device_no_pairing_code_is_needed() -> None:
    visit = Visit(here=True)
    assert visit.app.site() == InApp("start")
    visit.to_the_pin().enter_pin(APP_PIN)
    assert isinstance(visit.app.site(), LoggedIn)


def test_without_an_id_check_the_app_reaches_midden() -> None:
    visit = Visit(check=False)
    visit.to_the_pin().enter_pin(APP_PIN)
    result = visit.app.site()
    assert isinstance(result, LoggedIn)
    assert result.level is Level.MIDDEN


def test_the_id_check_is_offered_when_the_service_asks_substantieel() -> None:
    visit = Visit(check=False, needed=Level.SUBSTANTIEEL)
    visit.to_the_pin().enter_pin(APP_PIN)
    assert visit.app.site() == InApp("id_check")
    visit.app.id_check("paspoort")
    result = visit.app.site()
    assert isinstance(result, LoggedIn)
    assert result.level is Level.SUBSTANTIEEL
    assert visit.device.id_check == "paspoort"
    assert visit.actions() == ["login_succeeded", "id_check_done"]


def test_no_id_check_now_means_too_low() -> None:
    visit = Visit(check=False, needed=Level.SUBSTANTIEEL)
    visit.to_the_pin().enter_pin(APP_PIN)
    visit.app.later()
    assert visit.app.site() == TooLow(Level.SUBSTANTIEEL, Level.MIDDEN, APP)
    assert visit.device.id_check == ""


def test_a_licence_of_before_15_november_2014_cannot_be_read() -> None:
    visit = Visit(check=False, needed=Level.SUBSTANTIEEL)
    account = visit.account
    day = date(2014, 11, 14)
    old = tuple(
        structs.replace(one, issued=day) if one.kind == "rijbewijs" else one for one in account.documents
    )
    visit.bench.digid.save(account, documents=old)
    visit.to_the_pin().enter_pin(APP_PIN)
    visit.app.id_check("rijbewijs")
    assert visit.app.site() == InApp("id_check")
    assert visit.app.screen().check_fault == "too_old"
    visit.app.id_check("identiteitskaart")
    assert isinstance(visit.app.site(), LoggedIn)


def test_a_wrong_pairing_code_is_refused_by_the_app() -> None:
    visit = Visit()
    visit.app.open(FENNA.bsn)
    visit.app.pair("BCDF")
    assert isinstance(visit.app.site(), Qr)
    visit.app.scan()
    assert visit.app.site() == Stopped("pairing_wrong", APP)


def test_a_qr_code_works_for_five_minutes() -> None:
    for seconds, works in ((299, True), (300, False)):
        visit = Visit()
        visit.app.open(FENNA.bsn)
        visit.app.pair("KRBT")
        visit.bench.wait(seconds=seconds)
        visit.app.scan()
        assert visit.app.site() == (InApp("confirm") if works else Stopped("qr_expired", APP))


def test_waiting_in_the_app_stops_it() -> None:
    visit = Visit()
    visit.to_the_pin()
    visit.bench.wait(minutes=5)
    visit.app.enter_pin(APP_PIN)
    assert visit.app.site() == Stopped("app_timeout", APP)


def test_the_whole_login_has_fifteen_minutes() -> None:
    visit = Visit()
    visit.bench.wait(minutes=15)
    assert isinstance(visit.app.site(), TooLate)


def test_the_third_wrong_pin_deactivates_the_app_over_visits() -> None:
    visit = Visit()
    visit.to_the_pin().enter_pin(WRONG_PIN)
    assert visit.app.screen().pin_fault == "wrong"
    assert visit.app.screen().tries_left == 2
    visit.app.refuse()
    again = visit.to_the_pin(visit.start())
    again.enter_pin(WRONG_PIN)
    again.enter_pin(WRONG_PIN)
    assert again.site() == Stopped("app_deactivated", APP)
    assert visit.device.status == "deactivated"
    assert visit.actions()[0] == "app_deactivated"
    later = visit.start()
    later.open(FENNA.bsn)
    assert later.site() == Stopped("no_app", APP)


def test_a_right_pin_makes_up_for_wrong_ones() -> None:
    visit = Visit()
    visit.to_the_pin().enter_pin(WRONG_PIN)
    visit.app.enter_pin(WRONG_PIN)
    visit.app.enter_pin(APP_PIN)
    assert isinstance(visit.app.site(), LoggedIn)
    assert visit.device.tries_left == 3


@pytest.mark.parametrize("pin", ["", "1", "123456", "1234x", "１２３４５"])
def test_what_is_no_pin_does_not_count(pin: str) -> None:
    visit = Visit()
    visit.to_the_pin().enter_pin(pin)
    assert visit.app.screen().tries_left == 3
    assert visit.app.site() == InApp("pin")


def test_saying_no_in_the_app_ends_it() -> None:
    visit = Visit()
    visit.app.open(FENNA.bsn)
    visit.app.pair("KRBT")
    visit.app.scan()
    visit.app.refuse()
    assert visit.app.site() == Stopped("app_refused", APP)
    assert visit.actions() == ["login_cancelled"]


@pytest.mark.parametrize("status", ["suspended", "deceased", "expired", "removed", "revoked", "requested", "initial"])
def test_an_account_that_is_not_active_is_told_after_the_pin(status: str) -> None:
    visit = Visit(status=status)
    visit.to_the_pin().enter_pin(APP_PIN)
    assert visit.app.site() == NotUsable(status)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("pretence", "reason"),
    [
        (Pretence(app="deactivated"), "app_deactivated"),
        (Pretence(app="off"), "app_off"),
        (Pretence(app="timeout"), "app_timeout"),
        (Pretence(qr_expired=True), "qr_expired"),
        (Pretence(ends="unavailable"), "unavailable"),
        (Pretence(ends="refused"), "refused"),
    ],
)
def test_rehearsals_of_the_app(pretence: Pretence, reason: str) -> None:
    visit = Visit()
    visit.bench.digid.rehearse("oefening", pretence)
    app = visit.start()
    app.open(FENNA.bsn)
    app.pair("KRBT")
    app.scan()
    app.confirm()
    app.enter_pin(APP_PIN)
    result = app.site()
    assert isinstance(result, Stopped)
    assert result.reason == reason
    visit.bench.digid.rehearse("", Pretence())
    if reason != "app_deactivated":
        again = visit.to_the_pin(visit.start())
        again.enter_pin(APP_PIN)
        assert isinstance(again.site(), LoggedIn)


def test_nothing_late_moves_anything() -> None:
    """Every verb after the end leaves the end as it was."""
    visit = Visit()
    visit.app.refuse()
    ended = visit.app.site()
    for verb in (visit.app.scan, visit.app.confirm, visit.app.later, visit.app.refuse):
        verb()
    visit.app.open(FENNA.bsn)
    visit.app.enter_pin(APP_PIN)
    visit.app.id_check("paspoort")
    visit.app.pair("KRBT")
    assert visit.app.site() == ended


def test_no_two_qr_codes_are_the_same() -> None:
    payloads = set()
    for _ in range(20):
        app = Visit().app
        state = app.pair("KRBT")
        assert isinstance(state, Qr)
        payloads.add(state.payload)
    assert len(payloads) == 20
