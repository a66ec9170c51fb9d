"""The addresses of schemes and concepts in the SKOS export; nothing answers there."""

from urllib.parse import quote

from rdflib import URIRef

from services.manifest import RegistryManifest
from services.stelsel.stelselcatalogus.terms import Term

BASE = "https://voorportaal.example/begrippen"


def scheme_of(manifest: RegistryManifest) -> URIRef:
    """Return the address of a registry's scheme."""
    return URIRef(f"{BASE}/{quote(manifest.id, safe='')}")


def of_term(term: Term) -> URIRef:
    """Return the address of a datum's concept."""
    return _uri(term.registry.id, "begrip", term.key)


def of_object(registry: str, kind: str) -> URIRef:
    """Return the address of an object type's concept."""
    return _uri(registry, "object", kind)


def _uri(registry: str, kind: str, key: str) -> URIRef:
    return URIRef(f"{BASE}/{quote(registry, safe='')}/{kind}/{quote(key, safe='')}")
