"""Typing, pasting and erasing a code, as rules on the cells."""

import pytest
from hypothesis import given, strategies as st

from widgets.code_cells import CodeCells, is_digit

CHARS = st.characters(exclude_categories=["Cs"])
STEP = st.one_of(
    st.tuples(st.just("put"), st.integers(0, 5), st.text(CHARS, max_size=12)),
    st.tuples(st.just("erase"), st.integers(0, 5), st.just("")),
)


@given(st.lists(STEP, max_size=30))
def test_there_are_always_six_cells_of_at_most_one_character(steps: list[tuple[str, int, str]]) -> None:
    cells = CodeCells(6)
    for kind, at, text in steps:
        following = cells.put(at, text) if kind == "put" else cells.erase(at)
        assert 0 <= following < 6
        assert len(cells.cells) == 6
        assert all(len(cell) <= 1 for cell in cells.cells)
        assert cells.complete == (len(cells.text) == 6 and cells.text.isascii() and cells.text.isdigit())
        assert cells.wrong() == [i for i, cell in enumerate(cells.cells) if cell and not is_digit(cell)]


@given(st.text("0123456789", min_size=6, max_size=6), st.integers(0, 5), st.sampled_from([" ", "-", "–", "\n"]))
def test_a_whole_code_fills_all_cells_wherever_it_is_pasted(code: str, at: int, between: str) -> None:
    cells = CodeCells(6)
    cells.put(at, f" {code[:3]}{between}{code[3:]} ")
    assert cells.text == code
    assert cells.complete


def test_a_wrong_character_stays_in_sight() -> None:
    cells = CodeCells(6)
    cells.put(0, "482O57")
    assert cells.cells[3] == "O"
    assert cells.wrong() == [3]
    assert not cells.complete


def test_backspace_in_an_empty_cell_empties_the_one_before() -> None:
    cells = CodeCells(6)
    assert cells.put(0, "48") == 2
    assert cells.erase(2) == 1
    assert cells.text == "4"


def test_digits_of_other_scripts_are_no_digits() -> None:
    assert not is_digit("٣")
    assert not is_digit("²")


def test_a_code_needs_cells() -> None:
    with pytest.raises(ValueError):
        CodeCells(0)
