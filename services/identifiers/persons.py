"""Numbers of persons: BSN, A-nummer, document and driving licence number (DOMAIN.md §3.1, 3.3, 3.8)."""

import re
from itertools import pairwise
from typing import Literal

from services.identifiers.arithmetic import DOT, digits_only, elfproef, full

BsnFault = Literal["", "empty", "not_digits", "eight_digits", "length", "elfproef"]

_BSN_IN_TEXT = re.compile(r"(?<![0-9])[0-9]{9}(?![0-9])")
# Spaces, dots and dashes as people write them between the digits of their own number.
_BSN_AS_TYPED = re.compile(r"(?<![0-9])[0-9](?:[ .\-]?[0-9]){7,8}(?![0-9])")


def is_bsn(text: str) -> bool:
    """Return True for nine digits that pass the elfproef; all zeros do not count."""
    return bsn_fault(text) == ""


def bsn_fault(text: str) -> BsnFault:
    """Say what is wrong with a BSN; "eight_digits" means that the leading 0 was left out."""
    if not text.strip():
        return "empty"
    if not digits_only(text):
        return "not_digits"
    if len(text) != 9:
        return "eight_digits" if len(text) == 8 else "length"
    return "" if elfproef(text) else "elfproef"


def mask_bsn(bsn: str) -> str:
    """Return "•••••0342": as many dots as there are hidden digits, then the last four."""
    return DOT * max(len(bsn) - 4, 0) + bsn[-4:] if len(bsn) > 4 else DOT * len(bsn)


def redact_bsns(text: str) -> str:
    """Return ``text`` with every nine-digit number that passes the elfproef masked, for logs and messages."""
    return _BSN_IN_TEXT.sub(_mask_match, text)


def looks_like_bsn(text: str) -> bool:
    """Return True when ``text`` holds a BSN as people write it: with dots, or without the leading 0."""
    for match in _BSN_AS_TYPED.finditer(text):
        digits = re.sub(r"[^0-9]", "", match[0])
        if is_bsn(digits.zfill(9)):
            return True
    return False


def is_a_nummer(text: str) -> bool:
    """Return True for a valid administration number of the BRP: ten digits with two check sums."""
    if not digits_only(text, 10) or text[0] == "0":
        return False
    digits = [int(digit) for digit in text]
    if any(left == right for left, right in pairwise(digits)):
        return False
    weighted = sum(digit << place for place, digit in enumerate(digits))
    return sum(digits) % 11 in (0, 5) and weighted % 11 == 0


def is_documentnummer(text: str) -> bool:
    """Return True for a passport or identity card number: nine characters, never the letter O."""
    return re.fullmatch(r"[A-NP-Z]{2}[A-NP-Z0-9]{6}[0-9]", text) is not None


is_rijbewijsnummer = full(r"[0-9]{10}")


def _mask_match(match: re.Match[str]) -> str:
    return mask_bsn(match[0]) if is_bsn(match[0]) else match[0]
