"""A record that has no room for its columns: every value on a line of its own, its column's name before it."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QPainter

from widgets.text import text_width
from widgets.text_lines import draw_lines, line_count
from widgets.theme import theme

Pairs = Sequence[tuple[str, str]]
_NAME_STYLE = "meta_strong"
_GAP, _PAD = 16, 8
_NAMES_PART = 0.4   # of the room, at most; longer names wrap


def spoken(pairs: Pairs) -> str:
    """Return a record as a screen reader says it: "Status: Verzonden. Profiel: osb-rm"."""
    return ". ".join(f"{name}: {words}" for name, words in pairs)


def height(pairs: Pairs, names: Sequence[str], style: str, room: int) -> int:
    """Return the height of a record in px with its line; ``names`` are those of all columns: values stand in line."""
    return sum(_line_height(pair, names, style, room) for pair in pairs) + 2 * theme().px(_PAD) + 1


def draw(painter: QPainter, rect: QRect, pairs: Pairs, names: Sequence[str], style: str, ink: QColor) -> None:
    """Draw a record in ``rect``; names in the colour of what is said about the words."""
    beside = _beside(names, rect.width())
    y = rect.y() + theme().px(_PAD)
    for pair in pairs:
        name, words = pair
        draw_lines(painter, QPointF(rect.x(), y), name, _NAME_STYLE, theme().color("ink2"), beside)
        left = rect.x() + beside + theme().px(_GAP)
        draw_lines(painter, QPointF(left, y), words, style, ink, max(1, rect.right() + 1 - left))
        y += _line_height(pair, names, style, rect.width())


def _line_height(pair: tuple[str, str], names: Sequence[str], style: str, room: int) -> int:
    beside = _beside(names, room)
    value = line_count(pair[1], style, max(1, room - beside - theme().px(_GAP))) * theme().line_height(style)
    return max(value, line_count(pair[0], _NAME_STYLE, beside) * theme().line_height(_NAME_STYLE))


def _beside(names: Sequence[str], room: int) -> int:
    """Return the width of the names in px."""
    widest = max((text_width(name, _NAME_STYLE) for name in names), default=0.0)
    return max(1, min(int(widest) + 1, int(room * _NAMES_PART)))
