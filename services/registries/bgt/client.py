"""Asks the BGT what stands and lies around a place."""

from services.http import Line, Sourced
from services.ogc_features import Feature, FeatureCollection, around, having

FACE = "features"


class Client:
    """The BGT for one session. Every method raises ServiceError when no good answer comes."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._channel = line.face(FACE)

    def pand(self, pand: str) -> Sourced[tuple[Feature, ...]]:
        """Return the outline of one building by its BAG id; empty when the map has none."""
        reply = having(self._channel, "pand", "identificatie_bag_pnd", pand)
        return self._line.sourced(reply.decode(FeatureCollection).features, reply)

    def rondom(self, collection: str, x: float, y: float, reach: float = 40.0) -> Sourced[tuple[Feature, ...]]:
        """Return what one collection has within ``reach`` metres of a point of the national grid."""
        reply = around(self._channel, collection, x, y, reach)
        return self._line.sourced(reply.decode(FeatureCollection).features, reply)
