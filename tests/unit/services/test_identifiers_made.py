"""Every number of DOMAIN.md §3 is made sound, then spoiled in one place: its check takes the one, not the other.

``CHECKED`` numbers carry a check digit, so that any other digit in any place must be noticed. ``SHAPED`` numbers
have only a shape: too long, too short and a sign of another kind must be noticed.
"""

import re
import string
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import given, settings, strategies as st

from services import identifiers as ids

Check = Callable[[str], bool]
Texts = st.SearchStrategy[str]


@dataclass(frozen=True)
class Made:
    """How sound numbers of one kind are made; ``places`` are those whose digit the check watches."""

    name: str
    check: Check
    texts: Texts
    places: range = range(0)


def shaped(pattern: str) -> Texts:
    return st.from_regex(re.compile(pattern, re.ASCII), fullmatch=True)


def _elfproef(first_eight: str) -> str:
    total = sum((9 - place) * int(digit) for place, digit in enumerate(first_eight))
    return f"{first_eight}{total % 11}"


elf = shaped(r"[0-9]{8}").map(_elfproef).filter(lambda text: len(text) == 9 and text != "000000000")


@st.composite
def a_nummers(draw: st.DrawFn) -> str:
    """Seven free digits leave three that the two sums decide: the first triple that fits is taken."""
    head = draw(shaped(r"[1-9][0-9]{6}").filter(lambda text: all(a != b for a, b in pairwise(text))))
    for tail in range(draw(st.integers(0, 999)), 2000):
        text = f"{head}{tail % 1000:03d}"
        digits = [int(sign) for sign in text]
        if any(left == right for left, right in pairwise(text)) or sum(digits) % 11 not in (0, 5):
            continue
        if sum(digit * 2**place for place, digit in enumerate(digits)) % 11 == 0:
            return text
    return "1010101025"


def _iban(bank_and_account: str) -> str:
    rest = int("".join(str(int(sign, 36)) for sign in f"{bank_and_account}NL00")) % 97
    return f"NL{98 - rest:02d}{bank_and_account}"


def _btw(nine: str) -> str:
    base = int("".join(str(int(sign, 36)) for sign in f"NL{nine}B00")) % 97
    return f"NL{nine}B{(98 - base) % 97 or 97:02d}"


CHECKED = [
    Made("bsn", ids.is_bsn, elf, range(9)),
    Made("rsin", ids.is_rsin, elf, range(9)),
    Made("a-nummer", ids.is_a_nummer, a_nummers(), range(10)),
    Made("loonheffingennummer", ids.is_loonheffingennummer, elf.map(lambda nine: f"{nine}L01"), range(9)),
    Made("oin of an RSIN", ids.is_oin, elf.map(ids.oin_of), range(8, 17)),
    Made("iban", ids.is_iban, shaped(r"[A-Z]{4}[0-9]{10}").map(_iban), range(8, 18)),
]
BAG_TYPES = "(?:01|02|03|10|20|30)"
not_elf = shaped(r"[0-9]{9}").filter(lambda nine: not ids.is_rsin(nine))
SHAPED = [
    Made("btw-id of a sole trader", ids.is_btw_id, not_elf.map(_btw)),
    Made("kvk", ids.is_kvk, shaped(r"[0-9]{8}")),
    Made("vestigingsnummer", ids.is_vestigingsnummer, shaped(r"0000[0-9]{8}")),
    Made("oin of a KvK number", ids.is_oin, shaped(r"00000003[0-9]{8}0000")),
    Made("oin of a test party", ids.is_oin, shaped(r"00000099[0-9]{9}000")),
    Made("oin of a school", ids.is_oin, shaped(r"00000007[0-9]{5}[0-9]{2}[A-Z]{2}000")),
    Made("sbi", ids.is_sbi, shaped(r"[0-9]{1,5}")),
    Made("gemeentecode", ids.is_gemeentecode, shaped(r"[0-9]{4}")),
    Made("brin of a place of teaching", ids.is_brin, shaped(r"[0-9]{2}[A-Z]{2}[0-9]{2}")),
    Made("postcode", ids.is_postcode, shaped(r"[1-9][0-9]{3} ?(?!SA|SD|SS)[A-Z]{2}")),
    Made("bag id", ids.is_bag_id, shaped(rf"[0-9]{{4}}{BAG_TYPES}[0-9]{{10}}")),
    Made("woz object", ids.is_woz_objectnummer, shaped(r"[0-9]{12}")),
    Made("rijbewijsnummer", ids.is_rijbewijsnummer, shaped(r"[0-9]{10}")),
    Made("bro id", ids.is_bro_id, shaped(r"[A-Z]{3}[0-9]{12}")),
    Made("documentnummer", ids.is_documentnummer, shaped(r"[A-NP-Z]{2}[A-NP-Z0-9]{6}[0-9]")),
    Made("kenteken", ids.is_kenteken, shaped(r"[0-9]{3}[A-Z]{2}[0-9]")),
    Made("parcel", ids.is_kadastrale_aanduiding, shaped(r"[A-Z]{3}[0-9]{2} [A-Z]{1,2} [1-9][0-9]{4} A [1-9][0-9]{3}")),
]


