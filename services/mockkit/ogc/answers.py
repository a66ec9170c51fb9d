"""Writes the answers of OGC API Features as PDOK's server does: links on everything, GeoJSON for what is there."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from services.mockkit.ogc.crs import CRS84, RD, SYSTEMS, written
from services.mockkit.ogc.model import Collection, Feature

Body = dict[str, Any]
GEOJSON = "application/geo+json"
OPENAPI = "application/vnd.oai.openapi+json;version=3.1"
CONFORMS = (
    "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core",
    "http://www.opengis.net/spec/ogcapi-common-2/1.0/conf/collections",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
    "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
    "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables-query-parameters",
)
_NETHERLANDS = [3.2, 50.7, 7.3, 53.6]


class Answers:
    """The bodies of one face. ``base`` is the face's own address, ``title`` what it is called."""

    def __init__(self, base: str, title: str, description: str) -> None:
        self._base = base
        self._title = title
        self._description = description

    def landing(self) -> Body:
        """Return the landing page."""
        links = [
            _link("self", self._base, "application/json", "Dit document"),
            _link("service-desc", f"{self._base}/openapi.json", OPENAPI, "Beschrijving van het koppelvlak"),
            _link("conformance", f"{self._base}/conformance", "application/json", "Waar dit koppelvlak aan voldoet"),
            _link("data", f"{self._base}/collections", "application/json", "De verzamelingen"),
        ]
        return {"title": self._title, "description": self._description, "links": links}

    def conformance(self) -> Body:
        """Return the conformance declaration."""
        link = _link("self", f"{self._base}/conformance", "application/json", "Dit document")
        return {"links": [link], "conformsTo": list(CONFORMS)}

    def collections(self, collections: Sequence[Collection]) -> Body:
        """Return all collections."""
        link = _link("self", f"{self._base}/collections", "application/json", "Dit document")
        return {"links": [link], "collections": [self.collection(one) for one in collections]}

    def collection(self, one: Collection) -> Body:
        """Return one collection."""
        here = f"{self._base}/collections/{one.id}"
        links = [
            _link("self", here, "application/json", "Dit document"),
            _link("items", f"{here}/items", GEOJSON, f"De objecten van {one.title}"),
        ]
        extent = {"spatial": {"bbox": [_NETHERLANDS], "crs": CRS84}}
        named: Body = {"id": one.id, "title": one.title, "description": one.description}
        return named | {"extent": extent, "itemType": "feature", "crs": list(SYSTEMS), "storageCrs": RD, "links": links}

    def items(
        self, one: Collection, shown: Sequence[Feature], total: int, crs: str, asked: Mapping[str, str], following: int
    ) -> Body:
        """Return one page of items; ``following`` is the cursor of the next page, 0 when this is the last."""
        here = f"{self._base}/collections/{one.id}/items"
        links = [_link("self", _with(here, asked), GEOJSON, "Dit document")]
        if following:
            links.append(_link("next", _with(here, {**asked, "cursor": str(following)}), GEOJSON, "Volgende bladzijde"))
        return {
            "type": "FeatureCollection",
            "links": links,
            "numberMatched": total,
            "numberReturned": len(shown),
            "features": [self._feature(feature, crs) for feature in shown],
        }

    def item(self, one: Collection, feature: Feature, crs: str) -> Body:
        """Return one item with its links."""
        there = f"{self._base}/collections/{one.id}"
        links = [
            _link("self", f"{there}/items/{feature.id}", GEOJSON, "Dit document"),
            _link("collection", there, "application/json", f"De verzameling {one.title}"),
        ]
        return self._feature(feature, crs) | {"links": links}

    def _feature(self, feature: Feature, crs: str) -> Body:
        drawn = written(feature.points, crs)
        coordinates: Any = {"Point": drawn[0], "LineString": drawn, "Polygon": [drawn]}[feature.kind]
        geometry = {"type": feature.kind, "coordinates": coordinates}
        return {"type": "Feature", "id": feature.id, "properties": dict(feature.properties), "geometry": geometry}


def _link(rel: str, href: str, media: str, title: str) -> Body:
    return {"rel": rel, "href": href, "type": media, "title": title, "hreflang": "nl"}


def _with(address: str, asked: Mapping[str, str]) -> str:
    return f"{address}?{urlencode(asked)}" if asked else address
