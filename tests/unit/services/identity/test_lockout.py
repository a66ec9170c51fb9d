"""Proves the counter of failed logins: three in a day, a quarter of an hour, across restarts."""

import errno
import json
import random
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from services.clock import Clock
from services.identifiers import is_bsn
from services.identity.lockout import Lockout, MemoryCounters
from services.identity.results import Blocked, OwnData, Wrong
from services.settings import JsonState, SettingsFile
from tests.helpers.logins import FENNA, NOW, WRONG_PASSWORD, LoginBench

NAME = FENNA.username


def counting(store: Any = None) -> tuple[Clock, Lockout]:
    clock = Clock(NOW, frozen=True)
    return clock, Lockout(clock, store)


def test_a_block_tells_since_when_how_often_until_when_and_how_long() -> None:
    clock, lockout = counting()
    assert lockout.failed(NAME, True) is None
    assert lockout.failed(NAME, True) is None
    assert lockout.failed(NAME, True) == Blocked(NOW, 3, NOW + timedelta(minutes=15), 15)
    for seconds, minutes in ((1, 15), (59, 14), (780, 1), (59, 1)):
        clock.jump(timedelta(seconds=seconds))
        blocked = lockout.blocked(NAME, True)
        assert blocked is not None
        assert blocked.minutes_left == minutes
    clock.jump(timedelta(seconds=1))
    assert lockout.blocked(NAME, True) is None
    assert lockout.tries_left(NAME, True) == 3


@pytest.mark.parametrize(("hours", "blocks"), [(23.99, True), (24, False)])
def test_failures_count_for_a_sliding_day(hours: float, blocks: bool) -> None:
    clock, lockout = counting()
    lockout.failed(NAME, True)
    clock.jump(timedelta(hours=hours))
    lockout.failed(NAME, True)
    assert (lockout.failed(NAME, True) is not None) is blocks


def test_failing_on_does_not_make_a_block_longer() -> None:
    clock, lockout = counting()
    lockout.failed(NAME, True, times=3)
    clock.jump(timedelta(minutes=5))
    assert lockout.failed(NAME, True) == Blocked(NOW, 3, NOW + timedelta(minutes=15), 10)


def test_success_forgets_and_one_name_does_not_block_another() -> None:
    _, lockout = counting()
    lockout.failed(NAME, True, times=2)
    lockout.succeeded(NAME, True)
    assert lockout.tries_left(NAME, True) == 3
    lockout.failed(NAME, True, times=3)
    assert lockout.blocked("hendrik.oefent", True) is None


def test_counters_survive_a_restart_and_the_next_participant_starts_clean(tmp_path: Path) -> None:
    LoginBench(SettingsFile(tmp_path).lockouts).lockout.failed(NAME, True, times=2)
    second = LoginBench(SettingsFile(tmp_path).lockouts)
    assert isinstance(second.attempt().log_in(NAME, WRONG_PASSWORD), Blocked)
    third = LoginBench(SettingsFile(tmp_path).lockouts)
    assert not third.logs_in()
    SettingsFile(tmp_path).clear_lockouts()
    assert third.logs_in()


def test_clearing_by_the_login_service_clears_the_file_too(tmp_path: Path) -> None:
    bench = LoginBench(SettingsFile(tmp_path).lockouts)
    bench.lockout.failed(NAME, True, times=3)
    bench.digid.forget()
    assert LoginBench(SettingsFile(tmp_path).lockouts).logs_in()


def test_after_a_success_nothing_is_kept(tmp_path: Path) -> None:
    bench = LoginBench(SettingsFile(tmp_path).lockouts)
    bench.lockout.failed(NAME, True)
    assert (tmp_path / "lockouts.json").exists()
    assert bench.logs_in()
    assert not (tmp_path / "lockouts.json").exists()


def test_a_clock_put_back_never_makes_a_block_longer_than_fifteen_minutes() -> None:
    clock, lockout = counting()
    clock.jump(timedelta(hours=3))
    lockout.failed(NAME, True, times=3)
    clock.jump(timedelta(hours=-3))
    blocked = lockout.blocked(NAME, True)
    assert blocked == Blocked(NOW, 3, NOW + timedelta(minutes=15), 15)


@pytest.mark.parametrize(
    "kept", [{"key": 1}, {"key": "x", "names": {"a": {"failures": "veel"}}}, {"names": {}}]
)
def test_counters_that_were_damaged_start_anew(kept: dict[str, Any]) -> None:
    _, lockout = counting(MemoryCounters(kept))
    assert lockout.tries_left(NAME, True) == 3
    assert lockout.failed(NAME, True, times=3) is not None


class FullDisk:
    """Reads what was there, takes nothing more."""

    def __init__(self, kept: dict[str, Any]) -> None:
        self._kept = kept

    def read(self) -> dict[str, Any]:
        return self._kept

    def update(self, change: Callable[[dict[str, Any]], dict[str, Any]]) -> dict[str, Any]:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_does_not_stop_the_counting(caplog: pytest.LogCaptureFixture) -> None:
    memory = MemoryCounters()
    _, before = counting(memory)
    before.failed(NAME, True, times=2)
    _, lockout = counting(FullDisk(memory.read()))
    assert lockout.failed(NAME, True) is not None
    assert lockout.blocked(NAME, True) is not None
    assert "cannot be kept" in caplog.text
    assert NAME not in caplog.text


# --- nothing that is typed is kept


def _everything_in(folder: Path) -> bytes:
    return b"\n".join(one.name.encode() + one.read_bytes() for one in folder.rglob("*") if one.is_file())


def _random_bsns(count: int) -> list[str]:
    numbers = random.Random(2027)
    found: list[str] = []
    while len(found) < count:
        bsn = f"{numbers.randrange(10**9):09d}"
        if is_bsn(bsn):
            found.append(bsn)
    return found


