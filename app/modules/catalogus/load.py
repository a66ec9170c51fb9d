"""What this screen reads: the Stelselcatalogus. No registry is asked; runs on a worker."""

from functools import cache

from services.manifest import RegistryManifest
from services.official import said
from services.stelsel.stelselcatalogus.catalogue import Catalogue, catalogue
from services.stelsel.stelselcatalogus.terms import Connection, Term


@cache
def terms(language: str) -> Catalogue:
    """Return the Stelselcatalogus in a language; read once for each."""
    return catalogue(language=language)


def found(language: str, words: str, registry: str = "") -> tuple[Term, ...]:
    """Return the terms that hold the words, of one registry when given."""
    return tuple(term for term in terms(language).search(words) if registry in ("", term.registry.id))


def short(registry: RegistryManifest, language: str) -> str:
    """Return "BAG", or how this language calls a registry that is no abbreviation."""
    return said(registry.short, language)


def full(registry: RegistryManifest, language: str) -> str:
    """Return "Basisregistratie Personen (BRP)"; in another language its explanation goes before the name."""
    named = registry.name if registry.short == registry.name else f"{registry.name} ({registry.short})"
    explained = said(registry.name, language)
    return named if explained == registry.name else f"{explained}: {named}"


def registries(language: str) -> tuple[tuple[str, str], ...]:
    """Return (id, name) of every registry with terms."""
    told = terms(language)
    return tuple((key, short(manifest, language)) for key, manifest in told.registries.items() if told.of(key))


def links(term: Term, language: str) -> tuple[Connection, ...]:
    """Return the connections that begin or end at a term."""
    return tuple(one for one in terms(language).connections() if term.id in (one.source.id, one.target.id))
