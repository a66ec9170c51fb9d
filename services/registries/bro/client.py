"""Asks the BRO what is known of the subsoil near a place."""

from services.http import Line, Sourced
from services.ogc_features import around
from services.registries.bro.records import Boring, Boringen, Put, Putten

FACE = "features"


class Client:
    """The BRO for one session. Every method raises ServiceError when no good answer comes."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._channel = line.face(FACE)

    def boringen(self, x: float, y: float, reach: float = 100.0) -> Sourced[tuple[Boring, ...]]:
        """Return the borings within ``reach`` metres of a point of the national grid."""
        reply = around(self._channel, "bhr_gt", x, y, reach)
        found = reply.decode(Boringen).features
        return self._line.sourced(tuple(one.properties for one in found), reply)

    def putten(self, x: float, y: float, reach: float = 100.0) -> Sourced[tuple[Put, ...]]:
        """Return the wells within ``reach`` metres, with their groundwater levels."""
        reply = around(self._channel, "gmw", x, y, reach)
        found = reply.decode(Putten).features
        return self._line.sourced(tuple(one.properties for one in found), reply)
