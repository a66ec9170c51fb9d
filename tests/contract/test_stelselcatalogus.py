"""The Stelselcatalogus as SKOS passes the published shapes of NL-SBB, and a spoiled export does not."""

from collections.abc import Callable
from datetime import date
from functools import cache

import pytest
from rdflib import DCTERMS, RDF, SKOS, Graph, Literal, URIRef

from services.manifest import registries
from services.stelsel.stelselcatalogus.catalogue import Catalogue, catalogue
from services.stelsel.stelselcatalogus.skos import DUTCH, graph
from tests.contract.published import published_file

DAY = date(2027, 1, 5)
PROFILE = "stelselcatalogus/skos-ap-nl.shacl.ttl"
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::UserWarning")


@cache
def exported() -> Graph:
    return graph(catalogue(), DAY, catalogue(language="en"))


@cache
def small() -> Graph:
    """One registry, with connections to nowhere: what is spoiled need not be large."""
    return graph(Catalogue(one for one in registries()[0] if one.manifest.id == "digimelding"), DAY)


@cache
def shapes(name: str) -> Graph:
    return Graph().parse(published_file(name))


def findings(data: Graph, rules: Graph) -> list[str]:
    """Return what the shapes say of ``data``: every result of whatever severity."""
    from pyshacl import validate

    _, report, _ = validate(data, shacl_graph=rules, advanced=True, inference="none", meta_shacl=False)
    assert isinstance(report, Graph)
    result = URIRef("http://www.w3.org/ns/shacl#resultMessage")
    return sorted(str(message) for message in report.objects(None, result))


def test_the_export_has_no_finding_under_the_profile() -> None:
    assert findings(exported(), shapes(PROFILE)) == []


def test_every_concept_has_its_label_and_definition_in_both_languages() -> None:
    for kind in (SKOS.prefLabel, SKOS.definition):
        said = {(concept, words.language) for concept, words in exported().subject_objects(kind)}  # type: ignore[attr-defined]
        concepts = set(exported().subjects(RDF.type, SKOS.Concept))
        assert said == {(concept, language) for concept in concepts for language in ("nl", "en")}


def test_every_term_and_every_object_type_is_a_concept() -> None:
    told = catalogue()
    objects = sum(len(kinds) for kinds in told.objects.values())
    assert len(set(exported().subjects(RDF.type, SKOS.Concept))) == len(told.terms) + objects
    assert len(set(exported().subjects(RDF.type, SKOS.ConceptScheme))) == len(told.registries)


def no_definition(spoiled: Graph) -> None:
    spoiled.remove((_one(spoiled), SKOS.definition, None))


def two_labels(spoiled: Graph) -> None:
    one = _one(spoiled)
    other = next(found for found in spoiled.subjects(RDF.type, SKOS.Concept) if found != one)
    spoiled.remove((one, SKOS.prefLabel, None))
    for words in spoiled.objects(other, SKOS.prefLabel):
        spoiled.add((one, SKOS.prefLabel, words))
    for scheme in spoiled.objects(other, SKOS.inScheme):
        spoiled.add((one, SKOS.inScheme, scheme))


def no_language(spoiled: Graph) -> None:
    one = _one(spoiled)
    spoiled.remove((one, SKOS.definition, None))
    spoiled.add((one, SKOS.definition, Literal("zonder taal")))


def concept_and_scheme(spoiled: Graph) -> None:
    spoiled.add((_one(spoiled), RDF.type, SKOS.ConceptScheme))


def scheme_without_label(spoiled: Graph) -> None:
    spoiled.remove((next(spoiled.subjects(RDF.type, SKOS.ConceptScheme)), DCTERMS.title, None))


def nothing(spoiled: Graph) -> None:
    """Leave it as it is: the control of the controls."""


@pytest.mark.parametrize(
    "spoil", [nothing, no_definition, two_labels, no_language, concept_and_scheme, scheme_without_label]
)
def test_negative_control_a_spoiled_export_is_found(spoil: Callable[[Graph], None]) -> None:
    spoiled = Graph() + small()
    spoil(spoiled)
    assert bool(findings(spoiled, shapes(PROFILE))) is (spoil is not nothing)


def test_the_schemes_fit_the_shapes_of_the_stelselcatalogus() -> None:
    """The published file writes ``sh:Nodeshape`` and no target, so that it checks nothing: both are given here.

    Four of its shapes cannot be used: two have no path, and two want as a class what is no class.
    """
    rules = Graph() + shapes("stelselcatalogus/stelselcatalogus-shapes.ttl")
    sh, ours = "http://www.w3.org/ns/shacl#", "http://begrippen.nlbegrip.nl/def/skosapnl#"
    asset = URIRef(f"{ours}SemanticAsset")
    rules.add((asset, RDF.type, URIRef(f"{sh}NodeShape")))
    rules.add((asset, URIRef(f"{sh}targetClass"), SKOS.ConceptScheme))
    for name in ("Wetgeving", "WetgevingUri", "Uitgever"):
        rules.remove((asset, URIRef(f"{sh}property"), URIRef(f"{ours}SemanticAsset-{name}")))
        rules.remove((URIRef(f"{ours}SemanticAsset-{name}"), None, None))
    assert findings(exported(), rules) == []
    spoiled = Graph() + exported()
    for scheme in list(spoiled.subjects(RDF.type, SKOS.ConceptScheme)):
        spoiled.remove((scheme, None, DUTCH))
    assert len(findings(spoiled, rules)) == len(catalogue().registries)


def _one(told: Graph) -> URIRef:
    found = URIRef("https://voorportaal.example/begrippen/digimelding/begrip/kenmerk")
    assert (found, RDF.type, SKOS.Concept) in told
    return found
