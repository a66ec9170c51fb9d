"""Proves the one clock: Dutch wall time that can stand still, jump and begin again; and time that only goes forward."""

from datetime import UTC, datetime, timedelta

import pytest

from services.clock import AMSTERDAM, Clock, parse_start

START = datetime(2027, 1, 5, 14, 2, tzinfo=AMSTERDAM)


def test_a_frozen_clock_stands_still_until_it_is_moved() -> None:
    clock = Clock(START, frozen=True)
    assert clock.now() == START == clock.now()
    clock.jump(timedelta(minutes=15))
    assert clock.now() == START + timedelta(minutes=15)
    clock.restart()
    assert clock.now() == START


def test_a_running_clock_begins_where_it_is_told_and_goes_on() -> None:
    clock = Clock(START)
    first, second = clock.now(), clock.now()
    assert START <= first <= second < START + timedelta(seconds=5)


def test_without_a_start_it_is_the_real_time() -> None:
    clock = Clock()
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)
    clock.jump(timedelta(days=1))
    assert clock.now() > datetime.now(UTC) + timedelta(hours=23)


def test_jumps_do_not_move_monotonic_time() -> None:
    clock = Clock(START, frozen=True)
    before = clock.monotonic()
    clock.jump(timedelta(days=-400))
    assert 0 <= clock.monotonic() - before < timedelta(days=1).total_seconds()


def test_another_start_forgets_the_jumps() -> None:
    clock = Clock(START, frozen=True)
    clock.jump(timedelta(days=3))
    clock.start_at(datetime.fromisoformat("2027-03-01T09:00"))
    assert clock.now() == datetime(2027, 3, 1, 9, 0, tzinfo=AMSTERDAM)
    assert str(clock.today()) == "2027-03-01"


def test_the_wall_time_is_dutch_wherever_the_start_was_written() -> None:
    clock = Clock(datetime(2027, 7, 1, 22, 30, tzinfo=UTC), frozen=True)
    assert (clock.now().hour, clock.now().minute) == (0, 30)
    assert str(clock.today()) == "2027-07-02"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2027-01-05", datetime(2027, 1, 5, 9, 0, tzinfo=AMSTERDAM)),
        ("2027-01-05T14:02", START),
        ("2027-01-05 14:02", START),
        ("2027-01-05T13:02+00:00", START),
        ("2027-07-05T12:00Z", datetime(2027, 7, 5, 14, 0, tzinfo=AMSTERDAM)),
    ],
)
def test_a_start_is_read(text: str, wanted: datetime) -> None:
    assert parse_start(text) == wanted


@pytest.mark.parametrize("text", ["", "morgen", "05-01-2027", "2027-13-01", "2027-01-05T25:00", "2027-02-30", "9" * 30])
def test_what_is_no_start_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_start(text)
