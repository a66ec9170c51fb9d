"""The scene of a persona for a module's overview and loading: real mocks and clients, no screen and no socket."""

from functools import partial
from pathlib import Path
from typing import Any

import resources
from app.kit.contributions import Scene
from app.kit.texts import Catalog, Texts
from services import personas
from services.errors import ServiceError, Unavailable
from services.manifest import registries
from tests.helpers.worlds import Bench

ROOT = Path(__file__).parents[4]
PEOPLE = personas.read(resources.path("personas"))
BSN = {one.head.id: one.head.bsn for one in PEOPLE}


def texts_of(module: str, language: str = "nl") -> Texts:
    """Return the words of one module."""
    return Catalog(ROOT / "resources" / "texts", language).scoped(ROOT / "app" / "modules" / module)


class Stage:
    """Every persona in a few registries. ``down`` names those that do not answer."""

    def __init__(self, module: str, *names: str) -> None:
        self._found = {one.manifest.id: one for one in registries()[0] if one.manifest.id in names}
        self._benches = {
            name: Bench(name, personas.blocks(PEOPLE, name, one.load("block").Block))
            for name, one in self._found.items()
        }
        self.texts = texts_of(module)
        self.down: set[str] = set()

    def scene(self, persona: str) -> Scene:
        """Return the scene of a persona."""
        bench = next(iter(self._benches.values()))
        return Scene(bench.session(BSN[persona]), partial(self._client, BSN[persona]), self.texts, bench.clock)

    def _client(self, bsn: str, registry: str) -> Any:
        if registry in self.down:
            raise Unavailable(registry)
        return self._found[registry].load("client").Client(self._benches[registry].line(bsn))


def sources(missing: tuple[ServiceError, ...]) -> list[str]:
    """Return the names of the sources that failed."""
    return [error.source for error in missing]
