"""What happens because a day begins: a registry brings ``daily.py`` with ``events(world, day)``, run once per day.

The clock is the injected one. The first day that is seen is only remembered, so that a session does not begin with
yesterday's news; when a tester lets days pass, every day in between has its turn (at most a year of them).
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta

from services.clock import Clock
from services.events.event import Event
from services.events.outbox import Rows

SPACE = "events.dagen"
MOST_DAYS = 366
Job = Callable[[date], Iterable[Event]]


class Daily:
    """Runs the jobs. ``register`` puts the events of one registry in the outbox."""

    def __init__(
        self, store: Callable[[], Rows], clock: Clock, jobs: Callable[[], Mapping[str, Job]],
        register: Callable[[str, Iterable[Event]], None],
    ) -> None:  # fmt: skip
        self._store = store
        self._clock = clock
        self._jobs = jobs
        self._register = register
        self._seen: date | None = None

    def step(self) -> bool:
        """Run the next day of the next registry that is behind; False when all have had today."""
        today = self._clock.today()
        if today == self._seen:
            return False
        for name, job in self._jobs().items():
            last = self._last(name)
            if last is None or last > today or (today - last).days > MOST_DAYS:
                self._remember(name, today)
            elif last < today:
                day = last + timedelta(days=1)
                with self._store().transaction():
                    self._remember(name, day)
                    self._register(name, job(day))
                return True
        self._seen = today
        return False

    def forget(self) -> None:
        """The store was reset: today is the first day again."""
        self._seen = None

    def _last(self, name: str) -> date | None:
        row = self._store().get(SPACE, name)
        return date.fromisoformat(row["dag"]) if row else None

    def _remember(self, name: str, day: date) -> None:
        self._store().put(SPACE, name, {"dag": day.isoformat()})
