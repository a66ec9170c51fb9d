"""Proves the check rules of every number, by examples, by properties and by numbers that must fail."""

import re
import string
from collections.abc import Callable

import pytest
from hypothesis import given, strategies as st

from services import identifiers as ids
from services.identifiers import BagObject, KadastraleAanduiding

SIDECODES = [
    "XX-99-99", "99-99-XX", "99-XX-99", "XX-99-XX", "XX-XX-99", "99-XX-XX", "99-XXX-9",
    "9-XXX-99", "XX-999-X", "X-999-XX", "XXX-99-X", "X-99-XXX", "9-XX-999", "999-XX-9",
]  # fmt: skip

# Each row: the check, what passes (from ../shared/DOMAIN.md §3), what must not (the negative control).
EXAMPLES = [
    (ids.is_bsn, ["999990342", "111222333", "123456782", "900050342", "900092750"],
     ["123456789", "000000000", "9999903420", "999990343", "99999034x", "\uff19" * 9, " 99999034"]),
    (ids.is_a_nummer, ["1010101025", "3021612471"], ["1234567890", "0101010125", "1010101024", "1101010125"]),
    (ids.is_rsin, ["002220647"], ["002220648", "000000000", "2220647"]),
    (ids.is_kvk, ["68727720", "69599084", "90001354"], ["6959908", "695990840", "6959908A"]),
    (ids.is_vestigingsnummer, ["000037178601"], ["37178601", "00003717860a"]),
    (ids.is_oin, ["00000001002220647000", "00000003695990840000", "00000004194049711000"],
     ["00000003695990840001", "00000003069599084000", "00000001002220648000", "00000002002220647000",
      "0000000100222064700", "00000001002220647001"]),
    (ids.is_btw_id, ["NL000099998B57", "NL002220647B01"], ["NL000099998B58", "NL00009999B57"]),
    (ids.is_loonheffingennummer, ["002220647L01"], ["002220648L01", "002220647L1"]),
    (ids.is_gemeentecode, ["0637", "0363"], ["637", "06370"]),
    (ids.is_iban,
     ["NL91ABNA0417164300", "NL93DEMO0123456789", "NL13 DEMO 0999 9999 90", "nl13demo0999999990"],
     ["NL92ABNA0417164300", "NL91ABNA041716430", "NL91ABNA04171643O0", "91ABNA0417164300", ""]),
    (ids.is_kenteken, ["418-XK-9", "418XK9", "0-TST-01", "xx-99-99", "12-AB-CD"],
     ["41-8XK-9", "AA-11", "ABC-DEF", "123456", "418-XK-99", ""]),
    (ids.is_postcode, ["2729XY", "2729 XY"],
     ["0729XY", "2729SA", "2729 SS", "2729sd", "272XY", "2729  XY", "2729XY\n"]),
    (ids.is_bag_id, ["0637010000123456", "0637200000123456", "0637100000004711", "0637300000000001"],
     ["0637040000123456", "063701000012345", "0637010000l23456"]),
    (ids.is_bro_id, ["GMW000000012345"], ["GMW00000012345", "gmw000000012345"]),
    (ids.is_brin, ["25LZ", "25LZ00"], ["25L", "2525", "25LZ0"]),
    (ids.is_woz_objectnummer, ["063700001234"], ["06370000123"]),
    (ids.is_rijbewijsnummer, ["5123456789"], ["512345678"]),
    (ids.is_documentnummer, ["SPECI2014", "NXK6RB2B9"], ["SPECO2014", "NXK6RB2BB", "SPECI201"]),
    (ids.is_kadastrale_aanduiding, ["Zoetermeer C 4711 A 12", "ZTM00 C 4711", "'s-Gravenhage AB 1"],
     ["Zoetermeer 4711", "Zoetermeer C 0", "Zoetermeer C 123456",
      "Zoetermeer c 4711", "Zoetermeer C 1 B 12"]),
    (ids.is_zaaknummer, ["Z-2014-0001234"], ["", "x" * 41, " Z-1", "Z\n1"]),
    (ids.is_huisnummer, ["18", "99999"], ["0", "100000", "18a"]),
    (ids.is_toevoeging, ["A", "bis", "0001"], ["", "12345", "A-1"]),
]  # fmt: skip
CHECKS = [row[0] for row in EXAMPLES]


