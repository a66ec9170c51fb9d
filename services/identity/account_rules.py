"""The input rules of an account (DOMAIN.md §1.3): each returns the key of what is wrong, empty when nothing is.

The words of a key stand under ``fault.<key>`` in the shared texts.
"""

import re
from datetime import date
from itertools import pairwise

from services.identifiers import bsn_fault, is_documentnummer, is_huisnummer, is_postcode, is_toevoeging
from services.identifiers.telephone import normalise_telefoon
from services.identity.letter_codes import LETTER_SIGNS, code_length
from services.identity.typed import PASSWORD_LENGTH, USERNAME_LENGTH

PRACTICE_NUMBERS = ("061234", "+34600000")
MOST_PER_ADDRESS = 5
_EMAIL = re.compile(r"[^\s@]{1,64}@[^\s@]+\.[^\s@.]{2,}")
_LONGEST_EMAIL = 254
_DOCUMENT_LENGTH = 9


def bsn(text: str) -> str:
    """A citizen service number; eight digits get a message of their own."""
    fault = bsn_fault(text.strip())
    return f"bsn_{fault}" if fault else ""


def birth_date(text: str, today: date) -> str:
    """dd-mm-yyyy with zeros for what is unknown; a day needs a month and a month a year; not in the future."""
    found = re.fullmatch(r"(\d{1,2})-(\d{1,2})-(\d{4})", text.strip())
    if not text.strip():
        return "birth_empty"
    if found is None:
        return "birth_form"
    day, month, year = (int(part) for part in found.groups())
    if (day and not month) or (month and not year):
        return "birth_half"
    if not (day and month and year):
        return "birth_future" if year > today.year else "" if month <= 12 else "birth_none"
    try:
        born = date(year, month, day)
    except ValueError:
        return "birth_none"
    return "birth_future" if born > today else ""


def plain_birth_date(text: str) -> str:
    """Return dd-mm-yyyy with two, two and four digits."""
    day, month, year = text.strip().split("-")
    return f"{int(day):02}-{int(month):02}-{year}"


def postcode(text: str) -> str:
    """1234AB; a space is fine and so are small letters."""
    return "" if is_postcode(text.strip().upper()) else "postcode_empty" if not text.strip() else "postcode_form"


def house_number(text: str) -> str:
    """One to five digits."""
    return "" if is_huisnummer(text.strip()) else "house_empty" if not text.strip() else "house_form"


def addition(text: str) -> str:
    """Nothing, or one to four letters and digits."""
    return "" if not text.strip() or is_toevoeging(text.strip()) else "addition_form"


def username(text: str) -> str:
    """6 to 32 characters, no spaces, no letters with accents."""
    return _signs("username", text, USERNAME_LENGTH)


def password(text: str, name: str) -> str:
    """8 to 32 characters with a small and a capital letter, a digit and another sign, without the user name."""
    fault = _signs("password", text, PASSWORD_LENGTH)
    if fault:
        return fault
    for kind, pattern in (("lower", "[a-z]"), ("upper", "[A-Z]"), ("digit", "[0-9]"), ("special", "[^A-Za-z0-9]")):
        if not re.search(pattern, text):
            return f"password_{kind}"
    return "password_name" if name and name.lower() in text.lower() else ""


def email(text: str) -> str:
    """A practice address: at most 254 characters, 64 before the @, ending in .example."""
    address = text.strip()
    if len(address) > _LONGEST_EMAIL or not _EMAIL.fullmatch(address):
        return "email_empty" if not address else "email_form"
    return "" if address.lower().endswith(".example") else "email_real"


def phone(text: str) -> str:
    """A practice number: it begins with 06 1234, so that nobody leaves a real one here."""
    number = normalise_telefoon(text)
    if not number:
        return "phone_empty" if not text.strip() else "phone_form"
    return "" if number.startswith(PRACTICE_NUMBERS) else "phone_real"


def pin(text: str) -> str:
    """Five digits; not all the same, not going up (12345), not going down (54321)."""
    if not re.fullmatch(r"[0-9]{5}", text):
        return "pin_empty" if not text else "pin_form"
    steps = {int(after) - int(before) for before, after in pairwise(text)}
    return {0: "pin_same", 1: "pin_up", -1: "pin_down"}.get(next(iter(steps)), "") if len(steps) == 1 else ""


def document_number(text: str) -> str:
    """Two letters, six letters or digits, a digit; the letter O never occurs."""
    plain = text.strip().upper()
    if not plain:
        return "document_empty"
    if len(plain) == _DOCUMENT_LENGTH and "O" in plain:
        return "document_o"
    return "" if is_documentnummer(plain) else "document_form"


def letter_code(text: str, kind: str) -> str:
    """A code from a letter or e-mail, beginning with its kind: A, H or E and eight signs, R and five."""
    plain = text.strip().upper()
    if not plain:
        return "code_empty"
    if not plain.startswith(kind):
        return f"code_kind_{kind.lower()}"
    well_formed = len(plain) == code_length(kind) and all(sign in LETTER_SIGNS for sign in plain[1:])
    return "" if well_formed else "code_form_r" if kind == "R" else "code_form"


def _signs(field: str, text: str, lengths: tuple[int, int]) -> str:
    if not text:
        return f"{field}_empty"
    if not all("!" <= sign <= "~" for sign in text):
        return f"{field}_signs"
    shortest, longest = lengths
    return f"{field}_short" if len(text) < shortest else f"{field}_long" if len(text) > longest else ""
