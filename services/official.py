"""Says in another language what registries say in Dutch: organisations, laws, registers, and the meaning of codes.

The words stand in ``words.<language>.toml``: one beside the registries for what they share, and one in the folder of
each registry that has more to say. A key is the Dutch as the registry gives it. What nobody translated stays Dutch:
names, places, and what a person or an organisation wrote.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from msgspec import Struct

from resources import toml

OFFICIAL = "nl"
_HOUSE = Path(__file__).parent / "registries"
_FOLDERS = [_HOUSE]


class _Words(Struct, frozen=True):
    """What is known in a language: phrases by their Dutch in small letters, laws, and the words of a citation."""

    phrases: Mapping[str, str]
    laws: Mapping[str, str]
    parts: Mapping[str, str]
    law: re.Pattern[str]
    part: re.Pattern[str]


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
    phrases, plain = _words(language).phrases, words.casefold()
    found = phrases.get(f"{table}/{plain}", phrases.get(plain))
    if found is None:
        head, space, tail = words.rpartition(" (")
        told = phrases.get(f"({tail}".casefold()) if space else None
        return f"{head} {told}" if told else law(words, language) or words
    return found[:1].upper() + found[1:] if words[0].isupper() else found


def knows(words: str, language: str) -> bool:
    """True when there are words for this in ``language``; names that are the same in both are written too."""
    return language == OFFICIAL or words.casefold() in _words(language).phrases


def law(ground: str, language: str) -> str | None:
    """Return a legal ground with the law's own name first: "Paspoortwet (Passport Act), article 3".

    None when the law is not known in ``language``. In Dutch the ground is what it was.
    """
    if language == OFFICIAL:
        return ground
    known = _words(language)
    if ground.casefold() in known.phrases:
        return known.phrases[ground.casefold()]
    if not known.law.search(ground):
        return None
    pieces = known.law.split(ground)
    return "".join(f"{one} ({known.laws[one]})" if one in known.laws else _cited(one, known) for one in pieces)


def _cited(piece: str, known: _Words) -> str:
    found = known.part.sub(lambda match: known.parts[match[0]], piece)
    return re.sub(r"\b(article)(?= [\w.:]+ and )", r"\1s", found)


@cache
def _words(language: str) -> _Words:
    phrases: dict[str, str] = {}
    laws: dict[str, str] = {}
    parts: dict[str, str] = {}
    for folder in _FOLDERS:
        for path in (folder / f"words.{language}.toml", *sorted(folder.glob(f"*/words.{language}.toml"))):
            if path.is_file():
                told = toml.read_kept(path)
                laws |= told.pop("laws", {})
                parts |= told.pop("citations", {})
                phrases |= {key.casefold(): str(value) for key, value in told.items()}
    named = re.compile(f"({_any_of(laws)})")
    return _Words(phrases, laws, parts, named, re.compile(rf"(?<!\w)(?:{_any_of(parts)})(?!\w)"))


def _any_of(known: Iterable[str]) -> str:
    """A pattern for any of these, the longest first; without any it matches nothing."""
    return "|".join(re.escape(one) for one in sorted(known, key=len, reverse=True)) or r"(?!)"
