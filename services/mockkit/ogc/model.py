"""What an OGC API Features mock serves: collections, and features in metres of the national grid (EPSG:28992)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Literal, Protocol

from msgspec import Struct, field

Punt = tuple[float, float]
Kind = Literal["Point", "LineString", "Polygon"]


class Collection(Struct, frozen=True):
    """One collection. ``queryables`` are the properties that may be asked for by value (OGC part 3)."""

    id: str
    title: str
    description: str
    kind: Kind
    queryables: tuple[str, ...] = ()


class Feature(Struct, frozen=True):
    """One object. ``points`` are x, y in metres; of a Polygon they are one closed ring. It exists from ``since``."""

    id: str
    collection: str
    kind: Kind
    points: tuple[Punt, ...]
    since: date
    properties: Mapping[str, Any] = field(default_factory=dict)

    @property
    def box(self) -> tuple[float, float, float, float]:
        """The least x, least y, greatest x and greatest y."""
        xs, ys = [x for x, _ in self.points], [y for _, y in self.points]
        return min(xs), min(ys), max(xs), max(ys)


class Landscape(Protocol):
    """Where features come from."""

    @property
    def collections(self) -> Sequence[Collection]:
        """Every collection, in the order of the contract."""

    def features(self, collection: str, wanted: Mapping[str, str], asker: str = "") -> Iterable[Feature]:
        """Return the features of a collection whose properties have the ``wanted`` values, in id order.

        What lies around the home of the ``asker`` (a BSN) is there too, also when nobody else knows it.
        """

    def feature(self, collection: str, key: str) -> Feature | None:
        """Return one feature by its id, or None."""


def rectangle(x: float, y: float, width: float, depth: float) -> tuple[Punt, ...]:
    """Return the closed ring of a rectangle with its middle at x, y; sizes in metres."""
    left, low, right, high = x - width / 2, y - depth / 2, x + width / 2, y + depth / 2
    return ((left, low), (right, low), (right, high), (left, high), (left, low))
