"""Asks an OGC API Features face: what a client of a map registry reads, as frozen structs."""

from typing import Any, Literal
from urllib.parse import quote

import msgspec

from services.http import Channel, Reply

RD = "http://www.opengis.net/def/crs/EPSG/0/28992"
MOST = 200


class Geometry(msgspec.Struct, frozen=True):
    """Where it is; coordinates as GeoJSON nests them, in metres (EPSG:28992)."""

    type: Literal["Point", "LineString", "Polygon"]
    coordinates: list[Any]


class Feature(msgspec.Struct, frozen=True):
    """One object; which properties it has is the registry's."""

    id: str
    geometry: Geometry
    properties: dict[str, Any] = {}


class FeatureCollection(msgspec.Struct, frozen=True, rename="camel"):
    """One page of objects."""

    features: tuple[Feature, ...]
    number_matched: int = 0


def around(channel: Channel, collection: str, x: float, y: float, reach: float) -> Reply:
    """Ask what lies within ``reach`` metres east, west, north and south of a point of the national grid."""
    box = ",".join(f"{one:.1f}" for one in (x - reach, y - reach, x + reach, y + reach))
    return _items(channel, collection, {"bbox": box, "bbox-crs": RD})


def having(channel: Channel, collection: str, name: str, value: str) -> Reply:
    """Ask for the objects whose property ``name`` is ``value``."""
    return _items(channel, collection, {name: value})


def _items(channel: Channel, collection: str, asked: dict[str, str]) -> Reply:
    params = asked | {"crs": RD, "limit": str(MOST), "f": "json"}
    return channel.get(f"/collections/{quote(collection, safe='')}/items", params)
