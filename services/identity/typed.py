"""Judges what was typed at a login before anything is done with it: its form, and whether it is real."""

import re
from typing import Literal

from services.identifiers import is_iban, looks_like_bsn, normalise_telefoon
from services.identity.letter_codes import PAIRING_LENGTH
from services.identity.results import FieldError, OwnKind

USERNAME_LENGTH = (6, 32)
PASSWORD_LENGTH = (8, 32)
CODE_LENGTH = 6

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[A-Za-z]{2,}")
_MEANT = {"O": "0", "o": "0", "I": "1", "l": "1", "i": "1", "L": "1", "Z": "2", "S": "5", "B": "8"}


def own_data(username: str) -> OwnKind | None:
    """Return what of a real person this user name looks like; None when it looks like nothing of the kind."""
    text = username.strip()
    if looks_like_bsn(text):
        return "bsn"
    if _EMAIL.fullmatch(text) and not text.lower().endswith(".example"):
        return "email"
    if is_iban(text):
        return "iban"
    return "telefoon" if normalise_telefoon(text) else None


def credential_errors(username: str, password: str) -> tuple[FieldError, ...]:
    """Return what cannot be right about a user name and password (DOMAIN.md §1.3); empty when all may be."""
    errors = [
        _visible("username", username, USERNAME_LENGTH),
        _visible("password", password, PASSWORD_LENGTH),
    ]
    return tuple(error for error in errors if error is not None)


def code_errors(code: str) -> tuple[FieldError, ...]:
    """Return what cannot be right about an sms code without spaces; every wrong box is named."""
    if not code:
        return (FieldError("code", "empty", wanted=CODE_LENGTH),)
    wrong = tuple(
        FieldError("code", "not_digit", position, sign, _MEANT.get(sign, ""))
        for position, sign in enumerate(code, start=1)
        if not ("0" <= sign <= "9")
    )
    if not wrong and len(code) != CODE_LENGTH:
        return (FieldError("code", "length", wanted=CODE_LENGTH, given=len(code)),)
    return wrong


def pairing_errors(code: str) -> tuple[FieldError, ...]:
    """Return what cannot be right about a pairing code: it has four letters, upper or lower case."""
    plain = code.strip()
    if not plain:
        return (FieldError("pairing", "empty", wanted=PAIRING_LENGTH),)
    for position, sign in enumerate(plain, start=1):
        if not (sign.isascii() and sign.isalpha()):
            return (FieldError("pairing", "not_letter", position, sign),)
    if len(plain) != PAIRING_LENGTH:
        return (FieldError("pairing", "length", wanted=PAIRING_LENGTH, given=len(plain)),)
    return ()


def plain_code(code: str) -> str:
    """Return a code without the spaces and dash people copy along: "482 057" is 482057."""
    return re.sub(r"[\s\-–]", "", code)


def _visible(name: Literal["username", "password"], text: str, lengths: tuple[int, int]) -> FieldError | None:
    if not text:
        return FieldError(name, "empty")
    for position, sign in enumerate(text, start=1):
        if not ("!" <= sign <= "~"):
            return FieldError(name, "not_allowed", position, sign)
    shortest, longest = lengths
    if len(text) < shortest:
        return FieldError(name, "too_short", wanted=shortest, given=len(text))
    return FieldError(name, "too_long", wanted=longest, given=len(text)) if len(text) > longest else None
