"""How a Dutch letter writes a date."""

from datetime import date

MONTHS = tuple("januari februari maart april mei juni juli augustus september oktober november december".split())


def long_day(day: date) -> str:
    """Return a date in words: 31 januari 2027."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
