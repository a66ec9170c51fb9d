"""Mounts every registry's mock: one app per face, found by base path, with the fault deck in front."""

import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from services.clock import Clock
from services.errors import Unavailable
from services.manifest import Found, RegistryManifest
from services.mockhost.embedded import EmbeddedAdapter, WsgiApp
from services.mockhost.faults import FaultDeck
from services.mockhost.mounted import Mounted
from services.mockkit.changes import Changes
from services.mockkit.layers import Layers, Written, nobody
from services.mockkit.world import Ask, PersonCore, Signer, State, World


class MockHost:
    """Builds a registry's apps when they are first asked for (``mockkit.faces``), and again after ``forget``.

    ``blocks`` gives a registry's tables, decoded to that registry's Block, by BSN: layers (``mockhost.layering``), or
    any mapping. ``owner`` leads from a key to a generated citizen, as ``World.owner`` says. ``changes`` keeps what is
    changed; ``neighbours`` and ``signer``, once set, give each registry its way to ask the others and to
    check who signed a body.
    """

    def __init__(
        self,
        registries: Sequence[Found[RegistryManifest]],
        blocks: Callable[[Found[RegistryManifest]], Mapping[str, Any]],
        persons: Callable[[], Mapping[str, PersonCore]],
        clock: Clock,
        store: Callable[[], State],
        verify: Callable[[str], Any],
        auth: bool = True,
        origin: str = "",
        owner: Callable[[str, str], str | None] = nobody,
        changes: Changes | None = None,
    ) -> None:
        self._registries = {found.manifest.id: found for found in registries}
        self._blocks = blocks
        self._persons = persons
        self._clock = clock
        self._store = store
        self._verify = verify
        self._auth = auth
        self._origin = origin
        self._owner = owner
        self.changes = changes or Changes(store, clock)
        self.neighbours: Callable[[RegistryManifest], Ask] | None = None
        self.signer: Signer | None = None
        self._mounted: dict[str, Mounted] = {}
        self._lock = threading.RLock()
        self.faults = FaultDeck()

    def adapter(self) -> EmbeddedAdapter:
        """Return a transport adapter over these mocks."""
        return EmbeddedAdapter(self.find)

    def find(self, registry: str, path: str) -> WsgiApp:
        """Return the app of ``registry`` whose base path begins ``path``, and build no other; raises Unavailable."""
        app = self._registry(registry).at(path)
        if app is None:
            raise Unavailable(registry, f"geen koppelvlak voor {path}")
        return app

    def mount(self, registry: str) -> dict[str, WsgiApp]:
        """Return base path → app for every face of one registry, longest base path first; all are built."""
        return self._registry(registry).all()

    def apps(self, registry: str) -> Mapping[str, Any]:
        """Return face id → Falcon app of one registry, without the fault deck: what its routes are."""
        return self._registry(registry).apps

    def warm(self) -> None:
        """Build every mock now, so that the first question does not wait for it."""
        for registry in self._registries:
            self.mount(registry)

    def forget(self) -> None:
        """Let go of all apps and faults; they are built anew when asked for."""
        with self._lock:
            self._mounted.clear()
        self.faults.clear()

    def world(self, found: Found[RegistryManifest]) -> World[Any]:
        """Return the world of one registry."""
        return World(
            manifest=found.manifest,
            blocks=self._layers(found),
            persons=self._persons(),
            clock=self._clock,
            store=self._store(),
            verify=self._verify,
            auth=self._auth,
            origin=self._origin,
            owner=self._owner,
            changes=self.changes,
            ask=self.neighbours(found.manifest) if self.neighbours else None,
            signer=self.signer,
        )

    def _layers(self, found: Found[RegistryManifest]) -> Layers[Any]:
        tables = self._blocks(found)
        return tables if isinstance(tables, Layers) else Layers([Written(tables)], self.changes.part(found))

    def _registry(self, registry: str) -> Mounted:
        with self._lock:
            if registry not in self._mounted:
                self._mounted[registry] = self._created(registry)
            return self._mounted[registry]

    def _created(self, registry: str) -> Mounted:
        found = self._registries.get(registry)
        if found is None or not found.has("mock"):
            raise Unavailable(registry, "geen oefenregister met deze naam")
        return Mounted(found, found.load("mock").create(self.world(found)), self.faults)
