"""Joins the country of generated citizens to the registries: their tables, their names, and from a key to a citizen.

Nothing of the population is imported or made before the first question that no persona answers.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from services.manifest import Found, RegistryManifest
from services.mockkit.layers import Layer
from services.mockkit.world import PersonCore
from services.personas import Persona, mentioned_bsns, published_bsns

if TYPE_CHECKING:
    from services.population.core import Core
    from services.population.country import Country

_KEPT = 1024
"""Tables of one registry that are kept. Citizens come at random: more costs memory and wins little."""


class Population:
    """The country beside the personas; no citizen has a BSN that a persona's file or a published test set names."""

    def __init__(self, personas: Callable[[], Sequence[Persona]]) -> None:
        self._personas = personas

    @cached_property
    def country(self) -> "Country":
        """The country itself; making it takes a third of a second."""
        from services.population.country import Country

        return Country(published_bsns() | mentioned_bsns(self._personas()))

    def part(self, found: Found[RegistryManifest]) -> Layer[Any] | None:
        """Return a registry's layer of generated tables; None for one without ``generate.py``."""
        return Generated(self, found) if found.has("generate") else None

    def owner(self, kind: str, key: str, /) -> str | None:
        """Return the BSN of the citizen behind a key, as ``World.owner`` says."""
        return self.country.owner(kind, key)

    def citizen(self, bsn: str) -> "Core | None":
        """Return the citizen with this BSN; None when there is none."""
        number = self.country.number(bsn)
        return None if number is None else self.country.citizen(number)

    @property
    def names(self) -> Layer[PersonCore]:
        """Who the generated citizens are; their id is their BSN."""
        return _Names(self)


class Generated:
    """One registry's tables of generated citizens, each made when it is asked for."""

    def __init__(self, population: Population, found: Found[RegistryManifest]) -> None:
        self._population = population
        self._found = found
        self.get = lru_cache(maxsize=_KEPT)(self._made)

    def source(self, bsn: str, /) -> "Core | None":
        """Return the citizen that the table of this BSN is made from."""
        return self._population.citizen(bsn)

    def known(self) -> Iterable[str]:
        """Return nobody: nine million people are not listed."""
        return ()

    def version(self) -> int:
        """Return 0: a citizen is always the same."""
        return 0

    @cached_property
    def _block(self) -> "Callable[[Core], Any]":
        make: Callable[[Core], Any] = self._found.load("generate").block
        return make

    def _made(self, bsn: str, /) -> Any:
        core = self._population.citizen(bsn)
        return None if core is None else self._block(core)


class _Names:
    def __init__(self, population: Population) -> None:
        self._population = population

    def get(self, bsn: str, /) -> PersonCore | None:
        core = self._population.citizen(bsn)
        return None if core is None else PersonCore(bsn, bsn, core.name.full)

    def known(self) -> Iterable[str]:
        return ()

    def version(self) -> int:
        return 0
