"""Proves the input rules of an account one by one (DOMAIN.md §1.3): the key of what is wrong, or nothing."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from services.identity import account_rules as rules
from services.identity.letter_codes import LETTER_SIGNS, letter_code, pairing_code

TODAY = date(2027, 1, 5)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("900050342", ""),
        ("", "bsn_empty"),
        ("90005034", "bsn_eight_digits"),
        ("9000503420", "bsn_length"),
        ("90005034a", "bsn_not_digits"),
        ("900050343", "bsn_elfproef"),
    ],
)
def test_bsn(text: str, fault: str) -> None:
    assert rules.bsn(text) == fault


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("14-06-1985", ""),
        ("1-6-1985", ""),
        ("00-00-1975", ""),
        ("00-00-0000", ""),
        ("00-06-1975", ""),
        ("14-00-1975", "birth_half"),
        ("00-06-0000", "birth_half"),
        ("14-06-0000", "birth_half"),
        ("30-02-1985", "birth_none"),
        ("00-13-1985", "birth_none"),
        ("06-01-2027", "birth_future"),
        ("05-01-2027", ""),
        ("00-00-2028", "birth_future"),
        ("1985-06-14", "birth_form"),
        ("14 juni 1985", "birth_form"),
        ("", "birth_empty"),
    ],
)
def test_birth_date(text: str, fault: str) -> None:
    assert rules.birth_date(text, TODAY) == fault


@pytest.mark.parametrize(
    ("rule", "good", "bad"),
    [
        (rules.postcode, ["2729XY", "2729 xy"], ["", "0123AB", "2729", "2729SS"]),
        (rules.house_number, ["1", "18", "99999"], ["", "0", "18a", "123456"]),
        (rules.addition, ["", "a", "A12b"], ["12345", "a b"]),
        (rules.username, ["fenna.oefent", "!~!~!~", "a" * 32], ["", "fenna", "fenna oefent", "fénna.oefent", "a" * 33]),
        (rules.email, ["a@b.example", f"{'a' * 64}@post.example"], ["", "a", "a@b.nl", f"{'a' * 65}@post.example"]),
        (rules.phone, ["0612345647", "06 1234 56 47", "+31612345647"], ["", "12", "0687654321", "0201234567"]),
        (rules.document_number, ["NT8K2F4R6", "nt8k2f4r6"], ["", "NTOK2F4R6", "NT8K2F4RX", "1T8K2F4R6", "NT8K2F4R"]),
        (rules.pin, ["28451", "13579", "00001", "12344"], ["", "1234", "11111", "12345", "54321", "1234a"]),
    ],
)
def test_a_field(rule: "object", good: list[str], bad: list[str]) -> None:
    assert callable(rule)
    assert [text for text in good if rule(text)] == []
    assert [text for text in bad if not rule(text)] == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Oefen-2027!", ""),
        ("oefen-2027!", "password_upper"),
        ("OEFEN-2027!", "password_lower"),
        ("Oefenen-nu!", "password_digit"),
        ("Oefen2027nu", "password_special"),
        ("Oef-27!", "password_short"),
        ("O" + "efen-2027!" * 4, "password_long"),
        ("Oefen 2027!", "password_signs"),
        ("Fenna.Oefent1", "password_name"),
        ("", "password_empty"),
    ],
)
def test_password(text: str, fault: str) -> None:
    assert rules.password(text, "fenna.oefent") == fault


@pytest.mark.parametrize(
    ("rule", "fault"), [("NTOK2F4R6", "document_o"), ("NT8K2F4RO", "document_o"), ("NT8K2F4R", "document_form")]
)
def test_the_letter_o_has_words_of_its_own(rule: str, fault: str) -> None:
    assert rules.document_number(rule) == fault


@given(st.sampled_from("AHE"))
def test_a_made_code_is_well_formed(kind: str) -> None:
    code = letter_code(kind)
    assert rules.letter_code(code.lower(), kind) == ""
    assert set(code[1:]) <= set(LETTER_SIGNS)
    other = "H" if kind != "H" else "A"
    assert rules.letter_code(code, other) == f"code_kind_{other.lower()}"
    assert rules.letter_code(code[:-1], kind) == "code_form"
    assert not set(pairing_code()) & set("AEIOUY")


@given(st.text(max_size=40))
def test_no_text_breaks_a_rule(text: str) -> None:
    for rule in (rules.bsn, rules.postcode, rules.house_number, rules.addition, rules.username, rules.email,
                 rules.phone, rules.pin, rules.document_number):
        assert isinstance(rule(text), str)
    assert isinstance(rules.birth_date(text, TODAY), str)
    assert isinstance(rules.password(text, "fenna.oefent"), str)
    assert isinstance(rules.letter_code(text, "A"), str)
