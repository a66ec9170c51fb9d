"""What this screen reads of the login service, and what the search in the history keeps; plain Python."""

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct

from services.identity.app_login import usable_for_check, waiting
from services.identity.app_request import letter_of as letter_of_app
from services.identity.documents import letter_of
from services.identity.history import Line
from services.identity.my_account import Mine
from services.identity.post import Delivery


class Given(Struct, frozen=True):
    """What a form needs to know: ``post`` brought its code, ``options`` are those of a choice.

    ``hint`` is the tester's; ``goes`` the device whose app is turned off by this; ``impossible``: nothing to do here.
    """

    post: Delivery | None = None
    options: tuple[str, ...] = ()
    hint: str = ""
    goes: str = ""
    impossible: bool = False


PER_PAGE = 10
SOURCE = "account"


def mine(client: Callable[[str], Any]) -> Mine:
    """Return the account; raises NotFound when this login has none."""
    found: Mine = client(SOURCE).mine()
    return found


def given(mine: Mine, course: str, what: str) -> Given:
    """Return what the form of a course needs; ``what`` is the id of an app or the kind of a document."""
    account = mine.account
    if course == "code":
        return Given(mine.post)
    if course == "app":
        gone = account.least_used_app
        return Given(goes=gone.device if gone is not None else "")
    if course == "id-check":
        app, kinds = account.app(what), usable_for_check(account)
        if app is None or app.status != "active" or app.id_check or not kinds:
            return Given(impossible=True)
        return Given(options=kinds, hint=app.pin)
    if course == "app-code":
        return Given(letter_of_app(account), impossible=waiting(account) is None)
    if course == "document":
        document = account.document(what)
        if document is None or document.status != "inactive":
            return Given(impossible=True)
        return Given(letter_of(account, document))
    return Given()


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
