"""Collects the terms of every registry that is there: by name, by path, by words, and how they point at each other."""

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from services.errors import InputError
from services.manifest import Found, RegistryManifest, registries
from services.official import OFFICIAL
from services.stelsel.stelselcatalogus.terms import Connection, Field, FieldWords, ObjectType, ObjectWords, Term
from services.stelsel.stelselcatalogus.translating import field_in, object_in
from services.toml_positions import decode, fault, load

FIELDS, OBJECTS = "fields.toml", "objects.toml"
T = TypeVar("T")


class Catalogue:
    """Every term, in the order of the registries and of their files. What cannot be read stands in ``refused``.

    What nobody wrote in ``language`` is in Dutch.
    """

    def __init__(self, found: Iterable[Found[RegistryManifest]], language: str = OFFICIAL) -> None:
        self.language = language
        self.refused: list[InputError] = []
        self.registries: dict[str, RegistryManifest] = {}
        self.objects: dict[str, dict[str, ObjectType]] = {}
        terms: list[Term] = []
        for one in found:
            try:
                objects, own = read(one, language)
            except InputError as error:
                self.refused.append(error)
                continue
            self.registries[one.manifest.id] = one.manifest
            self.objects[one.manifest.id] = objects
            terms += own
        self.terms = tuple(terms)
        self._by_id = {term.id: term for term in terms}

    def find(self, term: str) -> Term | None:
        """Return the term with this id ("woz.vastgesteldeWaarde"), or None."""
        return self._by_id.get(term)

    def of(self, registry: str) -> tuple[Term, ...]:
        """Return the terms of one registry, in the order of its file."""
        return tuple(term for term in self.terms if term.registry.id == registry)

    def covering(self, registry: str, path: str) -> Term | None:
        """Return the term that explains a path of a registry's answers: the one that fits the longest part of it."""
        fits = [(term.covers(path), term) for term in self.of(registry)]
        best = max((depth for depth, _ in fits), default=0)
        return next((term for depth, term in fits if depth == best > 0), None)

    def search(self, words: str) -> tuple[Term, ...]:
        """Return the terms in which every one of ``words`` occurs; those whose name begins so come first."""
        asked = _plain(words).split()
        if not asked:
            return self.terms
        fits = [term for term in self.terms if all(word in self._text[term.id] for word in asked)]
        return tuple(sorted(fits, key=lambda term: not _plain(term.field.name).startswith(asked[0])))

    def connections(self) -> tuple[Connection, ...]:
        """Return every link from a datum to a datum of another registry that is there."""
        found = [(term, self.find(term.field.refers_to)) for term in self.terms if term.field.refers_to]
        return tuple(Connection(source, target) for source, target in found if target is not None)

    @cached_property
    def _text(self) -> dict[str, str]:
        return {term.id: _searched(term) for term in self.terms}


def catalogue(plugins: Iterable[Path] = (), language: str = OFFICIAL) -> Catalogue:
    """Return the catalogue of every registry of the house and of the plug-in folders."""
    return Catalogue(registries(plugins)[0], language)


def read(
    found: Found[RegistryManifest], language: str = OFFICIAL
) -> tuple[dict[str, ObjectType], tuple[Term, ...]]:
    """Return one registry's object types and terms; raises InputError with file, line and field."""
    objects = _objects(found.folder, language)
    path = found.folder / FIELDS
    words = _tables(_other(path, language), FieldWords)
    terms = []
    for key, field in _tables(path, Field).items():
        kind = field.object or next(iter(objects), "")
        if kind and kind not in objects:
            raise fault(path, (key, "object"), f"{kind!r} staat niet in {OBJECTS}")
        told = field_in(field, words.pop(key, None), language)
        terms.append(Term(found.manifest, key, told, field, kind, objects.get(kind)))
    _none_left(_other(path, language), words, FIELDS)
    return objects, tuple(terms)


def _objects(folder: Path, language: str) -> dict[str, ObjectType]:
    path = folder / OBJECTS
    words = _tables(_other(path, language), ObjectWords)
    told = {
        key: object_in(kind, words.pop(key, None), language) for key, kind in _tables(path, ObjectType).items()
    }
    _none_left(_other(path, language), words, OBJECTS)
    return told


def _other(path: Path, language: str) -> Path:
    """The file beside ``path`` with the words of a language; there is none for Dutch."""
    return path.with_suffix(f".{language}.toml")


def _none_left(path: Path, words: Mapping[str, object], official: str) -> None:
    for key in words:
        raise fault(path, (key,), f"{key!r} staat niet in {official}")


def _tables(path: Path, kind: type[T]) -> dict[str, T]:
    if not path.is_file():
        return {}
    return {key: decode(path, table, kind, (key,)) for key, table in load(path).items()}


def _searched(term: Term) -> str:
    """All words about a term; the official ones too, for who read them in a letter."""
    told, law = term.field, term.official
    parts = [told.name, told.definition, told.holder, told.ground, term.id, *told.also, *term.users]
    parts += [law.name, *law.also] if law is not told else []
    return _plain(" ".join([*parts, term.registry.name, term.registry.short, term.object.name if term.object else ""]))


def _plain(text: str) -> str:
    """Lower case without accents, so that "Súdwest" and "sudwest" are the same question."""
    parts = unicodedata.normalize("NFD", text.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))
