"""Addresses and what the BAG numbers: objects by type, postcode, house number (DOMAIN.md §3.7)."""

from enum import StrEnum

from services.identifiers.arithmetic import digits_only, full


class BagObject(StrEnum):
    """What a BAG id points at: its fifth and sixth digit."""

    VERBLIJFSOBJECT = "01"
    LIGPLAATS = "02"
    STANDPLAATS = "03"
    PAND = "10"
    NUMMERAANDUIDING = "20"
    OPENBARE_RUIMTE = "30"


def bag_object(text: str) -> BagObject | None:
    """Return the kind of object a BAG id points at; None when it is no BAG id."""
    if not digits_only(text, 16) or text[4:6] not in set(BagObject):
        return None
    return BagObject(text[4:6])


def is_bag_id(text: str, kind: BagObject | None = None) -> bool:
    """Return True for sixteen digits with a known object type, and that of ``kind`` when given."""
    found = bag_object(text)
    return found is not None and kind in (None, found)


is_woonplaatscode = full(r"[0-9]{4}")
is_huisnummer = full(r"[1-9][0-9]{0,4}")
is_huisletter = full(r"[A-Za-z]")
is_toevoeging = full(r"[A-Za-z0-9]{1,4}")
is_postcode = full(r"[1-9][0-9]{3} ?(?!SA|SD|SS)[A-Z]{2}")


def normalise_postcode(text: str) -> str:
    """Return a postcode as it is stored: "2729XY"."""
    return "".join(text.split()).upper()


def format_postcode(text: str) -> str:
    """Return a postcode as it is shown: "2729 XY"; what is no postcode comes back as it was."""
    postcode = normalise_postcode(text)
    return f"{postcode[:4]} {postcode[4:]}" if is_postcode(postcode) else text
