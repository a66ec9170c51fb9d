"""A landscape that grows around spots: each persona's table names a few, and a registry says what stands there."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

from services.mockkit.ogc.model import Collection, Feature
from services.mockkit.world import World

B = TypeVar("B")
Grown = dict[str, dict[str, Feature]]
_MADE = 256   # so many generated surroundings are kept


class Spots(Generic[B]):
    """A Landscape. ``grow`` gives what stands on the spots of one table; two tables may name the same spot.

    ``building`` reads the BAG id of the building out of a feature's id or of a wanted value, and gives nothing for
    anything else: so the surroundings of a generated citizen are found without keeping any.
    """

    def __init__(
        self,
        world: World[B],
        collections: Sequence[Collection],
        grow: Callable[[B], Iterable[Feature]],
        building: Callable[[str], str],
    ) -> None:
        self.collections = collections
        self._world = world
        self._grow = grow
        self._building = building
        self._grown: tuple[int, Grown] | None = None
        self._made = lru_cache(_MADE)(self._make)

    def features(self, collection: str, wanted: Mapping[str, str], asker: str = "") -> Iterable[Feature]:
        """Return the features that have the wanted values, in id order."""
        owners = {asker} | {self._owner(value) for value in wanted.values()}
        found = dict(self._known()[collection])
        for bsn in owners - {""}:
            found |= self._made(bsn)[collection]
        return [
            feature
            for _, feature in sorted(found.items())
            if all(str(feature.properties.get(name)) == value for name, value in wanted.items())
        ]

    def feature(self, collection: str, key: str) -> Feature | None:
        """Return one feature by its id, or None."""
        known = self._known()[collection].get(key)
        owner = self._owner(key) if known is None else ""
        return self._made(owner)[collection].get(key) if owner else known

    def _owner(self, text: str) -> str:
        """Return the BSN of the generated citizen whose building an id or a value is about; empty for nobody."""
        building = self._building(text)
        return self._world.owner("bag", building) or "" if building else ""

    def _make(self, bsn: str) -> Grown:
        block = self._world.blocks.get(bsn)
        return self._sorted(() if block is None else self._grow(block))

    def _known(self) -> Grown:
        version = self._world.blocks.version()
        if self._grown is None or self._grown[0] != version:
            everything = (feature for block in self._world.blocks.values() for feature in self._grow(block))
            self._grown = (version, self._sorted(everything))
            self._made.cache_clear()
        return self._grown[1]

    def _sorted(self, features: Iterable[Feature]) -> Grown:
        grown: Grown = {one.id: {} for one in self.collections}
        for feature in features:
            grown[feature.collection].setdefault(feature.id, feature)
        return grown
