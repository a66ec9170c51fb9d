"""Puts the layers of every registry's tables in their order: changed, written, imported, generated."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from services.manifest import Found, RegistryManifest
from services.mockhost.populating import Population
from services.mockkit.layers import Layer, Layers, Written, nobody
from services.mockkit.world import PersonCore

Part = Callable[[Found[RegistryManifest]], Layer[Any] | None]
"""Gives one registry's layer of one kind, or None when this kind has nothing for it."""


def nothing(found: Found[RegistryManifest]) -> Layer[Any] | None:
    """Return None: a kind of layer that is not there."""
    return None


class Sources(Struct, frozen=True):
    """Where tables come from. Each kind is built by who knows it; this only says which goes before which.

    ``changed`` holds what a session changed (store), ``written`` the personas' tables, ``imported`` persons of a
    published test set, ``generated`` the citizens of the population, whose keys ``owner`` leads back.
    """

    written: Callable[[Found[RegistryManifest]], Mapping[str, Any]]
    changed: Part = nothing
    imported: Part = nothing
    generated: Part = nothing
    owner: Callable[[str, str], str | None] = nobody
    names: Layer[PersonCore] | None = None

    def populated(self, population: Population | None) -> "Sources":
        """Return these sources with the generated citizens behind them; as they are without a population."""
        if population is None:
            return self
        return replace(self, generated=population.part, owner=population.owner, names=population.names)

    def blocks(self, found: Found[RegistryManifest]) -> Layers[Any]:
        """Return one registry's tables, in layers."""
        below = [Written(self.written(found)), self.imported(found), self.generated(found)]
        return Layers([one for one in below if one is not None], self.changed(found))

    def persons(self, written: Mapping[str, PersonCore]) -> Layers[PersonCore]:
        """Return who everybody is: the personas, and by their BSN the generated citizens."""
        return Layers([Written(written), self.names] if self.names is not None else [Written(written)])
