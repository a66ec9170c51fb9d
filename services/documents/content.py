"""The few kinds of content a practice letter is made of; a plain string is a paragraph."""

from datetime import date

from msgspec import Struct


class Heading(Struct, frozen=True):
    """A heading between paragraphs."""

    text: str


class Points(Struct, frozen=True):
    """A list with a dot before every point."""

    items: tuple[str, ...]


class Rows(Struct, frozen=True):
    """A table without head: the last cell of a row stands right. ``total`` is a last row in bold."""

    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] = ()


Content = str | Heading | Points | Rows


class Letterhead(Struct, frozen=True):
    """What stands above a letter; ``language`` is that of its own words, nl or en."""

    title: str
    sender: str
    day: date
    addressee: tuple[str, ...]
    reference: str
    contact: str
    language: str = "nl"
