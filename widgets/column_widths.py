"""Divides the width of a table over its columns; numbers only."""

from collections.abc import Sequence


def divide(room: int, wanted: Sequence[int], least: Sequence[int], may_break: bool) -> list[int]:
    """Return a width in px per column.

    ``wanted`` shows everything on one line, ``least`` breaks no word. Spare room goes to all columns; when
    there is too little, the columns with most to give are narrowed down to ``least``. When even that is too
    wide, ``may_break`` decides: narrow the widest further so that everything fits, or keep ``least``.
    """
    if not wanted:
        return []
    if sum(wanted) <= room:
        return _widen(list(wanted), room)
    if sum(least) < room:
        return _narrow(list(wanted), least, room)
    return _squeeze(list(least), room) if may_break else list(least)


def _widen(widths: list[int], room: int) -> list[int]:
    total = max(1, sum(widths))
    wider = [width + (room - total) * width // total for width in widths]
    wider[0] += room - sum(wider)
    return wider


def _narrow(widths: list[int], least: Sequence[int], room: int) -> list[int]:
    while (over := sum(widths) - room) > 0:
        given = [width - low for width, low in zip(widths, least, strict=True)]
        most = given.index(max(given))
        widths[most] -= min(over, max(1, given[most] // 2))
    return widths


def _squeeze(widths: list[int], room: int) -> list[int]:
    while (over := sum(widths) - max(room, len(widths))) > 0:
        ranked = sorted(widths, reverse=True)
        second = ranked[1] if len(ranked) > 1 else 0
        widths[widths.index(ranked[0])] -= min(over, max(1, ranked[0] - second))
    return widths
