"""The words of another language beside the Dutch ones of the SKOS export: labels, definitions, who keeps a datum.

Only what was translated is told: a concept has no English label that is Dutch.
"""

from collections.abc import Iterator

from rdflib import DCTERMS, RDFS, SKOS, Literal, URIRef

from services.official import said
from services.stelsel.stelselcatalogus.catalogue import Catalogue
from services.stelsel.stelselcatalogus.skos_addresses import of_object, of_term, scheme_of
from services.stelsel.stelselcatalogus.terms import Term

Words = Iterator[tuple[URIRef, URIRef, Literal]]


def in_language(catalogue: Catalogue, official: Catalogue) -> Words:
    """Yield what the export says in the language of ``catalogue``, beside the ``official`` one in Dutch."""
    language = catalogue.language
    for manifest in catalogue.registries.values():
        yield scheme_of(manifest), DCTERMS.alternative, Literal(said(manifest.name, language), lang=language)
        for key, kind in catalogue.objects[manifest.id].items():
            if kind != official.objects[manifest.id].get(key):
                label = f"{kind.name} ({said('objecttype', language)})"
                yield from _named(of_object(manifest.id, key), label, kind.definition, language)
    for term in catalogue.terms:
        if term.translated:
            yield from _concept(term, language)


def _concept(term: Term, language: str) -> Words:
    about, told = of_term(term), term.field
    yield from _named(about, told.name, told.definition, language)
    for words in told.also:
        yield about, SKOS.altLabel, Literal(words, lang=language)
    if told.format != term.official.format:
        yield about, SKOS.example, Literal(told.format, lang=language)
    for asked, answer in (("Wie dit gegeven bijhoudt", told.holder), ("Grondslag", told.ground)):
        yield about, SKOS.scopeNote, Literal(f"{said(asked, language)}: {answer}.", lang=language)


def _named(about: URIRef, name: str, definition: str, language: str) -> Words:
    for kind in (RDFS.label, SKOS.prefLabel):
        yield about, kind, Literal(name, lang=language)
    yield about, SKOS.definition, Literal(definition, lang=language)
