"""What this screen reads: the Stelselcatalogus. No registry is asked; runs on a worker."""

from functools import cache

from services.stelsel.stelselcatalogus.catalogue import Catalogue, catalogue
from services.stelsel.stelselcatalogus.terms import Connection, Term


@cache
def terms() -> Catalogue:
    """Return the Stelselcatalogus; read once."""
    return catalogue()


def found(words: str, registry: str = "") -> tuple[Term, ...]:
    """Return the terms that hold the words, of one registry when given."""
    return tuple(term for term in terms().search(words) if registry in ("", term.registry.id))


def registries() -> tuple[tuple[str, str], ...]:
    """Return (id, name) of every registry with terms."""
    return tuple((key, manifest.short) for key, manifest in terms().registries.items() if terms().of(key))


def links(term: Term) -> tuple[Connection, ...]:
    """Return the connections that begin or end at a term."""
    return tuple(one for one in terms().connections() if term.id in (one.source.id, one.target.id))
