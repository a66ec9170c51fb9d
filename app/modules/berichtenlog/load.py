"""What this screen reads: the message log of this program, as ``main.py stelsel log`` reads it. Runs on a worker."""

from collections.abc import Callable
from typing import Any

from services.stelsel.digikoppeling.reading import Entry, LogReader, Message

SOURCE = "berichtenlog"
Ask = Callable[[str], Any]


def entries(client: Ask) -> tuple[Entry, ...]:
    """Return the log, newest first."""
    log: LogReader = client(SOURCE)
    return log.entries()


def message(client: Ask, key: str) -> Message | None:
    """Return one message, or None when the log does not hold it (any more)."""
    log: LogReader = client(SOURCE)
    return log.message(key)
