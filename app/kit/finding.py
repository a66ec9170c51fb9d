"""What the search finds of a module's own subjects: every word asked for begins one of the subject's words.

A module writes ``[find]`` in its texts: ``<key>`` is what is found, ``<key>_words`` the words that lead to it.
"""

from collections.abc import Iterable, Sequence
from functools import partial

from app.kit.contributions import Hit, Scene

_SHORTEST, _MOST = 2, 20


def asked(words: str) -> list[str]:
    """Return the words somebody typed, as they are compared; none when they are too short to look for."""
    found = words.casefold().split()[:_MOST]
    return found if found and max(len(word) for word in found) >= _SHORTEST else []


def fits(looked_for: Sequence[str], words: Iterable[str]) -> bool:
    """True when every word asked for is the beginning of one of ``words``."""
    begins = [word.casefold() for word in words]
    return all(any(map(partial(_begins, word), begins)) for word in looked_for)


def subjects(scene: Scene, looked_for: Sequence[str], keys: Iterable[str], address: str, icon: str) -> list[Hit]:
    """Return the subjects of a screen that fit."""
    texts = scene.texts
    return [
        Hit(texts(f"find.{key}"), texts("title"), address, icon)
        for key in keys
        if fits(looked_for, texts(f"find.{key}_words").split())
    ]


def _begins(looked_for: str, word: str) -> bool:
    return word.startswith(looked_for)
