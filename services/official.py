"""Says in another language what registries say in Dutch: organisations, laws, registers, and the meaning of codes.

The words stand in ``words.<language>.toml``: one beside the registries for what they share, and one in the folder of
each registry that has more to say. A key is the Dutch as the registry gives it. What nobody translated stays Dutch:
names, places, and what a person or an organisation wrote.
"""

import re
from functools import cache
from pathlib import Path
from typing import Any

import tomli

OFFICIAL = "nl"
_HOUSE = Path(__file__).parent / "registries"
_FOLDERS = [_HOUSE]


def add(folder: Path) -> None:
    """Also read the words of the registries in a plug-in folder."""
    if folder not in _FOLDERS:
        _FOLDERS.append(folder)
        _words.cache_clear()


def said(words: str, language: str, table: str = "") -> str:
    """Return an official name or meaning in ``language``; as it is when nobody translated it.

    A capital stays a capital: "Benzine" is "Petrol" and "benzine" is "petrol". Where one word means two things, the
    key is "table/word": the country "land/Man" is no man. What is added between brackets may be a key by itself.
    """
    if language == OFFICIAL or not words:
        return words
    phrases, plain = _words(language)[0], words.casefold()
    found = phrases.get(f"{table}/{plain}", phrases.get(plain))
    if found is None:
        head, space, tail = words.rpartition(" (")
        told = phrases.get(f"({tail}".casefold()) if space else None
        return f"{head} {told}" if told else law(words, language) or words
    return found[:1].upper() + found[1:] if words[0].isupper() else found


def knows(words: str, language: str) -> bool:
    """True when there are words for this in ``language``; names that are the same in both are written too."""
    return language == OFFICIAL or words.casefold() in _words(language)[0]


def law(ground: str, language: str) -> str | None:
    """Return a legal ground with the law's own name first: "Paspoortwet (Passport Act), article 3".

    None when the law is not known in ``language``. In Dutch the ground is what it was.
    """
    if language == OFFICIAL:
        return ground
    words, laws, parts = _words(language)
    if ground.casefold() in words:
        return words[ground.casefold()]
    if not laws or not re.search(_any_of(laws), ground):
        return None
    named = [
        f"{piece} ({laws[piece]})" if piece in laws else _cited(piece, parts)
        for piece in re.split(f"({_any_of(laws)})", ground)
    ]
    return "".join(named)


def _cited(piece: str, parts: dict[str, str]) -> str:
    found = re.sub(rf"(?<!\w){_any_of(parts)}(?!\w)", lambda match: parts[match[0]], piece) if parts else piece
    return re.sub(r"\b(article)(?= [\w.:]+ and )", r"\1s", found)


def _any_of(known: dict[str, str]) -> str:
    return "(?:" + "|".join(re.escape(one) for one in sorted(known, key=len, reverse=True)) + ")"


@cache
def _words(language: str) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Return what is known in a language: phrases by their Dutch in small letters, laws, and words of citations."""
    phrases: dict[str, str] = {}
    laws: dict[str, str] = {}
    parts: dict[str, str] = {}
    for folder in _FOLDERS:
        for path in (folder / f"words.{language}.toml", *sorted(folder.glob(f"*/words.{language}.toml"))):
            if path.is_file():
                told: dict[str, Any] = tomli.loads(path.read_text(encoding="utf-8"))
                laws |= told.pop("laws", {})
                parts |= told.pop("citations", {})
                phrases |= {key.casefold(): str(value) for key, value in told.items()}
    return phrases, laws, parts
