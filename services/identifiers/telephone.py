"""Telephone numbers: one stored form, and what is shown of it."""

import re

from services.identifiers.arithmetic import DOT


def normalise_telefoon(text: str) -> str:
    """Return a Dutch number as 0612345647, a foreign one as +49…; empty when it cannot be a number."""
    number = re.sub(r"[ \-()]", "", text)
    number = re.sub(r"^(?:00|\+)31(?:0(?=[1-9]))?", "0", number)
    if re.fullmatch(r"0(?:[1-9][0-9]{8}|97[0-9]{9})", number):
        return number
    number = re.sub(r"^00", "+", number)
    return number if re.fullmatch(r"\+[1-9][0-9]{4,29}", number) else ""


def mask_telefoon(text: str) -> str:
    """Return "06 •• •• •• 47": only the first and the last two digits are shown."""
    number = normalise_telefoon(text) or text
    hidden = DOT * max(len(number) - 4, 0)
    pairs = " ".join(hidden[start : start + 2] for start in range(0, len(hidden), 2))
    return f"{number[:2]} {pairs} {number[-2:]}" if len(number) > 4 else DOT * len(number)
