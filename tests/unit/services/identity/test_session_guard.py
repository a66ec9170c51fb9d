"""Proves that a session warns in its last minute and ends on time, whatever a person does."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from services.clock import AMSTERDAM, Clock
from services.identity.session_guard import Active, Ended, SessionGuard, Warning

START = datetime(2027, 1, 5, 14, 2, tzinfo=AMSTERDAM)


def guarded() -> tuple[Clock, SessionGuard]:
    clock = Clock(START, frozen=True)
    return clock, SessionGuard(clock)


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (0, Active()), (839, Active()), (840, Warning(60, extendable=True)),
        (840.5, Warning(60, extendable=True)), (899, Warning(1, extendable=True)),
        (899.9, Warning(1, extendable=True)),         (900, Ended("idle")), (100_000, Ended("idle")),
    ],
)  # fmt: skip
def test_rest(seconds: float, expected: object) -> None:
    clock, guard = guarded()
    clock.jump(timedelta(seconds=seconds))
    assert guard.state() == expected


def test_staying_begins_a_new_rest() -> None:
    clock, guard = guarded()
    clock.jump(timedelta(seconds=870))
    assert guard.state() == Warning(30, extendable=True)
    guard.touch()
    assert guard.state() == Active()
    assert guard.ends_at() == clock.now() + timedelta(minutes=15)


def test_the_absolute_end_warns_cannot_be_extended_and_comes() -> None:
    clock, guard = guarded()
    for _ in range(119):
        clock.jump(timedelta(minutes=1))
        guard.touch()
    assert guard.state() == Warning(60, extendable=False)
    clock.jump(timedelta(seconds=59))
    guard.touch()
    assert guard.state() == Warning(1, extendable=False)
    clock.jump(timedelta(seconds=1))
    assert guard.state() == Ended("absolute")


def test_an_ended_session_stays_ended() -> None:
    clock, guard = guarded()
    clock.jump(timedelta(minutes=15))
    guard.touch()
    assert guard.state() == Ended("idle")
    clock.jump(timedelta(minutes=-10))
    guard.touch()
    assert guard.state() == Ended("idle")


def test_a_touch_after_the_end_that_nobody_looked_at_is_too_late() -> None:
    clock, guard = guarded()
    clock.jump(timedelta(minutes=16))
    guard.touch()
    assert guard.state() == Ended("idle")


def test_a_clock_put_back_lends_no_time() -> None:
    clock, guard = guarded()
    clock.jump(timedelta(hours=-5))
    assert guard.state() == Active()
    clock.jump(timedelta(minutes=15))
    assert guard.state() == Ended("idle")


steps = st.lists(st.tuples(st.floats(0, 1200), st.booleans()), max_size=40)


@given(steps)
def test_no_session_outlives_its_two_limits(steps: list[tuple[float, bool]]) -> None:
    clock, guard = guarded()
    touched, over = START, False
    for seconds, acts in steps:
        clock.jump(timedelta(seconds=seconds))
        now = clock.now()
        over = over or now - touched >= timedelta(minutes=15) or now - START >= timedelta(minutes=120)
        if acts:
            guard.touch()
            touched = touched if over else now
        state = guard.state()
        assert isinstance(state, Ended) is over
        if isinstance(state, Warning):
            assert 1 <= state.seconds_left <= 60


def test_the_night_the_clock_changes_is_as_long_as_any_other() -> None:
    clock = Clock(datetime(2027, 3, 28, 1, 55, tzinfo=AMSTERDAM), frozen=True)
    late = datetime(2027, 3, 28, 3, 4, tzinfo=AMSTERDAM)  # nine minutes later: 2 o'clock became 3
    guard = SessionGuard(clock)
    assert SessionGuard(Clock(late, frozen=True), clock.now()).state() == Active()
    assert guard.ends_at() == datetime(2027, 3, 28, 3, 10, tzinfo=AMSTERDAM)
