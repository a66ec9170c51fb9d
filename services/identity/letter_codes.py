"""The codes that DigiD makes for people to copy: pairing codes, letters with A or H, e-mail with E (DOMAIN.md §1.3)."""

import secrets

CONSONANTS = "BCDFGHJKLMNPQRSTVWXZ"
LETTER_SIGNS = "BCDFGHJKLMNPQRSTVWXZ23456789"
PAIRING_LENGTH = 4
LETTER_LENGTH = 9


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
    """Return a code of nine signs that begins with ``kind``: A, H or E; never a vowel, Y, 0 or 1."""
    return kind + "".join(secrets.choice(LETTER_SIGNS) for _ in range(LETTER_LENGTH - 1))


def app_code() -> str:
    """Return the code that tells one app from another."""
    return "".join(secrets.choice(LETTER_SIGNS) for _ in range(4))
