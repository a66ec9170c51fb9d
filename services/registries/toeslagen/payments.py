"""The payments of an advance: every month's on the 20th of the month before, or the working day after it."""

from collections.abc import Iterator
from datetime import date, timedelta

from services.registries.toeslagen.block import PAID, Toeslag

PAY_DAY = 20
_SATURDAY = 5


def pay_day(month: date) -> date:
    """Return the day on which the advance for the month that begins on ``month`` is paid."""
    before = month - timedelta(days=1)
    day = before.replace(day=PAY_DAY)
    while day.weekday() >= _SATURDAY:
        day += timedelta(days=1)
    return day


def months(one: Toeslag) -> Iterator[date]:
    """Yield the first day of every month of an advance."""
    if one.status not in PAID or not one.per_maand:
        return
    for number in range(1, 13):
        month = date(one.jaar, number, 1)
        if one.vanaf.replace(day=1) <= month <= (one.tot or month):
            yield month


def next_pay_day(one: Toeslag, today: date) -> date | None:
    """Return the first payment from today on; None when none comes."""
    return next((day for month in months(one) if (day := pay_day(month)) >= today), None)
