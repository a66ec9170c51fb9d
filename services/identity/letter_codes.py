"""The codes that DigiD makes for people to copy: pairing codes, letters with A, H or R, e-mail with E (§1.3)."""

import secrets

CONSONANTS = "BCDFGHJKLMNPQRSTVWXZ"
LETTER_SIGNS = "BCDFGHJKLMNPQRSTVWXZ23456789"
PAIRING_LENGTH = 4
LETTER_LENGTH = 9
DOCUMENT_CODE_LENGTH = 6
PUK_LENGTH = 8


def pairing_code() -> str:
    """Return four consonants: no word can come of them."""
    return "".join(secrets.choice(CONSONANTS) for _ in range(PAIRING_LENGTH))


def fixed_pairing_code() -> str:
    """Return the same code each time, for pictures and tests."""
    return "KRBT"


def ticket() -> str:
    """Return what a QR code carries: nobody can guess it."""
    return secrets.token_urlsafe(12)


def fixed_ticket() -> str:
    """Return the same ticket each time, for pictures."""
    return "oefening-oefening"


def letter_code(kind: str) -> str:
    """Return a code that begins with ``kind``: nine signs for A, H and E, six for R; never a vowel, Y, 0 or 1."""
    return kind + "".join(secrets.choice(LETTER_SIGNS) for _ in range(code_length(kind) - 1))


def fixed_letter_code(kind: str) -> str:
    """Return the same code of a kind each time, for pictures."""
    return f"{kind}K7RT4NB2"[: code_length(kind)]


def code_length(kind: str) -> int:
    """Return how many signs a code has that begins with ``kind``: R + 5 for a document, else nine in all."""
    return DOCUMENT_CODE_LENGTH if kind == "R" else LETTER_LENGTH


def puk_code() -> str:
    """Return the eight digits that unblock a document ([design]: DOMAIN.md names the code, not its length)."""
    return "".join(secrets.choice("0123456789") for _ in range(PUK_LENGTH))


def app_code() -> str:
    """Return the code that tells one app from another."""
    return "".join(secrets.choice(LETTER_SIGNS) for _ in range(4))
