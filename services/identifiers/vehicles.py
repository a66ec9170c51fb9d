"""Kentekens: the fourteen patterns that exclude each other, and where the dashes stand (DOMAIN.md §3.6)."""

import re

_SIDECODES = (
    "XX-99-99", "99-99-XX", "99-XX-99", "XX-99-XX", "XX-XX-99", "99-XX-XX", "99-XXX-9",
    "9-XXX-99", "XX-999-X", "X-999-XX", "XXX-99-X", "X-99-XXX", "9-XX-999", "999-XX-9",
)  # fmt: skip
_AVOIDED = frozenset({"SA", "SD", "SS", "GVD", "KKK", "NSB", "PKK", "PSV", "TBS"})


def sidecode(text: str) -> int | None:
    """Return which of the fourteen patterns (1 to 14) a kenteken has; None when it has none."""
    plate = normalise_kenteken(text)
    shape = "".join("9" if "0" <= sign <= "9" else "X" if "A" <= sign <= "Z" else "?" for sign in plate)
    for number, pattern in enumerate(_SIDECODES, start=1):
        if shape == pattern.replace("-", ""):
            return number
    return None


def is_kenteken(text: str) -> bool:
    """Return True for one of the fourteen patterns; dashes must stand in their places or be left out."""
    number = sidecode(text)
    if number is None:
        return False
    return "-" not in text or text.strip().upper() == format_kenteken(text)


def normalise_kenteken(text: str) -> str:
    """Return a kenteken as it is stored: six capitals and digits, no dashes."""
    return text.replace("-", "").replace(" ", "").upper()


def format_kenteken(text: str) -> str:
    """Return a kenteken with its dashes; what has no known pattern comes back as it was."""
    number = sidecode(text)
    if number is None:
        return text
    plate = normalise_kenteken(text)
    for place, sign in enumerate(_SIDECODES[number - 1]):
        if sign == "-":
            plate = f"{plate[:place]}-{plate[place:]}"
    return plate


def avoided_letters(text: str) -> str:
    """Return the group of letters that is never issued on a plate (SA, SD, SS, …), if there is one."""
    for group in re.findall(r"[A-Z]+", format_kenteken(text)):
        if group in _AVOIDED:
            return str(group)
    return ""
