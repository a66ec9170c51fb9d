"""The tests are dealt out whole and in a good order: files that exist, kept together, the longest first."""

from pathlib import Path

from tests.helpers.dealing import APART, LONGEST, place, share

ROOT = Path(__file__).resolve().parents[2]


def test_every_file_named_is_there() -> None:
    assert [file for file in LONGEST if not (ROOT / file).is_file()] == []
    assert len(set(LONGEST)) == len(LONGEST)


def test_a_file_stays_together_unless_its_tests_share_nothing() -> None:
    assert share("tests/unit/test_audit.py::test_a[x::y]") == share("tests/unit/test_audit.py::test_b")
    one, other = (f"{APART[0]}::test_a[{number}]" for number in (1, 2))
    assert share(one) != share(other)


def test_the_longest_come_first_and_others_last() -> None:
    assert place(f"{LONGEST[0]}::test_a") < place(f"{LONGEST[1]}::test_b") < place("tests/unit/test_audit.py::test_c")
