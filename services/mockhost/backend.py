"""Everything behind the screens, in one object without a screen: store, mocks, tokens, lines and clients."""

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from services.access_log import AccessLog
from services.clock import Clock
from services.errors import Unavailable
from services.http import EMBEDDED, Endpoint, Hooks, Http, Line
from services.identity.session import Session
from services.identity.tokens import TokenSigner, TokenVerifier
from services.manifest import Found, RegistryManifest
from services.mockhost.faults import Fault
from services.mockhost.host import MockHost
from services.mockhost.imported import ImportedPart
from services.mockhost.layering import Sources
from services.mockhost.populating import Population
from services.mockhost.stelsel import Stelsel
from services.mockkit.changes import Changes
from services.mockkit.world import PersonCore
from services.personas import LazyBlocks, Persona
from services.settings import EMBEDDED as EMBEDDED_PLACE, Place
from services.store import Store, open_store

if TYPE_CHECKING:
    from services.mockhost.acting import Acting


class Backend:
    """Builds its parts when first needed; safe to use from the workers' threads."""

    def __init__(
        self,
        clock: Clock,
        registries: Sequence[Found[RegistryManifest]],
        personas: Callable[[], Sequence[Persona]],
        places: Mapping[str, Place],
        data_url: str = "",
        hooks: Hooks | None = None,
        reactions: Iterable[Path] = (),
        population: bool = False,
    ) -> None:
        self.clock = clock
        self._registries = {found.manifest.id: found for found in registries}
        self._personas = personas
        self._places = places
        self._clients: dict[tuple[str, str, int], Any] = {}
        self._lock = threading.RLock()
        self.store = open_store(data_url)
        self.signer = TokenSigner(clock)
        verifier = TokenVerifier(self.signer.jwks(), clock)
        self.changes = Changes(self._state, clock)
        self.population = Population(personas) if population else None
        self._imported = ImportedPart(data_url, clock)
        sources = Sources(self.written, self.changes.part, imported=self._imported)
        self.sources = sources.populated(self.population)
        self.host = MockHost(
            registries,
            self.sources.blocks,
            self._persons,
            clock,
            self._state,
            verifier.verify,
            owner=self.sources.owner,
            changes=self.changes,
        )
        self.stelsel = Stelsel(clock, self._state, registries, self.signer, reactions)
        self.access = AccessLog(self._state, self._right)
        joined = Hooks(told=(self.access.note,)).joined(self.stelsel.hooks).joined(hooks or Hooks())
        self.http = Http(clock, self._endpoint, self.host.adapter, joined)
        self.stelsel.connect(self.host, self.http)
        self._acting: Acting | None = None

    def client(self, registry: str, session: Session) -> Any:
        """Return the registry's client for this session; raises Unavailable when its folder is not there."""
        with self._lock:
            key = (registry, session.token, session.epoch)
            if key not in self._clients:
                found = self._found(registry)
                self._clients[key] = found.load("client").Client(self.line(registry, session))
            return self._clients[key]

    @property
    def acting(self) -> "Acting":
        """For whom somebody may act; built when that is first asked."""
        with self._lock:
            if self._acting is None:
                from services.mockhost.acting import Acting

                registries = list(self._registries.values())
                self._acting = Acting(self.clock, registries, self.client, self.signer.sealed, self.host.world)
            return self._acting

    def line(self, registry: str, session: Session) -> Line:
        """Return one registry's line for this session."""
        return Line(self.http, self._found(registry).manifest, session)

    def warm(self, registry: str) -> None:
        """Import one registry's client and build its mock, so that the first question does not wait."""
        found = self._found(registry)
        if found.has("client"):
            found.load("client")
        place = self._places.get(registry)
        if found.has("mock") and (place is None or place.url == EMBEDDED_PLACE):
            self.host.mount(registry)

    def reset(self, faults: Iterable[tuple[str, Fault]] = ()) -> None:
        """Forget what the session changed and set the scenario's faults again."""
        self.stelsel.reset()
        with self._lock:
            self._clients.clear()
        self.host.faults.clear()
        for registry, fault in faults:
            self.host.faults.put(registry, fault)

    def end_session(self, epoch: int) -> None:
        """End running calls; the sessions up to ``epoch`` make no more."""
        self.http.give_up(epoch)
        with self._lock:
            self._clients.clear()

    def start(self) -> None:
        """Let events be delivered as they come, on a thread of its own, until ``stop``."""
        self.stelsel.courier.start()

    def stop(self) -> None:
        """End running calls; nobody makes another one, so that the workers come to an end."""
        self.http.close()
        self.stelsel.courier.stop()

    def close(self) -> None:
        """Give the store back, once the workers are done."""
        self.stop()
        self._imported.close()
        self.store.close()

    def written(self, found: Found[RegistryManifest]) -> Mapping[str, Any]:
        """Return one registry's table of every persona, by BSN, read when asked for."""
        if not found.has("block"):
            return {}
        return LazyBlocks(self._personas(), found.manifest.id, found.load("block").Block)

    def _found(self, registry: str) -> Found[RegistryManifest]:
        found = self._registries.get(registry)
        if found is None:
            raise Unavailable(registry, "dit register is er niet")
        return found

    def _persons(self) -> Mapping[str, PersonCore]:
        heads = [one.head for one in self._personas()]
        return self.sources.persons({head.bsn: PersonCore(head.id, head.bsn, head.naam) for head in heads})

    def _state(self) -> Store:
        return self.store

    def _right(self, registry: str, face: str, method: str) -> str:
        return self._found(registry).manifest.face(face).right(method)

    def _endpoint(self, registry: str, face: str) -> Endpoint:
        manifest = self._found(registry).manifest
        place = self._places.get(registry)
        base_path = manifest.face(face).base_path
        if place is None or place.url == EMBEDDED_PLACE:
            return Endpoint(f"{EMBEDDED}://{registry}{base_path}", ours=True)
        return Endpoint(place.url.rstrip("/") + base_path, ours=place.ours)
