"""Numbers of companies and organisations: KvK, RSIN, OIN, btw-id, loonheffingennummer, SBI, BRIN (DOMAIN.md §3.4)."""

import re

from services.identifiers.arithmetic import digits_only, elfproef, full, mod97

is_kvk = full(r"[0-9]{8}")
is_vestigingsnummer = full(r"[0-9]{12}")
is_sbi = full(r"[0-9]{1,5}")
is_gemeentecode = full(r"[0-9]{4}")
is_brin = full(r"[0-9]{2}[A-Z]{2}(?:[0-9]{2})?")

_OIN_NUMBERS: dict[str, str] = {
    "00000001": "rsin",
    "00000003": "kvk",
    "00000004": "suboin",
    "00000006": "logius",
    "00000007": "brin",
    "00000099": "test",
}


def is_rsin(text: str) -> bool:
    """Return True for the number of a legal person or partnership: nine digits, same elfproef as a BSN."""
    return digits_only(text, 9) and elfproef(text)


def is_oin(text: str) -> bool:
    """Return True for an OIN: prefix of eight, number, and 000 after nine digits or 0000 after eight."""
    kind, number = oin_kind(text), text[8:]
    if kind == "rsin":
        return is_rsin(number[:9]) and number[9:] == "000"
    if kind == "kvk":
        return digits_only(number) and number[8:] == "0000"
    if kind == "brin":
        return re.fullmatch(r"[0-9A-Z]{9}000", number) is not None
    return bool(kind) and digits_only(number) and number.endswith("000")


def oin_kind(text: str) -> str:
    """Return which number an OIN carries ("rsin", "kvk", …); empty when it is none of the known kinds."""
    return _OIN_NUMBERS.get(text[:8], "") if len(text) == 20 else ""


def oin_of(rsin_or_kvk: str) -> str:
    """Return the OIN of a legal person (nine digits) or company (eight). Raises ValueError for another."""
    if is_rsin(rsin_or_kvk):
        return f"00000001{rsin_or_kvk}000"
    if is_kvk(rsin_or_kvk):
        return f"00000003{rsin_or_kvk}0000"
    raise ValueError("an OIN is made of an RSIN or a KvK number")


def is_btw_id(text: str) -> bool:
    """Return True for NL, nine digits, B and two digits: of a legal person (RSIN) or by the mod 97 check."""
    if re.fullmatch(r"NL[0-9]{9}B[0-9]{2}", text) is None:
        return False
    return is_rsin(text[2:11]) or mod97(text) == 1


def is_loonheffingennummer(text: str) -> bool:
    """Return True for an RSIN or BSN, L and two digits."""
    return re.fullmatch(r"[0-9]{9}L[0-9]{2}", text) is not None and elfproef(text[:9])
