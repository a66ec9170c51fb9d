"""What may be kept as a notification address: plain rules without a screen (DOMAIN.md §1.3, §4.5)."""

import re

_SHAPE = re.compile(r"[^@\s]{1,64}@[^@\s]+\.[^@\s.]+")
_LONGEST = 254


def address_fault(address: str) -> str:
    """Return the text key of what is wrong with this address, or an empty string when it may be kept."""
    if not address:
        return "address_empty"
    if len(address) > _LONGEST or not _SHAPE.fullmatch(address):
        return "address_wrong"
    if not address.lower().endswith(".example"):
        return "address_real"
    return ""
