"""Writes the catalogue as SKOS by the Dutch profile SKOS-AP-NL: a scheme per registry, a concept per datum.

Profile: NL-SBB (../shared/specs/stelselcatalogus). A concept is part of its object type, which is a top concept of
the registry's scheme; a datum that points at another registry is a related match of that datum. What SKOS has no
word for (holder, authentic, users) stands in notes. Dutch is complete; a concept that somebody translated has its
label, its definition and its notes in that language beside them, and the law keeps its own name.
"""

from collections.abc import Iterator
from datetime import date
from urllib.parse import quote

from rdflib import DCTERMS, FOAF, RDF, RDFS, SKOS, BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import XSD

from services.manifest import RegistryManifest
from services.stelsel.stelselcatalogus.catalogue import Catalogue
from services.stelsel.stelselcatalogus.skos_addresses import BASE, of_object, of_term, scheme_of
from services.stelsel.stelselcatalogus.skos_words import in_language
from services.stelsel.stelselcatalogus.terms import ObjectType, Term

ISOTHES = Namespace("http://purl.org/iso25964/skos-thes#")
LANGUAGE = URIRef("http://publications.europa.eu/resource/authority/language")
DUTCH = URIRef(f"{LANGUAGE}/NLD")


def graph(catalogue: Catalogue, made: date, *others: Catalogue) -> Graph:
    """Return every scheme and concept; ``made`` is the day of the export, ``others`` the other languages."""
    told = Graph()
    for prefix, names in (("skos", SKOS), ("dct", DCTERMS), ("foaf", FOAF), ("isothes", ISOTHES)):
        told.bind(prefix, names)
    told.add((DUTCH, RDF.type, LANGUAGE))
    for triple in _everything(catalogue, made):
        told.add(triple)
    for other in others:
        for words in in_language(other, catalogue):
            told.add(words)
    return told


def turtle(catalogue: Catalogue, made: date, *others: Catalogue) -> str:
    """Return the export as Turtle; raises nothing that the catalogue allows."""
    return graph(catalogue, made, *others).serialize(format="turtle")


Triples = Iterator[tuple[URIRef | BNode, URIRef, URIRef | BNode | Literal]]


def _everything(catalogue: Catalogue, made: date) -> Triples:
    for manifest in catalogue.registries.values():
        yield from _scheme(manifest, made)
        for key, kind in catalogue.objects[manifest.id].items():
            yield from _object(manifest, key, kind)
    for term in catalogue.terms:
        yield from _concept(term)
    for connection in catalogue.connections():
        yield of_term(connection.source), SKOS.relatedMatch, of_term(connection.target)


def _scheme(manifest: RegistryManifest, made: date) -> Triples:
    scheme, publisher = scheme_of(manifest), BNode()
    yield scheme, RDF.type, SKOS.ConceptScheme
    yield scheme, DCTERMS.title, _dutch(f"Begrippenkader {manifest.name}")
    told = f"De gegevens van {manifest.name} ({manifest.short}) die Voorportaal toont, met hun betekenis."
    yield scheme, RDFS.comment, _dutch(told)
    yield scheme, DCTERMS.language, DUTCH
    yield scheme, DCTERMS.issued, Literal(made.isoformat(), datatype=XSD.date)
    yield scheme, DCTERMS.publisher, publisher
    yield publisher, RDF.type, FOAF.Agent
    yield publisher, FOAF.name, _dutch(manifest.holder)


def _object(manifest: RegistryManifest, key: str, kind: ObjectType) -> Triples:
    concept, scheme = of_object(manifest.id, key), scheme_of(manifest)
    yield concept, RDF.type, SKOS.Concept
    yield concept, RDFS.label, _dutch(_object_label(kind))
    yield concept, SKOS.prefLabel, _dutch(_object_label(kind))
    yield concept, SKOS.definition, _dutch(kind.definition)
    yield concept, SKOS.inScheme, scheme
    yield concept, SKOS.topConceptOf, scheme
    yield scheme, SKOS.hasTopConcept, concept
    if kind.users:
        yield concept, SKOS.scopeNote, _dutch(f"Wie dit gebruikt: {', '.join(kind.users)}.")


def _concept(term: Term) -> Triples:
    concept, scheme, field = of_term(term), scheme_of(term.registry), term.field
    yield concept, RDF.type, SKOS.Concept
    yield concept, RDFS.label, _dutch(field.name)
    yield concept, SKOS.prefLabel, _dutch(field.name)
    yield concept, SKOS.definition, _dutch(field.definition)
    yield concept, SKOS.notation, Literal(term.key)
    yield concept, SKOS.inScheme, scheme
    yield concept, SKOS.example, _dutch(field.format)
    for words in field.also:
        yield concept, SKOS.altLabel, _dutch(words)
    yield from _source(concept, field.ground)
    for note in _notes(term):
        yield concept, SKOS.scopeNote, _dutch(note)
    if term.object is None:
        yield concept, SKOS.topConceptOf, scheme
        yield scheme, SKOS.hasTopConcept, concept
        return
    above = of_object(term.registry.id, term.kind)
    yield concept, SKOS.broader, above
    yield above, SKOS.narrower, concept
    yield concept, ISOTHES.broaderPartitive, above


def _source(concept: URIRef, ground: str) -> Triples:
    """The law as a source document: it has no address here, so its citation says which it is."""
    law = URIRef(f"{BASE}/grondslag/{quote(ground, safe='')}")
    yield concept, DCTERMS.source, law
    yield law, DCTERMS.title, _dutch(ground)
    yield law, DCTERMS.bibliographicCitation, Literal(ground)


def _notes(term: Term) -> Iterator[str]:
    field = term.field
    yield f"Wie dit gegeven bijhoudt: {field.holder}."
    yield (
        "Dit is een authentiek gegeven: de overheid moet het gebruiken en mag er niet nog eens naar vragen."
        if field.authentic
        else "Dit is geen authentiek gegeven."
    )
    if term.users:
        yield f"Wie dit gegeven gebruikt: {', '.join(term.users)}."


def _object_label(kind: ObjectType) -> str:
    return f"{kind.name} (objecttype)"


def _dutch(words: str) -> Literal:
    return Literal(words, lang="nl")
