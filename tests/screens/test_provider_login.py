"""Logging in at another provider as a person meets it: the option, the wait, the way back, and every way it fails."""

import re
import sys
import threading
import tomllib
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from PySide6.QtWidgets import QAbstractButton

import resources
from app.bootstrap.program import Program
from app.devtools.audit.report import audit
from services.identity.session import Level
from services.keystore.store import STATES, KeyStore
from services.oidc_login.failed import REASONS
from services.oidc_login.renewing import Renewal
from tests.helpers.heartbeat import Heartbeat
from tests.helpers.program import find, program, settle, wait_until, words

pytestmark = pytest.mark.usefixtures("qapp")
OPTION = "Inloggen bij een andere inlogdienst"
HANGS = "import threading; threading.Event().wait()"
# A store that gives the secret of the provider, and does something else when it is asked to keep a login.
_GIVES = """
import json, sys
asked = json.load(sys.stdin)
if asked["act"] == "put":
    {faulty}
secret = json.dumps({{"issuer": "{issuer}", "client_id": "voorportaal", "secret": "x"}})
given = secret if asked["name"] == "oidc-geheim" else None
print(json.dumps({{"state": "ready", "backend": "proef", "secret": given}}))
"""
BSN = "900050342"


def settings(home: Path, issuer: str, more: str = "") -> None:
    """Name a provider in the settings."""
    home.mkdir(exist_ok=True)
    told = f'[oidc]\nissuer = "{issuer}"\nclient_id = "voorportaal"\nclient_secret = "sleutelbos"\n'
    told += f'name = "Proefdienst"\n{more}'
    (home / "settings.toml").write_text(told, encoding="utf-8")


@contextmanager
def mock_provider(claims: dict[str, Any]) -> Iterator[str]:
    """The provider of oidc-provider-mock: not ours, with one person who may log in."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")   # it uses what its own libraries call old
        import oidc_provider_mock

        people = [oidc_provider_mock.User(sub="iemand@post.example", claims=claims)]
        with oidc_provider_mock.run_server_in_thread(user_claims=people) as server:
            yield f"http://localhost:{server.server_port}"


class Browser:
    """Stands in for the browser: presses the one button of the mock's page and follows it back to us."""

    def __init__(self) -> None:
        self.opened: list[str] = []
        self.shown = ""
        self._threads: list[threading.Thread] = []

    def open(self, address: str) -> None:
        """Open an address, beside the window."""
        self.opened.append(address)
        self._threads.append(threading.Thread(target=self._go, args=(address,)))
        self._threads[-1].start()

    def close(self) -> None:
        """Wait until it is done."""
        for one in self._threads:
            one.join()

    def _go(self, address: str) -> None:
        form = urlencode({"sub": "iemand@post.example"}).encode()
        with urlopen(Request(address, form), timeout=10) as answer:
            self.shown = answer.read().decode()


def press(running: Program, name: str) -> None:
    """Press a button or link."""
    found = find(running.window, name)
    assert isinstance(found, QAbstractButton)
    found.click()


def giving(home: Path, issuer: str, faulty: str = "pass") -> KeyStore:
    """A key store with the secret in it; ``faulty`` is what it does instead of keeping something."""
    return KeyStore(home, seconds=2, command=(sys.executable, "-c", _GIVES.format(issuer=issuer, faulty=faulty)))


@contextmanager
def at_the_login(browser: Callable[[str], None], store: KeyStore | None = None) -> Iterator[Program]:
    """The program at its login, with this browser and key store."""
    with program("") as running:
        assert running.doors.provider is not None
        running.doors.provider.open_browser, running.doors.provider.store = browser, store
        yield running


def test_the_option_is_there_only_when_a_provider_is_set(own_home: Path) -> None:
    with program("") as running:
        assert OPTION not in words(running.window)
    settings(own_home, "https://inlog.example")
    with program("") as running:
        assert OPTION in words(running.window)


def test_one_logs_in_at_a_provider_that_is_not_ours(own_home: Path) -> None:
    """Discovery, browser, listener, token, signature by the provider's keys, and the person of the claim."""
    browser = Browser()
    with mock_provider({"bsn": BSN}) as issuer:
        settings(own_home, issuer, "remember = false\n")
        with at_the_login(browser.open, giving(own_home, issuer)) as running:
            press(running, OPTION)
            wait_until(running, lambda: running.sessions.current is not None)
            settle(running)
            browser.close()
            session = running.sessions.current
            assert session is not None and (session.persona, session.means) == ("fenna", "oidc")
            assert "Ingelogd bij een andere inlogdienst, niveau Midden" in words(running.window)
    assert "Ga terug naar Voorportaal" in browser.shown
    assert len(browser.opened) == 1 and "code_challenge_method=S256" in browser.opened[0]


def test_the_settings_may_name_the_person(own_home: Path) -> None:
    browser = Browser()
    with mock_provider({}) as issuer:
        more = 'remember = false\nclaim = "sub"\nlevel = "hoog"\n[oidc.personas]\n"iemand@post.example" = "yusuf"\n'
        settings(own_home, issuer, more)
        with at_the_login(browser.open, giving(own_home, issuer)) as running:
            press(running, OPTION)
            wait_until(running, lambda: running.sessions.current is not None)
            settle(running)
            browser.close()
            assert running.sessions.current is not None and running.sessions.current.persona == "yusuf"


