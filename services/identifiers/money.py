"""Account numbers: the IBAN, its stored and its written form (DOMAIN.md §3.5)."""

import re

from services.identifiers.arithmetic import mod97


def is_iban(text: str) -> bool:
    """Return True for an IBAN with a sound check; one of NL must have eighteen characters."""
    iban = normalise_iban(text)
    if re.fullmatch(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}", iban) is None:
        return False
    if iban.startswith("NL") and re.fullmatch(r"NL[0-9]{2}[A-Z]{4}[0-9]{10}", iban) is None:
        return False
    return "02" <= iban[2:4] <= "98" and mod97(iban[4:] + iban[:4]) == 1


def normalise_iban(text: str) -> str:
    """Return an IBAN without spaces, in capitals."""
    return text.replace(" ", "").upper()


def format_iban(text: str) -> str:
    """Return an IBAN in groups of four: "NL93 DEMO 0123 4567 89"."""
    iban = normalise_iban(text)
    return " ".join(iban[start : start + 4] for start in range(0, len(iban), 4))
