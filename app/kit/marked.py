"""Which data on a card are in onderzoek, by what the registry told beside its answer. Plain Python, on a worker."""

from collections.abc import Iterable
from datetime import date
from functools import cache

from msgspec import Struct

from app.kit.doubting import About
from services.http import InOnderzoek
from services.stelsel.stelselcatalogus.catalogue import Catalogue, catalogue


class Marked(Struct, frozen=True):
    """The name of a datum, and since when it is under investigation."""

    name: str
    since: date


@cache
def terms(language: str) -> Catalogue:
    """Return the Stelselcatalogus in a language; read once."""
    return catalogue(language=language)


def marked(about: About, subject: str, marks: Iterable[InOnderzoek], language: str) -> list[Marked]:
    """Return the marks that belong on a card about ``about``, for the one with number ``subject``.

    A mark without a thing is about the subject itself, as is one with the subject's own number.
    """
    thing = "" if about.thing == subject else about.thing
    found = []
    for mark in marks:
        term = terms(language).find(f"{about.registry}.{mark.datum}")
        here = ("" if mark.thing == subject else mark.thing) == thing
        if term is None or not here or (about.data and not any(term.covers(path) for path, _ in about.data)):
            continue
        found.append(Marked(term.field.name, mark.since))
    return found
