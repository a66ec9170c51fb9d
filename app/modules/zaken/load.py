"""What the screens of cases read: the list, one case, where its letters lie, and the bytes of its papers."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from services.errors import BadReply, NotFound
from services.http import Sourced
from services.registries.berichten.client import Client as BoxClient
from services.registries.zaken.client import Client
from services.registries.zaken.records import Case, CaseDetail, CaseDocument

SOURCE = "zaken"
BOX = "berichten"
LARGEST = 10_000_000
"""Bytes; the largest document that is added or opened (10 MB)."""
PDF, PNG, JPEG = "application/pdf", "image/png", "image/jpeg"
# What a file must begin with to be what it says (RELIABILITY.md T10); other kinds are not opened or sent.
BEGINS = {PDF: b"%PDF-", PNG: b"\x89PNG\r\n\x1a\n", JPEG: b"\xff\xd8\xff"}

Ask = Callable[[str], Any]


def cases(client: Ask) -> Sourced[tuple[Case, ...]]:
    """Return all cases, running before finished, the last changed first; raises ServiceError."""
    zaken: Client = client(SOURCE)
    return zaken.cases()


def case(client: Ask, key: str) -> Sourced[CaseDetail]:
    """Return one case in full; raises ServiceError (NotFound, or Forbidden for somebody else's)."""
    zaken: Client = client(SOURCE)
    return zaken.case(key)


def folders(client: Ask, messages: Iterable[str]) -> Mapping[str, str]:
    """Return the folder of each message that is still in the Berichtenbox; raises ServiceError.

    A message that the citizen deleted is left out: the case still tells that it was sent.
    """
    box: BoxClient = client(BOX)
    found = {}
    for key in dict.fromkeys(messages):
        try:
            found[key] = box.message(key).value.folder
        except NotFound:
            continue
    return found


def letters(detail: CaseDetail) -> tuple[str, ...]:
    """Return the ids of the messages that a case points to: those of its timeline and of its to-do."""
    told = [event.message for event in detail.timeline if event.message]
    todo = detail.case.todo
    if todo and todo.kind == "bericht" and todo.target:
        told.append(todo.target)
    return tuple(dict.fromkeys(told))


def document(client: Ask, paper: CaseDocument) -> bytes:
    """Return the bytes of a paper; raises ServiceError, BadReply when they are not what they say."""
    zaken: Client = client(SOURCE)
    content = zaken.document(paper.id)
    begin = BEGINS.get(paper.mime)
    if begin is None or not content.startswith(begin) or len(content) > LARGEST:
        raise BadReply(SOURCE, "het document is niet wat het zegt te zijn")
    return content


def can_open(paper: CaseDocument) -> bool:
    """True for the kinds that are shown and may be saved."""
    return paper.mime in BEGINS


def running(all_cases: Iterable[Case]) -> list[Case]:
    """Return the cases that are not finished, in their order."""
    return [one for one in all_cases if one.finished is None]


def finished(all_cases: Iterable[Case]) -> list[Case]:
    """Return the finished cases, in their order."""
    return [one for one in all_cases if one.finished is not None]


def matching(all_cases: Iterable[Case], words: str) -> list[Case]:
    """Return the cases that hold every word in title, number, kind, organisation or state."""
    asked = words.casefold().split()
    return [one for one in all_cases if asked and all(word in _words_of(one) for word in asked)]


def _words_of(one: Case) -> str:
    return f"{one.title} {one.number} {one.kind} {one.organisation} {one.state} {one.short}".casefold()
