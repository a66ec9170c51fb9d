"""Writes the catalogue as SKOS by the Dutch profile SKOS-AP-NL: a scheme per registry, a concept per datum.

Profile: NL-SBB (../shared/specs/stelselcatalogus). A concept is part of its object type, which is a top concept of
the registry's scheme; a datum that points at another registry is a related match of that datum. What SKOS has no
word for (holder, authentic, users) stands in notes, in plain Dutch.
"""

from collections.abc import Iterator
from datetime import date
from urllib.parse import quote

from rdflib import DCTERMS, FOAF, RDF, RDFS, SKOS, BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import XSD

from services.manifest import RegistryManifest
from services.stelsel.stelselcatalogus.catalogue import Catalogue
from services.stelsel.stelselcatalogus.terms import ObjectType, Term

BASE = "https://voorportaal.example/begrippen"
ISOTHES = Namespace("http://purl.org/iso25964/skos-thes#")
LANGUAGE = URIRef("http://publications.europa.eu/resource/authority/language")
DUTCH = URIRef(f"{LANGUAGE}/NLD")


def graph(catalogue: Catalogue, made: date) -> Graph:
    """Return every scheme and concept; ``made`` is the day of the export."""
    told = Graph()
    for prefix, names in (("skos", SKOS), ("dct", DCTERMS), ("foaf", FOAF), ("isothes", ISOTHES)):
        told.bind(prefix, names)
    told.add((DUTCH, RDF.type, LANGUAGE))
    for manifest in catalogue.registries.values():
        for triple in _scheme(manifest, made):
            told.add(triple)
        for key, kind in catalogue.objects[manifest.id].items():
            for triple in _object(manifest, key, kind):
                told.add(triple)
    for term in catalogue.terms:
        for triple in _concept(term):
            told.add(triple)
    for connection in catalogue.connections():
        told.add((_of(connection.source), SKOS.relatedMatch, _of(connection.target)))
    return told


def turtle(catalogue: Catalogue, made: date) -> str:
    """Return the export as Turtle; raises nothing that the catalogue allows."""
    return graph(catalogue, made).serialize(format="turtle")


Triples = Iterator[tuple[URIRef | BNode, URIRef, URIRef | BNode | Literal]]


def _scheme(manifest: RegistryManifest, made: date) -> Triples:
    scheme, publisher = _scheme_of(manifest), BNode()
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
    concept, scheme = _uri(manifest.id, "object", key), _scheme_of(manifest)
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
    concept, scheme, field = _of(term), _scheme_of(term.registry), term.field
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
    above = _uri(term.registry.id, "object", term.kind)
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


def _of(term: Term) -> URIRef:
    return _uri(term.registry.id, "begrip", term.key)


def _scheme_of(manifest: RegistryManifest) -> URIRef:
    return URIRef(f"{BASE}/{quote(manifest.id, safe='')}")


def _uri(registry: str, kind: str, key: str) -> URIRef:
    return URIRef(f"{BASE}/{quote(registry, safe='')}/{kind}/{quote(key, safe='')}")


def _dutch(words: str) -> Literal:
    return Literal(words, lang="nl")