def _name(made: Made) -> str:
    return made.name


@pytest.mark.parametrize("made", [*CHECKED, *SHAPED], ids=_name)
@settings(max_examples=40)
@given(data=st.data())
def test_what_is_made_sound_is_taken(made: Made, data: st.DataObject) -> None:
    assert made.check(data.draw(made.texts))


@pytest.mark.parametrize("made", CHECKED, ids=_name)
@settings(max_examples=40)
@given(data=st.data(), step=st.integers(1, 9))
def test_another_digit_in_a_watched_place_is_refused(made: Made, data: st.DataObject, step: int) -> None:
    sound = data.draw(made.texts)
    for place in made.places:
        other = str((int(sound[place]) + step) % 10)
        assert not made.check(sound[:place] + other + sound[place + 1 :])


@pytest.mark.parametrize("made", [*CHECKED, *SHAPED], ids=_name)
@settings(max_examples=25)
@given(data=st.data(), place=st.integers(0, 40), odd=st.sampled_from(["€", "٣", "\n", "é"]))
def test_too_long_too_short_or_of_another_alphabet_is_refused(
    made: Made, data: st.DataObject, place: int, odd: str
) -> None:
    sound = data.draw(made.texts)
    at = place % len(sound)
    short = "" if made.check is ids.is_sbi else sound[:3]   # an SBI code may have one digit
    for spoiled in (sound[:at] + odd + sound[at + 1 :], f"{sound}{odd}", f"{sound}00000", short, ""):
        assert not made.check(spoiled), spoiled


@settings(max_examples=60)
@given(shaped(r"[0-9]{8}"))
def test_the_suffix_of_an_oin_follows_the_length_of_its_number(kvk: str) -> None:
    """The trap of DOMAIN.md §3.4: nine digits end in 000, eight digits in 0000."""
    assert ids.is_oin(f"00000003{kvk}0000")
    assert not ids.is_oin(f"00000003{kvk}000")
    assert not ids.is_oin(f"00000003{kvk}0001")
    assert ids.oin_kind(ids.oin_of(kvk)) == "kvk"


def test_a_btw_id_has_one_sound_ending_in_ninety_seven() -> None:
    sole_trader = "000099998"
    assert not ids.is_rsin(sole_trader)
    assert [end for end in range(100) if ids.is_btw_id(f"NL{sole_trader}B{end:02d}")] == [57]


@settings(max_examples=60)
@given(st.text(string.ascii_uppercase + string.digits, min_size=6, max_size=6))
def test_a_plate_belongs_to_one_series_and_its_dashes_to_one_place(plate: str) -> None:
    number = ids.sidecode(plate)
    written = ids.format_kenteken(plate)
    assert (number is None) is (written == plate)
    if number is not None:
        assert ids.sidecode(written) == number and ids.is_kenteken(written)
        moved = plate[:1] + "-" + plate[1:]
        assert ids.is_kenteken(moved) is (moved == written)
