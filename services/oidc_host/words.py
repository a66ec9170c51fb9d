"""The words of the provider's pages, from texts.<language>.toml, in the language the browser or the client asks."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from services.toml_positions import load

LANGUAGES = ("nl", "en")
_HERE = Path(__file__).parent


class Words:
    """Call it with a key and values; a key nobody wrote raises KeyError."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._table = table(language)

    def __call__(self, key: str, **values: Any) -> str:
        """Return the words for ``key`` with ``values`` filled in."""
        return self._table[key].format_map(values)


def words(asked: Iterable[str]) -> Words:
    """Return the words in the first language asked that there is, else in Dutch ("en-GB" is English)."""
    for one in asked:
        language = one.split(";")[0].strip().lower()[:2]
        if language in LANGUAGES:
            return Words(language)
    return Words("nl")


@cache
def table(language: str) -> Mapping[str, str]:
    """Return key → words, keys of a table with a dot: "choose.title"."""
    found: dict[str, str] = {}
    for name, value in load(_HERE / f"texts.{language}.toml").items():
        if isinstance(value, dict):
            found |= {f"{name}.{key}": words for key, words in value.items()}
        else:
            found[name] = value
    return found
