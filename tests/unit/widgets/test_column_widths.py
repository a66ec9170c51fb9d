"""Dividing a width over columns, as rules."""

from hypothesis import given, strategies as st

from widgets.column_widths import divide

COLUMNS = st.lists(st.tuples(st.integers(10, 400), st.integers(10, 400)), min_size=1, max_size=8)


@given(COLUMNS, st.integers(8, 3000))
def test_everything_fits_and_words_stay_whole_where_that_is_possible(
    columns: list[tuple[int, int]], room: int
) -> None:
    wanted = [max(pair) for pair in columns]
    least = [min(pair) for pair in columns]
    widths = divide(room, wanted, least, may_break=True)
    assert sum(widths) <= max(room, len(widths))
    assert all(width >= 1 for width in widths)
    if sum(least) <= room:
        assert all(width >= low for width, low in zip(widths, least, strict=True))
    if sum(wanted) <= room:
        assert sum(widths) == room
        assert all(width >= want for width, want in zip(widths, wanted, strict=True))
    scrolling = divide(room, wanted, least, may_break=False)
    assert all(width >= low for width, low in zip(scrolling, least, strict=True))


def test_no_columns_have_no_width() -> None:
    assert divide(100, [], [], may_break=True) == []