@pytest.mark.parametrize(
    ("check", "text", "expected"),
    [(check, text, True) for check, good, _ in EXAMPLES for text in good]
    + [(check, text, False) for check, _, bad in EXAMPLES for text in bad],
)
def test_examples(check: Callable[[str], bool], text: str, expected: bool) -> None:
    assert check(text) is expected


@given(st.text(max_size=40))
def test_no_check_ever_raises(text: str) -> None:
    for check in CHECKS:
        assert check(text) in (True, False)


def numbers(length: int) -> st.SearchStrategy[str]:
    return st.text(string.digits, min_size=length, max_size=length)


def _with_check_digit(first_eight: str) -> str:
    total = sum((9 - place) * int(digit) for place, digit in enumerate(first_eight))
    return f"{first_eight}{total % 11}"


# Made, not searched for: one number in eleven is a BSN. A remainder of 10 gives ten digits, which is none.
bsns = numbers(8).map(_with_check_digit).filter(ids.is_bsn)


@given(numbers(9))
def test_elfproef_is_the_formula_of_the_handbook(text: str) -> None:
    total = sum((9 - place) * int(digit) for place, digit in enumerate(text[:8])) - int(text[8])
    assert ids.is_bsn(text) is (total % 11 == 0 and int(text) > 0)


@given(bsns, st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(bsn: str, place: int, step: int) -> None:
    wrong = bsn[:place] + str((int(bsn[place]) + step) % 10) + bsn[place + 1 :]
    assert not ids.is_bsn(wrong)


@given(bsns, st.integers(0, 6))
def test_two_neighbours_swapped_are_noticed(bsn: str, place: int) -> None:
    swapped = bsn[:place] + bsn[place + 1] + bsn[place] + bsn[place + 2 :]
    assert ids.is_bsn(swapped) is (swapped == bsn)


@pytest.mark.parametrize(
    ("text", "fault"),
    [("", "empty"), ("  ", "empty"), ("12345678", "eight_digits"), ("1234567", "length"),
     ("12345678a", "not_digits"), ("123456789", "elfproef"), ("123456782", "")],
)  # fmt: skip
def test_a_wrong_bsn_is_told_what_is_wrong(text: str, fault: str) -> None:
    assert ids.bsn_fault(text) == fault


def test_a_bsn_is_masked_as_in_the_pictures() -> None:
    assert ids.mask_bsn("900050342") == "•••••0342"
    assert ids.mask_bsn("0342") == "••••"


@given(bsns)
def test_a_mask_shows_four_digits_and_redacting_finds_it_in_a_sentence(bsn: str) -> None:
    assert ids.redact_bsns(f"klant {bsn}, dossier") == f"klant {ids.mask_bsn(bsn)}, dossier"
    assert sum(sign.isdigit() for sign in ids.mask_bsn(bsn)) == 4


@given(numbers(9).filter(lambda text: not ids.is_bsn(text)))
def test_negative_control_other_numbers_are_left_alone(text: str) -> None:
    assert ids.redact_bsns(f"dossier {text}") == f"dossier {text}"


@given(bsns, st.sampled_from(["{}", "bsn {}!", "{}@voorportaal"]))
def test_a_bsn_as_people_type_it_is_recognised(bsn: str, sentence: str) -> None:
    dotted = f"{bsn[:4]}.{bsn[4:6]}.{bsn[6:]}"
    for typed in (bsn, dotted, dotted.replace(".", " ")):
        assert ids.looks_like_bsn(sentence.format(typed))
    if bsn.startswith("0") and bsn[1] != "0":
        assert ids.looks_like_bsn(sentence.format(bsn[1:]))


@pytest.mark.parametrize("text", ["fenna.oefent", "fenna2027", "0612345647", "123456789", "1-2-3"])
def test_negative_control_what_is_no_bsn_is_not_recognised_as_one(text: str) -> None:
    assert not ids.looks_like_bsn(text)


@given(st.integers(1_000_000_000, 9_999_999_999).map(str))
def test_a_nummer_is_the_formula_of_the_handbook(text: str) -> None:
    digits = [int(digit) for digit in text]
    sound = (
        all(digits[place] != digits[place + 1] for place in range(9))
        and sum(digits) % 11 in (0, 5)
        and sum(digit * 2**place for place, digit in enumerate(digits)) % 11 == 0
    )
    assert ids.is_a_nummer(text) is sound


@st.composite
def plates(draw: st.DrawFn, number: int) -> str:
    pattern = SIDECODES[number - 1]
    signs = {
        "X": st.sampled_from(string.ascii_uppercase),
        "9": st.sampled_from(string.digits),
        "-": st.just("-"),
    }
    return "".join(draw(signs[sign]) for sign in pattern)


@pytest.mark.parametrize("number", range(1, 15))
@given(data=st.data())
def test_every_series_is_recognised_and_gets_its_dashes_back(number: int, data: st.DataObject) -> None:
    plate = data.draw(plates(number))
    stored = ids.normalise_kenteken(plate)
    assert re.fullmatch(r"[A-Z0-9]{6}", stored)
    assert ids.sidecode(stored) == ids.sidecode(plate.lower()) == number
    assert ids.format_kenteken(stored) == plate
    assert ids.is_kenteken(plate)


def test_the_fourteen_series_exclude_each_other() -> None:
    assert len({pattern.replace("-", "") for pattern in SIDECODES}) == 14


def test_letters_never_issued_are_named() -> None:
    assert ids.avoided_letters("12-SS-34") == "SS"
    assert ids.avoided_letters("418-XK-9") == ""


@given(st.text(string.ascii_uppercase, min_size=4, max_size=4), numbers(10))
def test_exactly_one_check_number_fits_an_iban(bank: str, account: str) -> None:
    fits = [check for check in range(2, 99) if ids.is_iban(f"NL{check:02d}{bank}{account}")]
    assert len(fits) == 1


def test_written_forms() -> None:
    assert ids.format_iban("NL93DEMO0123456789") == "NL93 DEMO 0123 4567 89"
    assert ids.format_postcode("2729xy") == "2729 XY"
    assert ids.format_postcode("onbekend") == "onbekend"
    assert ids.format_kenteken("koets") == "koets"
    assert ids.mask_telefoon("0612345647") == ids.mask_telefoon("+31 6 1234 5647") == "06 •• •• •• 47"


@given(st.from_regex(r"[1-9][0-9]{3}(?!SA|SD|SS)[A-Z]{2}", fullmatch=True))
def test_a_postcode_keeps_its_value_through_both_forms(postcode: str) -> None:
    assert ids.normalise_postcode(ids.format_postcode(postcode)) == postcode
    assert ids.is_postcode(ids.format_postcode(postcode))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("06 12345647", "0612345647"), ("+31 (0)6-12345647", "0612345647"), ("0031612345647", "0612345647"),
     ("+4930123456", "+4930123456"), ("097123456789", "097123456789"), ("0012", ""), ("0061234", "+61234"),
     ("06123", ""), ("bel mij", ""), ("00612345647", "+612345647")],
)  # fmt: skip
def test_a_telephone_number_has_one_stored_form(text: str, expected: str) -> None:
    assert ids.normalise_telefoon(text) == expected


