"""Asks the BRT which town, roads and water the map of 1:10 000 shows around a place."""

from services.http import Line, Sourced
from services.ogc_features import Feature, FeatureCollection, around

FACE = "features"


class Client:
    """The BRT for one session. The one method raises ServiceError when no good answer comes."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._channel = line.face(FACE)

    def rondom(self, collection: str, x: float, y: float, reach: float = 1500.0) -> Sourced[tuple[Feature, ...]]:
        """Return what one collection has within ``reach`` metres of a point of the national grid."""
        reply = around(self._channel, collection, x, y, reach)
        return self._line.sourced(reply.decode(FeatureCollection).features, reply)
