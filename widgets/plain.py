"""Makes text from a source safe to lay out: no control or direction marks, and a known length."""

import re

_SPACES = re.compile(r"[ \t\n\r\u2028\u2029]+")
_DIRECTION = [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_CONTROL = [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), 0xFEFF]
_DROPPED = dict.fromkeys([*_DIRECTION, *_CONTROL])
_LINE_SEPARATORS = {0x2028: "\n", 0x2029: "\n\n"}
_READ_PER_CHARACTER = 4   # how much of a source is looked at to fill one line: white space falls away
ELLIPSIS = "…"

LINE_LIMIT = 300
BLOCK_LIMIT = 2000


def one_line(text: str, limit: int = LINE_LIMIT) -> str:
    """Return ``text`` on one line of at most ``limit`` characters; the cut is marked with an ellipsis.

    A no-break space stays one: "€ 12" must not break. Only the first ``4 * limit`` characters are read, so a
    source of a megabyte costs as much as a sentence. Direction marks go: one of them in a subject would turn
    round the words we put after it.
    """
    read = text[: limit * _READ_PER_CHARACTER]
    words = _SPACES.sub(" ", read.translate(_DROPPED)).strip()
    if len(words) <= limit and len(read) == len(text):
        return words
    return words[: limit - 1].rstrip() + ELLIPSIS


def block(text: str, limit: int = BLOCK_LIMIT) -> str:
    """Return ``text`` with its line breaks, at most ``limit`` characters; the cut is marked."""
    read = text[:limit].translate(_DROPPED).translate(_LINE_SEPARATORS)
    return read if len(text) <= limit else read[: limit - 1].rstrip() + ELLIPSIS


def pieces(text: str, size: int = BLOCK_LIMIT) -> list[str]:
    """Cut ``text`` into parts of at most ``size`` characters, at a break in the text where there is one.

    Qt needs time that grows with the square of a word's length; parts keep that bounded. Nothing is lost:
    the parts together are the text without direction and control marks and without the white space at
    the cuts.
    """
    if size < 1:
        raise ValueError(f"size is {size}, it must be 1 or more")
    clean = text.translate(_DROPPED).translate(_LINE_SEPARATORS)
    found, start = [], 0
    while len(clean) - start > size:
        end = _cut(clean, start, start + size)
        found.append(clean[start:end].strip())
        start = end
    found.append(clean[start:].strip())
    return [piece for piece in found if piece]


def _cut(text: str, start: int, limit: int) -> int:
    for mark in ("\n\n", "\n", " "):
        place = text.rfind(mark, start + 1, limit)
        if place > start:
            return place
    return limit