@given(st.sampled_from(BagObject), numbers(4), numbers(10))
def test_a_bag_id_knows_what_it_points_at(kind: BagObject, municipality: str, serial: str) -> None:
    bag_id = municipality + kind + serial
    assert ids.bag_object(bag_id) is kind
    assert [other for other in BagObject if ids.is_bag_id(bag_id, other)] == [kind]


@given(bsns)
def test_an_oin_is_made_and_read_back(rsin: str) -> None:
    assert ids.is_oin(ids.oin_of(rsin))
    assert ids.oin_kind(ids.oin_of(rsin)) == "rsin"
    assert not ids.is_oin(ids.oin_of(rsin)[:-1] + "1")


def test_an_oin_of_something_else_is_refused() -> None:
    assert ids.oin_of("69599084") == "00000003695990840000"
    with pytest.raises(ValueError, match="RSIN or a KvK"):
        ids.oin_of("123")


@given(
    st.sampled_from(["Zoetermeer", "'s-Gravenhage", "Súdwest-Fryslân", "ZTM00"]),
    st.sampled_from(["A", "C", "AB"]),
    st.integers(1, 99999),
    st.integers(0, 9999),
)
def test_a_parcel_is_read_as_it_is_written(gemeente: str, sectie: str, number: int, index: int) -> None:
    parcel = KadastraleAanduiding(gemeente, sectie, number, index)
    assert ids.parse_kadastrale_aanduiding(str(parcel)) == parcel
