"""The few kinds of content a practice letter is made of; a plain string is a paragraph."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Heading:
    """A heading between paragraphs."""

    text: str


@dataclass(frozen=True)
class Points:
    """A list with a dot before every point."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Rows:
    """A table without head: the last cell of a row stands right. ``total`` is a last row in bold."""

    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] = ()


Content = str | Heading | Points | Rows


@dataclass(frozen=True)
class Letterhead:
    """What stands above a letter; ``language`` is that of its own words, nl or en."""

    title: str
    sender: str
    day: date
    addressee: tuple[str, ...]
    reference: str
    contact: str
    language: str = "nl"
