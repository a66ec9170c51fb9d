"""The check rules of every number a Dutch front office meets, and how each is written on a screen.

``is_…`` answers yes or no and never raises. Numbers of digits only are strict (nine digits are a BSN, not
"1112.22.333"); what people write with dashes or spaces (kenteken, postcode, IBAN) may have them, and
``normalise_…`` gives the stored form, ``format_…`` the form on a screen. Rules: ../shared/DOMAIN.md §3.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Literal

BsnFault = Literal["", "empty", "not_digits", "eight_digits", "length", "elfproef"]

_DOT = "•"
_BSN_IN_TEXT = re.compile(r"(?<![0-9])[0-9]{9}(?![0-9])")
# Spaces, dots and dashes as people write them between the digits of their own number.
_BSN_AS_TYPED = re.compile(r"(?<![0-9])[0-9](?:[ .\-]?[0-9]){7,8}(?![0-9])")


def _full(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile(pattern)

    def check(text: str) -> bool:
        return compiled.fullmatch(text) is not None

    return check


# Persons ------------------------------------------------------------------------------------------------


def is_bsn(text: str) -> bool:
    """Return True for nine digits that pass the elfproef; all zeros do not count."""
    return bsn_fault(text) == ""


def bsn_fault(text: str) -> BsnFault:
    """Say what is wrong with a BSN; "eight_digits" means that the leading 0 was left out."""
    if not text.strip():
        return "empty"
    if not _digits(text):
        return "not_digits"
    if len(text) != 9:
        return "eight_digits" if len(text) == 8 else "length"
    return "" if _elfproef(text) else "elfproef"


def mask_bsn(bsn: str) -> str:
    """Return "•••••0342": as many dots as there are hidden digits, then the last four."""
    return _DOT * max(len(bsn) - 4, 0) + bsn[-4:] if len(bsn) > 4 else _DOT * len(bsn)


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
    if not _digits(text, 10) or text[0] == "0":
        return False
    digits = [int(digit) for digit in text]
    if any(left == right for left, right in pairwise(digits)):
        return False
    weighted = sum(digit << place for place, digit in enumerate(digits))
    return sum(digits) % 11 in (0, 5) and weighted % 11 == 0


def is_documentnummer(text: str) -> bool:
    """Return True for a passport or identity card number: nine characters, never the letter O."""
    return re.fullmatch(r"[A-NP-Z]{2}[A-NP-Z0-9]{6}[0-9]", text) is not None


is_rijbewijsnummer = _full(r"[0-9]{10}")


# Companies and organisations ------------------------------------------------------------------------------

is_kvk = _full(r"[0-9]{8}")
is_vestigingsnummer = _full(r"[0-9]{12}")
is_sbi = _full(r"[0-9]{1,5}")
is_gemeentecode = _full(r"[0-9]{4}")
is_brin = _full(r"[0-9]{2}[A-Z]{2}(?:[0-9]{2})?")

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
    return _digits(text, 9) and _elfproef(text)


def is_oin(text: str) -> bool:
    """Return True for an OIN: prefix of eight, number, and 000 after nine digits or 0000 after eight."""
    kind, number = oin_kind(text), text[8:]
    if kind == "rsin":
        return is_rsin(number[:9]) and number[9:] == "000"
    if kind == "kvk":
        return _digits(number) and number[8:] == "0000"
    if kind == "brin":
        return re.fullmatch(r"[0-9A-Z]{9}000", number) is not None
    return bool(kind) and _digits(number) and number.endswith("000")


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
    return is_rsin(text[2:11]) or _mod97(text) == 1


def is_loonheffingennummer(text: str) -> bool:
    """Return True for an RSIN or BSN, L and two digits."""
    return re.fullmatch(r"[0-9]{9}L[0-9]{2}", text) is not None and _elfproef(text[:9])


# Money --------------------------------------------------------------------------------------------------


def is_iban(text: str) -> bool:
    """Return True for an IBAN with a sound check; one of NL must have eighteen characters."""
    iban = normalise_iban(text)
    if re.fullmatch(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}", iban) is None:
        return False
    if iban.startswith("NL") and re.fullmatch(r"NL[0-9]{2}[A-Z]{4}[0-9]{10}", iban) is None:
        return False
    return "02" <= iban[2:4] <= "98" and _mod97(iban[4:] + iban[:4]) == 1


def normalise_iban(text: str) -> str:
    """Return an IBAN without spaces, in capitals."""
    return text.replace(" ", "").upper()


def format_iban(text: str) -> str:
    """Return an IBAN in groups of four: "NL93 DEMO 0123 4567 89"."""
    iban = normalise_iban(text)
    return " ".join(iban[start : start + 4] for start in range(0, len(iban), 4))


# Cars -----------------------------------------------------------------------------------------------------

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


# Addresses and land ----------------------------------------------------------------------------------------


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
    if not _digits(text, 16) or text[4:6] not in set(BagObject):
        return None
    return BagObject(text[4:6])


def is_bag_id(text: str, kind: BagObject | None = None) -> bool:
    """Return True for sixteen digits with a known object type, and that of ``kind`` when given."""
    found = bag_object(text)
    return found is not None and kind in (None, found)


is_woonplaatscode = _full(r"[0-9]{4}")
is_woz_objectnummer = _full(r"[0-9]{12}")
is_bro_id = _full(r"[A-Z]{3}[0-9]{12}")
is_huisnummer = _full(r"[1-9][0-9]{0,4}")
is_huisletter = _full(r"[A-Za-z]")
is_toevoeging = _full(r"[A-Za-z0-9]{1,4}")
is_postcode = _full(r"[1-9][0-9]{3} ?(?!SA|SD|SS)[A-Z]{2}")


def normalise_postcode(text: str) -> str:
    """Return a postcode as it is stored: "2729XY"."""
    return "".join(text.split()).upper()


def format_postcode(text: str) -> str:
    """Return a postcode as it is shown: "2729 XY"; what is no postcode comes back as it was."""
    postcode = normalise_postcode(text)
    return f"{postcode[:4]} {postcode[4:]}" if is_postcode(postcode) else text


@dataclass(frozen=True)
class KadastraleAanduiding:
    """A parcel, or an apartment right in it when ``index`` is not 0. ``gemeente`` is the cadastral one."""

    gemeente: str
    sectie: str
    perceelnummer: int
    index: int = 0

    def __str__(self) -> str:
        apartment = f" A {self.index}" if self.index else ""
        return f"{self.gemeente} {self.sectie} {self.perceelnummer}{apartment}"


_PARCEL = re.compile(
    r"(?P<gemeente>[A-Z]{3}[0-9]{2}|['’]?[^\W\d_](?:[^\W\d_]|[ '’.\-])*?) (?P<sectie>[A-Z]{1,2}) "
    r"(?P<nummer>[1-9][0-9]{0,4})(?: A ?(?P<index>[1-9][0-9]{0,3}))?"
)


def parse_kadastrale_aanduiding(text: str) -> KadastraleAanduiding | None:
    """Read "Zoetermeer C 4711 A 12" or "ZTM00 C 4711"; None when it is something else."""
    found = _PARCEL.fullmatch(" ".join(text.split()))
    if (
        found is None
        or not text.isprintable()
        or re.search(r"[^\x00-\x7f]", "".join(re.findall(r"\d", text)))
    ):
        return None
    return KadastraleAanduiding(
        found["gemeente"], found["sectie"], int(found["nummer"]), int(found["index"] or 0)
    )


def is_kadastrale_aanduiding(text: str) -> bool:
    """Return True for a kadastrale gemeente, section, parcel number and, if wanted, an apartment index."""
    return parse_kadastrale_aanduiding(text) is not None


def is_zaaknummer(text: str) -> bool:
    """Return True for 1 to 40 visible characters."""
    return 1 <= len(text) <= 40 and text.isprintable() and text == text.strip()


# Telephone ------------------------------------------------------------------------------------------------


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
    hidden = _DOT * max(len(number) - 4, 0)
    pairs = " ".join(hidden[start : start + 2] for start in range(0, len(hidden), 2))
    return f"{number[:2]} {pairs} {number[-2:]}" if len(number) > 4 else _DOT * len(number)


# Arithmetic -------------------------------------------------------------------------------------------------


def _digits(text: str, length: int | None = None) -> bool:
    return text.isascii() and text.isdigit() and length in (None, len(text))


def _elfproef(text: str) -> bool:
    weighted = sum(
        int(digit) * weight for digit, weight in zip(text, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True)
    )
    return weighted % 11 == 0 and text != "000000000"


def _mod97(text: str) -> int:
    return int("".join(str(int(sign, 36)) for sign in text)) % 97


def _mask_match(match: re.Match[str]) -> str:
    return mask_bsn(match[0]) if is_bsn(match[0]) else match[0]
