"""Proves the remembered user name: a practice person's only, in a file, and gone with the next participant."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import given, settings, strategies as st

from app.login.screens import Credentials, SmsCode
from app.login.steps import Login
from services.identity.account import Account
from services.identity.lockout import MemoryCounters
from services.identity.means import Means
from services.identity.remembered import Remembered
from services.identity.session import Level
from services.settings import JsonState
from tests.helpers.logins import FENNA, HENDRIK, WRONG_PASSWORD, LoginBench

NAMES = (FENNA.username, HENDRIK.username)


def test_it_outlives_the_program_and_goes_with_the_next_participant(tmp_path: Path) -> None:
    file = tmp_path / "onthouden.json"
    Remembered(NAMES, JsonState(file)).keep(FENNA.username)
    again = Remembered(NAMES, JsonState(file))
    assert again.username() == FENNA.username
    again.forget()
    assert not file.exists()
    assert Remembered(NAMES, JsonState(file)).username() == ""


@settings(max_examples=200)
@given(st.text(max_size=40))
def test_what_is_nobodys_name_here_is_never_kept(typed: str) -> None:
    store = MemoryCounters()
    remembered = Remembered(NAMES, store)
    remembered.keep(FENNA.username)
    remembered.keep(typed)
    assert remembered.username() == (typed if typed in NAMES else "")
    assert typed in NAMES or typed not in store.read().values() or not typed


def test_a_name_that_somebody_wrote_in_the_file_does_not_count(tmp_path: Path) -> None:
    file = tmp_path / "onthouden.json"
    for text in ('{"gebruikersnaam": "111222333"}', '{"gebruikersnaam": ["x"]}', "geen json", "[]"):
        file.write_text(text, encoding="utf-8")
        assert Remembered(NAMES, JsonState(file)).username() == "", text


class Broken:
    """A disk that refuses."""

    def read(self) -> dict[str, Any]:
        """Refuse."""
        raise OSError("kapot")

    def update(self, change: Callable[[dict[str, Any]], dict[str, Any]]) -> dict[str, Any]:
        """Refuse."""
        raise OSError("kapot")


def test_a_disk_that_refuses_only_forgets() -> None:
    remembered = Remembered(NAMES, Broken())
    remembered.keep(FENNA.username)
    assert remembered.username() == ""


def test_the_box_at_the_login() -> None:
    bench = LoginBench()
    bench.digid.remembered = Remembered(NAMES)
    login: Login[str] = Login(bench.digid, bench.clock, _session)
    login.choose("sms")
    step = login.submit(FENNA.username, WRONG_PASSWORD, remember=True)
    assert isinstance(step, Credentials)
    assert step.remember, "the box stays as it was"
    assert bench.digid.remembered.username() == "", "only a right password counts"
    assert isinstance(login.submit(FENNA.username, FENNA.password, remember=True), SmsCode)
    login.restart()
    step = login.choose("password")
    assert isinstance(step, Credentials)
    assert (step.username, step.password, step.remember) == (FENNA.username, "", True)
    login.submit(FENNA.username, FENNA.password)
    assert bench.digid.remembered.username() == "", "without the box it is forgotten"


def _session(account: Account, means: Means, level: Level) -> str:
    return account.persona
