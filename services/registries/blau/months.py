"""Makes statements per month of the runs in a persona's table."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from services.registries.blau.block import Reeks

_MAY = 5
_FULL = 12


def last_whole_month(today: date) -> str:
    """Return the month before this one as "2026-12": the newest for which payers have sent their statement."""
    return month_of(today.replace(day=1) - timedelta(days=1))


def month_of(day: date) -> str:
    """Return "2026-12"."""
    return f"{day.year:04}-{day.month:02}"


def span(month: str) -> tuple[date, date]:
    """Return the first and the last day of "2026-12"."""
    year, number = int(month[:4]), int(month[5:])
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def months(run: Reeks, first: str, last: str) -> Iterator[str]:
    """Yield the months of a run that lie from ``first`` up to and with ``last``."""
    month, end = max(run.van, first), min(run.tot or last, last)
    while month <= end:
        yield month
        month = _next(month)


def holiday_pay(run: Reeks, month: str) -> float:
    """Return the holiday pay in a month: all of it in May."""
    return run.vakantiegeld if int(month[5:]) == _MAY else 0.0


def _next(month: str) -> str:
    year, number = int(month[:4]), int(month[5:])
    return f"{year + number // _FULL:04}-{number % _FULL + 1:02}"
