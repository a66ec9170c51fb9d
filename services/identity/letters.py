"""The rules of every letter with a code: how long it works, how often it may be asked for (DOMAIN.md §1.4)."""

from datetime import datetime
from typing import Literal

from services.identity.account import Letter
from services.identity.digid import DigiD
from services.identity.post import IN, LETTER_TRIES, LETTER_VALID, LETTERS_APART, MOST_LETTERS, REQUEST_KEPT

LetterFault = Literal["", "code_wrong", "code_void", "code_expired", "code_none"]
Refused = Literal["", "letter_too_many", "letter_too_soon", "letter_none"]


def letter_fault(letter: Letter | None, requested: datetime | None, now: datetime) -> LetterFault:
    """Return why the code of a letter works no more: none, void after three tries, older than 21 or 42 days."""
    if letter is None:
        return "code_none"
    if letter.tries >= LETTER_TRIES:
        return "code_void"
    too_old = now >= letter.sent + LETTER_VALID or (requested is not None and now >= requested + REQUEST_KEPT)
    return "code_expired" if too_old else ""


def refused(digid: DigiD, bsn: str) -> Refused:
    """Return why no letter goes to this person now: three within thirty days, or one a moment ago."""
    now = digid.clock.now()
    sent = [one.at for one in digid.history.lines(bsn) if one.action == "letter_sent"]
    if sum(at > now - IN for at in sent) >= MOST_LETTERS:
        return "letter_too_many"
    return "letter_too_soon" if any(at > now - LETTERS_APART for at in sent) else ""
