"""What the Berichtenbox reads, and the plain rules by which its list is filtered and grouped."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

import msgspec
from msgspec import Struct

from services.clock import AMSTERDAM
from services.errors import BadReply
from services.registries.berichten.client import Client
from services.registries.berichten.records import (
    ARCHIVE,
    BIN,
    INBOX,
    Found,
    Message,
    Overview,
    Summary,
)

SOURCE = "berichten"
FIXED = (INBOX, ARCHIVE, BIN)
FIRST = 100
"""So many rows fill any window; the rest of a folder follows when these are shown."""
SHORTEST_SEARCH = 2
LARGEST_FILE = 10 * 1024 * 1024
PERIODS = ("", "month", "quarter", "year", "last_year", "older")
_WEEK = 7
_PERIOD_DAYS = {"month": 30, "quarter": 91}
# What a file must begin with to be what it says (RELIABILITY.md T10); other kinds are not opened or kept.
_BEGINS = {"application/pdf": b"%PDF-", "image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}

Ask = Callable[[str], Any]


class Contents(Struct, frozen=True):
    """The messages of one folder, newest first; ``complete`` is False when there are more."""

    folder: str
    rows: tuple[Summary, ...]
    complete: bool


class Filter(Struct, frozen=True):
    """What of a folder is shown. ``show`` is "all", "unread" or "dated"; ``period`` one of PERIODS."""

    show: str = "all"
    sender: str = ""
    period: str = ""


def first_page(client: Ask, folder: str) -> Contents:
    """Return the newest messages of a folder; raises ServiceError."""
    berichten: Client = client(SOURCE)
    rows = berichten.inbox(folder, limit=FIRST).value
    return Contents(folder, rows, len(rows) < FIRST)


def everything(client: Ask, folder: str) -> Contents:
    """Return all messages of a folder; raises ServiceError."""
    berichten: Client = client(SOURCE)
    return Contents(folder, berichten.inbox(folder).value, complete=True)


def glance(client: Ask) -> Overview:
    """Return counts and folders; raises ServiceError."""
    berichten: Client = client(SOURCE)
    return berichten.overview().value


def message(client: Ask, key: str) -> Message:
    """Return one whole message; raises ServiceError (NotFound when it is gone)."""
    berichten: Client = client(SOURCE)
    return berichten.message(key).value


def found(client: Ask, words: str) -> Found:
    """Return the messages of the whole box that hold every word; raises ServiceError."""
    berichten: Client = client(SOURCE)
    return berichten.search(words).value


def attachment(client: Ask, key: str, part: str, mime: str) -> bytes:
    """Return the bytes of an attachment; raises ServiceError, BadReply when they are not what they say."""
    berichten: Client = client(SOURCE)
    content = berichten.attachment(key, part)
    begin = _BEGINS.get(mime)
    if begin is None or not content.startswith(begin) or len(content) > LARGEST_FILE:
        raise BadReply(SOURCE, "de bijlage is niet wat ze zegt te zijn")
    return content


def can_open(mime: str) -> bool:
    """True for the one kind that is shown inside the program."""
    return mime == "application/pdf"


def can_keep(mime: str) -> bool:
    """True for the kinds that may be saved."""
    return mime in _BEGINS


def day_of(placed: datetime) -> date:
    """Return the day in Dutch time."""
    return placed.astimezone(AMSTERDAM).date()


def passes(row: Summary, only: Filter, today: date) -> bool:
    """True when the filter lets a message through."""
    if only.show == "unread" and not row.unread:
        return False
    if only.show == "dated" and row.end is None:
        return False
    if only.sender and row.sender != only.sender:
        return False
    if not only.period:
        return True
    begin, end = bounds(only.period, today)
    return begin <= row.placed < end


def senders(rows: Iterable[Summary]) -> list[str]:
    """Return every sender once, by name."""
    return sorted({row.sender for row in rows}, key=str.casefold)


def this_week(day: date, today: date) -> bool:
    """True for the last seven days within this month: an older month keeps its own head."""
    return today - timedelta(days=_WEEK) < day and (day.year, day.month) == (today.year, today.month)


def restated(row: Summary, message: Message) -> Summary:
    """Return a row with the folder and the read state that the message has now."""
    return msgspec.structs.replace(row, unread=message.unread, folder=message.folder)


@lru_cache(maxsize=8)
def bounds(period: str, today: date) -> tuple[datetime, datetime]:
    """Return from when until when a period of PERIODS lasts, in Dutch time; an unknown one holds everything."""
    first, last = date(today.year, 1, 1), date.max
    if period in _PERIOD_DAYS:
        first = today - timedelta(days=_PERIOD_DAYS[period] - 1)
    elif period == "last_year":
        first, last = date(today.year - 1, 1, 1), first
    elif period == "older":
        first, last = date.min, date(today.year - 1, 1, 1)
    elif period != "year":
        first = date.min
    return _midnight(first), _midnight(last)


def _midnight(day: date) -> datetime:
    """Return when a day begins; the far ends keep away from what a time zone cannot shift."""
    near = min(max(day, date(2, 1, 1)), date(9998, 1, 1))
    return datetime.combine(near, time(), AMSTERDAM)
