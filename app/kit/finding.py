"""What the search finds of a module's own subjects: every word asked for begins one of the subject's words."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from app.kit.contributions import Hit
from app.kit.texts import Texts

_SHORTEST, _MOST = 2, 20


def asked(words: str) -> list[str]:
    """Return the words somebody typed, as they are compared; none when they are too short to look for."""
    found = words.casefold().split()[:_MOST]
    return found if found and max(len(word) for word in found) >= _SHORTEST else []


def fits(looked_for: Sequence[str], words: Iterable[str]) -> bool:
    """True when every word asked for is the beginning of one of ``words``."""
    begins = [word.casefold() for word in words]
    return all(any(map(partial(_begins, word), begins)) for word in looked_for)


def subjects(
    looked_for: Sequence[str], named: Mapping[str, str], title: str, address: str, icon: str
) -> list[Hit]:
    """Return the subjects of a screen that fit; ``named`` is what is found → the words that lead to it."""
    if not looked_for:
        return []
    return [Hit(name, title, address, icon) for name, words in named.items() if fits(looked_for, words.split())]


def named(texts: Texts, keys: Iterable[str]) -> dict[str, str]:
    """Return what is found of these subjects → the words that lead to it, from ``find.<key>`` of the module's words."""
    return {texts(f"find.{key}"): texts(f"find.{key}_words") for key in keys}


def _begins(looked_for: str, word: str) -> bool:
    return word.startswith(looked_for)
