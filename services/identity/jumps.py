"""How far a tester lets time jump while the program runs: as far as every limit of a login (DOMAIN.md §1.4–1.5).

Minutes end a code, a block and a session; a day ends the counting of failures; six weeks end a letter and a request;
three years end an account that nobody uses.
"""

from datetime import timedelta

from msgspec import Struct


class Jump(Struct, frozen=True):
    """``n`` of a ``unit``, whose words stand under ``later.<unit>``."""

    unit: str
    n: int
    by: timedelta

    @property
    def minutes(self) -> int:
        """How many minutes that is."""
        return self.by // timedelta(minutes=1)


def _minutes(n: int) -> Jump:
    return Jump("minutes", n, timedelta(minutes=n))


JUMPS = (
    *map(_minutes, (1, 5, 10, 15)),
    Jump("hours", 2, timedelta(hours=2)),
    Jump("days", 1, timedelta(days=1)),
    Jump("weeks", 6, timedelta(weeks=6)),
    Jump("years", 3, timedelta(days=3 * 365 + 1)),   # a leap day is in it, whichever years these are
)
FAR = timedelta(days=1)
"""From here on what somebody had begun is long over."""
