"""A datum in words: a term with its value, a note under it and a badge beside it. Plain Python without Qt."""

from collections.abc import Iterable

from msgspec import Struct

from app.kit.contributions import Mark

DOUBT_ICON = "zoom-question"


class Fact(Struct, frozen=True):
    """A term with its words; ``mark`` is a badge beside them, ``note`` stands below."""

    term: str
    words: str
    note: str = ""
    mark: Mark | None = None


def known(facts: Iterable[Fact]) -> list[Fact]:
    """Return the facts that say something."""
    return [fact for fact in facts if fact.words]
