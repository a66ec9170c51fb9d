"""The one clock: wall time that tests and testers can set, and monotonic time for deadlines."""

import time
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


class Clock:
    """Wall time in Europe/Amsterdam: the real one, or one that starts elsewhere and may stand still."""

    def __init__(self, start: datetime | None = None, *, frozen: bool = False) -> None:
        self._frozen = frozen
        self._offset = timedelta(0)
        self._at = _local(start) if start else datetime.now(AMSTERDAM)
        self._since = time.monotonic()
        self._given = start is not None

    def now(self) -> datetime:
        """Return the wall time, aware, in Europe/Amsterdam."""
        if self._frozen:
            return self._at + self._offset
        if not self._given:
            return datetime.now(AMSTERDAM) + self._offset
        return self._at + timedelta(seconds=time.monotonic() - self._since) + self._offset

    def timestamp(self) -> float:
        """Return the wall time in seconds since 1970 (UTC): ``now().timestamp()``, in a quarter of the time."""
        if self._frozen or self._given or self._offset:
            return self.now().timestamp()
        return time.time()

    def today(self) -> date:
        """Return the date of the wall time."""
        return self.now().date()

    def monotonic(self) -> float:
        """Return seconds that only go forward, for deadlines; jumps do not move it."""
        return time.monotonic()

    def jump(self, by: timedelta) -> None:
        """Move the wall time: a tester's tool, and the tests' way to let time pass."""
        self._offset += by

    def start_at(self, moment: datetime) -> None:
        """Let it be another moment; jumps are forgotten. A tester's tool."""
        self._at, self._given = _local(moment), True
        self.restart()

    def restart(self) -> None:
        """Begin again at the start this clock was given; jumps are forgotten."""
        self._offset = timedelta(0)
        self._since = time.monotonic()


def parse_start(text: str) -> datetime:
    """Read ``YYYY-MM-DD[THH:MM]``; a bare date starts at nine in the morning. Raises ValueError."""
    moment = datetime.fromisoformat(text)
    if "T" not in text and " " not in text:
        moment = moment.replace(hour=9)
    return _local(moment)


def _local(moment: datetime) -> datetime:
    return moment.replace(tzinfo=AMSTERDAM) if moment.tzinfo is None else moment.astimezone(AMSTERDAM)
