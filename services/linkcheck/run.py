"""Runs the link check over everybody known and a sample of generated citizens, and writes its table."""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from services.errors import InputError
from services.linkcheck.check import Check, Tally, generated_fault
from services.linkcheck.connections import Connection, declared
from services.linkcheck.walk import At
from services.manifest import Found, RegistryManifest
from services.mockkit.layers import Layers
from services.personas import Persona
from services.toml_positions import fault

SEED = 2027


class Links(Struct, dict=True):
    """What is checked: the registries, their tables, the personas' files, and where keys lead."""

    registries: Sequence[Found[RegistryManifest]]
    blocks: Callable[[Found[RegistryManifest]], Layers[Any]]
    personas: Sequence[Persona]
    owner: Callable[[str, str], str | None]

    def __post_init__(self) -> None:
        self._found = {one.manifest.id: one for one in self.registries}
        self._files: Mapping[str, Persona] = {one.head.bsn: one for one in self.personas}
        self._tables: dict[str, Layers[Any]] = {}

    def connections(self) -> list[Connection]:
        """Return what is declared; raises InputError for one that leads to a registry that is not there."""
        found = declared(self.registries)
        for one in found:
            if one.to not in self._found:
                raise InputError(f"er is geen register {one.to!r}", file=one.file, field=one.id)
        return found

    def check(self) -> Check:
        """Return a check over all connections, with nobody looked at yet."""
        return Check(self.connections(), self._layers, self.owner, self._fault)

    def _layers(self, registry: str) -> Layers[Any]:
        if registry not in self._tables:
            self._tables[registry] = self.blocks(self._found[registry])
        return self._tables[registry]

    def _fault(self, bsn: str, way: At, wrong: str) -> InputError:
        persona = self._files.get(bsn)
        if persona is not None:
            return fault(persona.path, way, wrong)
        folder = self._found[str(way[0])].folder
        if (folder / "generate.py").is_file() and not self._layers(str(way[0])).lists(bsn):
            return generated_fault(folder, bsn, way, wrong)
        return InputError(f"{wrong}, bij {bsn}", field=".".join(str(part) for part in way))


def sample(count: int, size: int) -> Iterator[int]:
    """Yield ``count`` different numbers below ``size``, the same every time."""
    return iter(random.Random(SEED).sample(range(size), count))


def table(tallies: Sequence[Tally]) -> Iterator[str]:
    """Yield the lines of the table: a head, a line for each connection, the totals."""
    yield f"{'nr':>2}  {'verbinding':<30} {'gegeven':<52} {'geprobeerd':>10} {'gevonden':>9} {'gebroken':>9}"
    for one in tallies:
        link = one.connection
        number = str(link.number or "")
        counts = f"{one.tried:>10} {one.resolved:>9} {len(one.broken):>9}"
        yield f"{number:>2}  {link.name:<30} {link.told:<52} {counts}"
    tried, broken = sum(one.tried for one in tallies), sum(len(one.broken) for one in tallies)
    yield f"{'':>2}  {'samen':<30} {'':<52} {tried:>10} {tried - broken:>9} {broken:>9}"
