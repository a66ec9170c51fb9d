"""Lays out and draws wrapped words at the exact line height, for parts that paint their own text."""

from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter

from widgets.text import break_lines, text_width
from widgets.theme import theme

_TABLE_LIMIT = 400
_ROUNDING = 2.0   # px; adding letters one by one may differ this much from the shaped line
_PRINTABLE = "".join(chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x180), 0x2013, 0x2019, 0x20AC))


def line_count(text: str, style: str, width: int, most: int = 0) -> int:
    """Return how many lines ``text`` takes at ``width`` px, at least 1 and at most ``most`` (0: no limit)."""
    if surely_fits(text, style, width):
        return 1
    count = len(_lines(text, style, width))
    return min(count, most) if most else count


def surely_fits(text: str, style: str, width: float) -> bool:
    """Tell from a table of letter widths that ``text`` fits; False when only shaping can tell.

    Shaping a line costs 5 µs and lists have 100,000 rows; this costs about 1 µs.
    """
    if len(text) > _TABLE_LIMIT:
        return False
    try:
        return sum(map(_letter_widths(style, theme().scale).__getitem__, text)) + _ROUNDING <= width
    except KeyError:
        return False


@lru_cache(maxsize=64)
def _letter_widths(style: str, scale: float) -> dict[str, float]:
    metrics = theme().metrics(style)
    return {letter: metrics.horizontalAdvance(letter) for letter in _PRINTABLE}


def draw_lines(
    painter: QPainter, place: QPointF, text: str, style: str, color: QColor, width: int, most: int = 0
) -> int:
    """Draw wrapped text from its top left and return the number of lines; a cut is marked with "…"."""
    height = theme().line_height(style)
    baseline = place.y() + theme().baseline(style, height)
    painter.setPen(color)
    painter.setFont(theme().font(style))
    lines = _lines(text, style, width)
    if most and len(lines) > most:
        rest = " ".join(lines[most - 1 :])
        lines[most - 1 :] = [theme().metrics(style).elidedText(rest, Qt.TextElideMode.ElideRight, width)]
    for number, words in enumerate(lines):
        painter.drawText(QPointF(place.x(), baseline + number * height), words)
    return len(lines)


def line_widths(text: str, style: str, width: int) -> list[float]:
    """Return the width of the words on every line, in px."""
    return [text_width(words, style) for words in _lines(text, style, width)]


def _lines(text: str, style: str, width: int) -> list[str]:
    return list(_broken(text, style, width, theme().scale))


@lru_cache(maxsize=1024)
def _broken(text: str, style: str, width: int, scale: float) -> tuple[str, ...]:
    """Break as widgets.text does, so that painted words and Text widgets break alike.

    Breaking costs 100 µs; a row in sight is drawn again whenever the mouse moves over the list.
    """
    if text_width(text, style) <= width:
        return (text,)
    return tuple("".join(piece.text for piece in line) for line in break_lines([(text, style)], max(1, width)))