def test_a_real_number_is_refused_kindly_and_shown_nowhere(own_home: Path) -> None:
    browser = Browser()
    with mock_provider({"bsn": "111222333"}) as issuer:
        settings(own_home, issuer)
        with at_the_login(browser.open, giving(own_home, issuer)) as running:
            press(running, OPTION)
            wait_until(running, lambda: "Log niet in met een echt account" in words(running.window))
            browser.close()
            settle(running)
            assert "111222333" not in words(running.window)
            assert audit(running.window).findings == []


def test_a_provider_that_is_away_can_be_tried_again(own_home: Path) -> None:
    browser = Browser()
    settings(own_home, "http://127.0.0.1:9")
    with at_the_login(browser.open, giving(own_home, "http://127.0.0.1:9")) as running:
        press(running, OPTION)
        wait_until(running, lambda: "De inlogdienst is er niet" in words(running.window))
        settle(running)
        assert audit(running.window).findings == []
        press(running, "Opnieuw proberen")
        wait_until(running, lambda: "De inlogdienst is er niet" in words(running.window))
        assert browser.opened == []


def test_while_waiting_one_can_stop_or_open_the_browser_again(own_home: Path) -> None:
    opened: list[str] = []
    with mock_provider({}) as issuer:
        settings(own_home, issuer)
        with at_the_login(opened.append, giving(own_home, issuer)) as running:
            press(running, OPTION)
            wait_until(running, lambda: "Ga verder in uw browser" in words(running.window))
            assert audit(running.window).findings == []
            press(running, "Open de browser opnieuw")
            assert len(opened) == 2 and opened[0] == opened[1]
            running.preferences.switch_language()
            wait_until(running, lambda: "Go on in your browser" in words(running.window))
            press(running, "Cancel")
            settle(running)
            assert running.sessions.current is None
            assert "Go on in your browser" not in words(running.window)


LOCKED = "print('{\"state\": \"locked\"}'); raise SystemExit"


@pytest.mark.parametrize("faulty", [HANGS, LOCKED, "raise SystemExit(1)"])
def test_a_key_store_that_cannot_keep_it_is_told_and_the_window_goes_on(own_home: Path, faulty: str) -> None:
    browser = Browser()
    with mock_provider({"bsn": BSN}) as issuer:
        settings(own_home, issuer)
        store = giving(own_home, issuer, faulty)
        with at_the_login(browser.open, store) as running:
            with Heartbeat() as heart:
                press(running, OPTION)
                wait_until(running, lambda: "Uw computer onthoudt deze inlog alleen niet" in words(running.window))
            print(heart.pulse())
            browser.close()
            assert heart.pulse().beats
            settle(running)
            assert audit(running.window).findings == []
            press(running, "Ga naar mijn overzicht")
            wait_until(running, lambda: running.sessions.current is not None)
            settle(running)
    assert not re.search("id_token|eyJ", "".join(one.read_text() for one in own_home.glob("*.json")))


@pytest.mark.parametrize("command", [("-c", LOCKED), ("-c", HANGS)])
def test_a_secret_that_the_key_store_does_not_give_is_told_before_the_browser_opens(
    own_home: Path, command: tuple[str, ...]
) -> None:
    opened: list[str] = []
    settings(own_home, "http://127.0.0.1:9")
    with at_the_login(opened.append, KeyStore(own_home, seconds=0.5, command=(sys.executable, *command))) as running:
        press(running, OPTION)
        wait_until(running, lambda: "Het geheim van de inlogdienst is er niet" in words(running.window))
        settle(running)
        assert audit(running.window).findings == [] and "main.py secret set" in words(running.window)
    assert opened == []


@pytest.mark.parametrize(("renewal", "reason"), [("renewed", ""), ("away", ""), ("over", "provider")])
def test_staying_asks_the_provider_and_ends_with_a_login_that_is_over(
    own_home: Path, renewal: Renewal, reason: str
) -> None:
    left: list[str] = []
    settings(own_home, "http://127.0.0.1:9")
    with at_the_login(left.append, giving(own_home, "http://127.0.0.1:9")) as running:
        provider = running.doors.provider
        assert provider is not None

        def renew() -> Renewal:
            return renewal

        def leave() -> str:
            left.append("left")
            return "https://inlog.example/uit"

        provider.renew, provider.leave = renew, leave  # type: ignore[method-assign]
        running.begin(running.persona("fenna"), "oidc", Level.MIDDEN)
        settle(running)
        running.watch.stayed.emit()
        settle(running)
        assert (running.sessions.current is None) == bool(reason)
        if reason:
            assert "De andere inlogdienst zegt dat uw inlog daar niet meer geldt" in words(running.window)
            assert left == ["left"], "nobody is sent to a browser"
        running.next_participant()
        settle(running)
        assert left == ["left"], "the next participant finds no login of the last one"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_failure_and_every_state_has_words_of_its_own(language: str) -> None:
    told = resources.path().parent / "app" / "login" / "provider" / f"texts.{language}.toml"
    table = tomllib.loads(told.read_text(encoding="utf-8"))
    failed = {reason: table["failed"][reason] for reason in REASONS if reason != "cancelled"}
    assert all(set(one) == {"title", "what", "now"} for one in failed.values())
    assert len({one["title"] for one in failed.values()}) == len(failed)
    stores = {state: table["store"][state]["title"] for state in STATES if state != "ready"}
    assert len(set(stores.values())) == 4
