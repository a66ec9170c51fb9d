"""Tops and heights of rows, against adding them all up."""

from itertools import accumulate

import pytest
from hypothesis import given, strategies as st

from widgets.row_geometry import BLOCK, RowGeometry

HEIGHTS = st.lists(st.integers(1, 300), min_size=1, max_size=4 * BLOCK)


@given(HEIGHTS)
def test_once_measured_everything_is_exact(heights: list[int]) -> None:
    geometry = RowGeometry(len(heights), heights.__getitem__, 64)
    while not geometry.complete:
        geometry.measure_next()
    ends = list(accumulate(heights))
    assert geometry.total() == ends[-1]
    for row in {0, len(heights) // 2, len(heights) - 1}:
        assert geometry.height(row) == heights[row]
        assert geometry.top(row) == ends[row] - heights[row]
        assert geometry.at(geometry.top(row)) == row
        assert geometry.at(ends[row] - 1) == row
    assert geometry.at(-1) == -1
    assert geometry.at(ends[-1]) == -1


@given(HEIGHTS, st.lists(st.integers(0, 10_000), max_size=20))
def test_looking_anywhere_keeps_rows_in_order_and_tells_what_moved(heights: list[int], looks: list[int]) -> None:
    moves: list[tuple[int, int]] = []
    geometry = RowGeometry(len(heights), heights.__getitem__, 64, lambda bottom, delta: moves.append((bottom, delta)))
    total = geometry.total()
    for look in looks:
        row = geometry.at(look)
        if row >= 0:
            assert geometry.top(row) <= look < geometry.top(row) + heights[row]
    assert geometry.total() == total + sum(delta for _, delta in moves)


def test_a_long_list_is_only_measured_where_someone_looks() -> None:
    asked: list[int] = []

    def measure(row: int) -> int:
        asked.append(row)
        return 64

    geometry = RowGeometry(100_000, measure, 64)
    geometry.measure_around(99_999)
    geometry.at(0)
    assert len(set(asked)) <= 4 * BLOCK


def test_an_empty_list_has_no_rows() -> None:
    geometry = RowGeometry(0, int, 64)
    assert geometry.complete
    assert geometry.total() == 0
    assert geometry.at(0) == -1
    with pytest.raises(IndexError):
        geometry.top(0)
