"""A landscape that grows around spots: each persona's table names a few, and a registry says what stands there."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from services.mockkit.ogc.model import Collection, Feature
from services.mockkit.world import World

B = TypeVar("B")


class Spots(Generic[B]):
    """A Landscape. ``grow`` gives what stands on the spots of one table; two tables may name the same spot."""

    def __init__(
        self, world: World[B], collections: Sequence[Collection], grow: Callable[[B], Iterable[Feature]]
    ) -> None:
        self.collections = collections
        self._world = world
        self._grow = grow
        self._grown: dict[str, dict[str, Feature]] | None = None

    def features(self, collection: str, wanted: Mapping[str, str]) -> Iterator[Feature]:
        """Return the features that have the wanted values, in id order."""
        for _, feature in sorted(self._known()[collection].items()):
            if all(str(feature.properties.get(name)) == value for name, value in wanted.items()):
                yield feature

    def feature(self, collection: str, key: str) -> Feature | None:
        """Return one feature by its id, or None."""
        return self._known()[collection].get(key)

    def _known(self) -> dict[str, dict[str, Feature]]:
        if self._grown is None:
            grown: dict[str, dict[str, Feature]] = {one.id: {} for one in self.collections}
            for block in self._world.blocks.values():
                for feature in self._grow(block):
                    grown[feature.collection].setdefault(feature.id, feature)
            self._grown = grown
        return self._grown