def test_of_a_thousand_bsns_typed_as_user_name_none_is_stored(tmp_path: Path) -> None:
    bench = LoginBench(SettingsFile(tmp_path).lockouts)
    bsns = _random_bsns(1000)
    bench.attempt().log_in("iemand.anders", WRONG_PASSWORD)  # so that there is a file to search
    for bsn in bsns:
        assert bench.attempt().log_in(bsn, f"Mijn-{bsn}!") == OwnData("bsn")
    kept = _everything_in(tmp_path)
    assert [bsn for bsn in bsns if bsn.encode() in kept] == []
    assert len(json.loads((tmp_path / "lockouts.json").read_bytes())["names"]) == 1


def test_negative_control_a_service_that_keeps_names_is_found_out(tmp_path: Path) -> None:
    bsns = _random_bsns(10)
    state = JsonState(tmp_path / "lockouts.json")
    state.update(lambda kept: {"names": bsns})
    kept = _everything_in(tmp_path)
    assert [bsn for bsn in bsns if bsn.encode() in kept] == bsns


def test_no_name_or_password_is_kept(tmp_path: Path) -> None:
    bench = LoginBench(SettingsFile(tmp_path).lockouts)
    for name in (NAME, "iemand.anders", "jan.jansen1961"):
        assert isinstance(bench.attempt().log_in(name, WRONG_PASSWORD), Wrong)
    kept = _everything_in(tmp_path)
    for typed in (NAME, "iemand.anders", "jan.jansen1961", WRONG_PASSWORD):
        assert typed.encode() not in kept


def test_an_unknown_name_leaves_too_little_to_be_guessed_back(tmp_path: Path) -> None:
    bench = LoginBench(SettingsFile(tmp_path).lockouts)
    bench.attempt().log_in("iemand.anders", WRONG_PASSWORD)
    (mark,) = json.loads((tmp_path / "lockouts.json").read_bytes())["names"]
    assert len(mark) == 6


# --- any order of events


class Attacker(RuleBasedStateMachine):
    """Tries passwords and codes at any pace; a model keeps the book beside the lockout."""

    def __init__(self) -> None:
        super().__init__()
        self.store = MemoryCounters()
        self.bench = LoginBench(self.store)
        self.checked: list[float] = []  # failed checks since the last login that succeeded
        self.failures: list[float] = []
        self.block_since: float | None = None

    def now(self) -> float:
        return self.bench.clock.now().timestamp()

    def is_blocked(self) -> bool:
        return self.block_since is not None and self.now() < self.block_since + 900

    def expect(self, result: object, *, wrong: bool) -> None:
        now = self.now()
        if self.is_blocked():
            assert isinstance(result, Blocked)
            assert self.block_since is not None
            assert result.since.timestamp() == self.block_since
            assert result.until.timestamp() == self.block_since + 900
            assert result.times == 3
            assert 1 <= result.minutes_left <= 15
            left = result.until.timestamp() - now
            assert (result.minutes_left - 1) * 60 < left <= result.minutes_left * 60
            return
        if not wrong:
            assert not isinstance(result, Blocked)
            return
        self.checked.append(now)
        self.failures = [one for one in self.failures if one > now - 86400] + [now]
        if len(self.failures) == 3:
            assert isinstance(result, Blocked)
            self.block_since, self.failures = now, []
        else:
            assert isinstance(result, Wrong)
            assert result.tries_left == 3 - len(self.failures)

    @rule()
    def wrong_password(self) -> None:
        self.expect(self.bench.attempt().log_in(NAME, WRONG_PASSWORD), wrong=True)

    @rule()
    def wrong_code(self) -> None:
        attempt = self.bench.attempt()
        first = attempt.log_in(NAME, FENNA.password)
        self.expect(first, wrong=False)
        if not isinstance(first, Blocked):
            self.expect(attempt.enter_code("000000"), wrong=True)

    @rule()
    def letter_in_the_code(self) -> None:
        attempt = self.bench.attempt()
        attempt.log_in(NAME, FENNA.password)
        attempt.enter_code("48205O")

    @rule()
    def right_password(self) -> None:
        blocked = self.is_blocked()
        assert self.bench.logs_in() is not blocked
        if not blocked:
            self.failures, self.checked = [], []

    @rule(seconds=st.one_of(st.integers(0, 1000), st.integers(0, 90_000)))
    def time_passes(self, seconds: int) -> None:
        self.bench.wait(seconds=seconds)

    @rule()
    def restart(self) -> None:
        clock = self.bench.clock
        self.bench = LoginBench(MemoryCounters(json.loads(json.dumps(self.store.read()))))
        self.bench.clock.jump(clock.now() - self.bench.clock.now())
        self.store = self.bench.lockout._store  # type: ignore[assignment]

    @invariant()
    def never_more_than_three_checks_in_any_quarter_of_an_hour(self) -> None:
        for first, fourth in zip(self.checked, self.checked[3:], strict=False):
            assert fourth - first >= 900


Attacker.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
TestAttacker = Attacker.TestCase


@pytest.mark.parametrize(("name", "value"), [("LIMIT", 4), ("BLOCK", timedelta(minutes=14))])
def test_negative_control_a_lockout_that_is_too_kind_is_found_out(
    monkeypatch: pytest.MonkeyPatch, name: str, value: object
) -> None:
    monkeypatch.setattr(f"services.identity.lockout.{name}", value)
    quick = settings(max_examples=60, stateful_step_count=20, deadline=None, database=None, derandomize=True)
    with pytest.raises(AssertionError):
        run_state_machine_as_test(Attacker, settings=quick)
