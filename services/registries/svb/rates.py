"""The amounts of child benefit by age, and the days on which SVB pays: plain rules (AKW, articles 7, 12 and 14)."""

from collections.abc import Iterator
from datetime import date, timedelta

AMOUNTS = ((0, 5, 285.86), (6, 11, 347.12), (12, 17, 408.38))
"""(youngest, oldest, euros per quarter) in practice amounts: 70, 85 and 100 per cent of the base amount."""
BASE_SHARES = (0.70, 0.85, 1.00)
PAY_DAY = 23
_SATURDAY = 5
_QUARTERS = 4


def age_on(born: date, day: date) -> int:
    """Return the age in whole years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def first_day(quarter: str) -> date:
    """Return the first day of "2026-4": the day whose age counts."""
    return date(int(quarter[:4]), 3 * int(quarter[5:]) - 2, 1)


def quarter_of(day: date) -> str:
    """Return "2026-4"."""
    return f"{day.year}-{(day.month + 2) // 3}"


def following(quarter: str) -> str:
    """Return the quarter after it."""
    year, number = int(quarter[:4]), int(quarter[5:])
    return f"{year + number // _QUARTERS}-{number % _QUARTERS + 1}"


def child_amount(born: date, quarter: str) -> float:
    """Return the euros for a child over a quarter; 0 before its birth and from its eighteenth birthday."""
    day = first_day(quarter)
    age = age_on(born, day) if born <= day else -1
    return next((amount for low, high, amount in AMOUNTS if low <= age <= high), 0.0)


def child_pay_day(quarter: str) -> date:
    """Return the day a quarter is paid: the first working day after it."""
    day = first_day(following(quarter))
    while day.weekday() >= _SATURDAY or (day.month, day.day) == (1, 1):
        day += timedelta(days=1)
    return day


def month_pay_day(year: int, month: int) -> date:
    """Return the day a month's AOW or Anw is paid: the 23rd, or the working day before it."""
    day = date(year, month, PAY_DAY)
    while day.weekday() >= _SATURDAY:
        day -= timedelta(days=1)
    return day


def quarters(first: str, last: str) -> Iterator[str]:
    """Yield the quarters from ``first`` up to and with ``last``."""
    while first <= last:
        yield first
        first = following(first)
