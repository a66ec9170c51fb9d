"""What a case tells a citizen: the term counts right on any day, and steps never run backwards."""

from datetime import date, datetime, timedelta

from hypothesis import given, strategies as st

from services.clock import AMSTERDAM
from services.registries.zaken import telling
from services.registries.zaken.wire import CaseExtra, WireCase, WireStatus, WireStep

DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def told(start: date, end: date, stopped: date | None = None) -> WireCase:
    extra = CaseExtra(opgeschort_vanaf=stopped)
    return WireCase(
        "https://zaken.example/z/1",
        "1",
        "https://zaken.example/t/1",
        "900100011",
        start,
        uiterlijke_einddatum_afdoening=end,
        voorportaal=extra,
    )


@given(start=DAYS, length=st.integers(0, 400), today=DAYS, stopped=st.none() | DAYS)
def test_days_passed_and_left_stay_within_the_term(start: date, length: int, today: date, stopped: date | None) -> None:
    term = telling.term(told(start, start + timedelta(days=length), stopped), today)
    assert term is not None
    assert term.total == length
    assert 0 <= term.passed <= term.total and term.left >= 0
    running = today if stopped is None else min(today, stopped)
    if start <= running <= term.end:
        assert term.passed + term.left == term.total


@given(count=st.integers(2, 8), reached=st.sets(st.integers(1, 8)), done=st.booleans())
def test_steps_are_done_then_now_then_later(count: int, reached: set[int], done: bool) -> None:
    types = [WireStep(f"https://x.example/{n}", f"Stap {n}", n, n == count) for n in range(1, count + 1)]
    noon = datetime(2027, 1, 4, 12, tzinfo=AMSTERDAM)
    statuses = [WireStatus(f"https://x.example/{n}", noon) for n in sorted(reached) if n <= count]
    case = told(date(2027, 1, 1), date(2027, 3, 1))
    if done:
        case = WireCase(
            case.url, case.uuid, case.zaaktype, case.bronorganisatie, case.startdatum, einddatum=noon.date()
        )
    steps = telling.steps(types, statuses, case)
    order = {"done": 0, "now": 1, "later": 2}
    ranks = [order[one.state] for one in steps]
    assert ranks == sorted(ranks) and len(steps) == count
    assert sum(one.state == "now" for one in steps) <= 1
    assert sum(one.at_latest for one in steps) <= 1
