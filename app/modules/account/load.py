"""What this screen reads of the login service, and what the search in the history keeps; plain Python."""

from collections.abc import Callable, Sequence
from typing import Any

from services.identity.history import Line
from services.identity.my_account import Mine

PER_PAGE = 10
SOURCE = "account"


def mine(client: Callable[[str], Any]) -> Mine:
    """Return the account; raises NotFound when this login has none."""
    found: Mine = client(SOURCE).mine()
    return found


def history(client: Callable[[str], Any]) -> list[Line]:
    """Return the usage history, the newest first."""
    lines: list[Line] = client(SOURCE).history()
    return lines


def matching(rows: Sequence[tuple[str, str, str]], words: str) -> list[tuple[str, str, str]]:
    """Return the rows (date, time, action) that have every one of these words somewhere."""
    wanted = words.casefold().split()
    return [row for row in rows if all(word in " ".join(row).casefold() for word in wanted)]


def suggestions(rows: Sequence[tuple[str, str, str]], most: int = 5) -> list[str]:
    """Return the actions that occur, the most frequent first: what one may search for."""
    counts: dict[str, int] = {}
    for _, _, action in rows:
        counts[action] = counts.get(action, 0) + 1
    return sorted(counts, key=counts.__getitem__, reverse=True)[:most]


def page_of(rows: Sequence[tuple[str, str, str]], number: int) -> list[tuple[str, str, str]]:
    """Return one page of rows; pages count from 0."""
    return list(rows[number * PER_PAGE : (number + 1) * PER_PAGE])


def pages(rows: Sequence[tuple[str, str, str]]) -> int:
    """Return how many pages there are, at least one."""
    return max(1, -(-len(rows) // PER_PAGE))
