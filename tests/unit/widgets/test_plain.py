"""Text from sources: bounded, on one line, without direction marks, and nothing lost in pieces."""

from typing import Any

from hypothesis import given, strategies as st

from widgets.plain import ELLIPSIS, LINE_LIMIT, block, one_line, pieces

ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=400)


@given(ANY, st.integers(2, 60))
def test_one_line_is_short_enough_and_has_no_breaks(text: str, limit: int) -> None:
    line = one_line(text, limit)
    assert len(line) <= limit
    assert not set(line) & {"\n", "\r", "\t", "\u202e", "\u200f", "\x00", "\u2028"}


def test_a_direction_mark_cannot_turn_what_comes_after_it() -> None:
    assert one_line("Rekening \u202egnp.exe\u2066") == "Rekening gnp.exe"


def test_a_no_break_space_stays() -> None:
    assert one_line("€\u00a0384,60  per\njaar") == "€\u00a0384,60 per jaar"


def test_a_cut_is_marked() -> None:
    assert one_line("een twee drie", 8) == "een twe" + ELLIPSIS
    assert block("a" * 3000).endswith(ELLIPSIS)
    assert one_line("kort") == "kort"


@given(ANY, st.integers(1, 50))
def test_pieces_are_short_and_lose_no_word_characters(text: str, size: int) -> None:
    found = pieces(text, size)
    assert all(0 < len(piece) <= size for piece in found)
    assert [c for piece in found for c in piece if not c.isspace()] == [
        c for c in "".join(pieces(text, 100_000)) if not c.isspace()
    ]


def test_a_megabyte_costs_as_much_as_a_sentence() -> None:
    """Only the first part is read: whatever comes after it is never looked at."""
    read: list[slice] = []

    class Huge(str):
        def __getitem__(self, part: Any) -> str:
            read.append(part)
            return super().__getitem__(part)

    one_line(Huge("x" * 1_000_000))
    assert read == [slice(None, LINE_LIMIT * 4, None)]
