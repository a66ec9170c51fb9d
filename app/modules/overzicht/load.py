"""How the overview orders what other modules bring: plain rules without a screen."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Protocol, TypeVar

SOON = 7
"""At this many days or fewer a deadline is solid amber (LOOK.md §7)."""


class Asking(Protocol):
    """What the order of the attention cards depends on."""

    @property
    def deadline(self) -> date | None: ...
    @property
    def unread(self) -> bool: ...
    @property
    def about(self) -> str: ...
    @property
    def weight(self) -> int: ...


A = TypeVar("A", bound=Asking)


def ordered(asked: Iterable[A]) -> list[A]:
    """Return them by deadline, unread first on the same day, and each subject once."""
    everything = list(asked)
    heaviest: dict[str, int] = {}
    for one in everything:
        if one.about:
            heaviest[one.about] = max(one.weight, heaviest.get(one.about, one.weight))
    kept = [one for one in everything if not one.about or one.weight == heaviest[one.about]]
    return sorted(kept, key=_urgency)


def part_of_day(moment: datetime) -> str:
    """Return "morning", "afternoon" or "evening"."""
    if moment.hour < 12:
        return "morning"
    return "afternoon" if moment.hour < 18 else "evening"


def _urgency(one: Asking) -> tuple[date, bool]:
    return one.deadline or date.max, not one.unread
