"""What a session changed in the registries' tables: the topmost layer of ``World.blocks``, kept in the store.

A change replaces one person's table of one registry and registers the events that tell of it, in one transaction.
Nothing is delivered here: ``committed`` is called afterwards and only rings a bell (services.events.courier).
"""

import threading
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, Generic, TypeVar

import msgspec

from services.clock import Clock
from services.decoding import convert
from services.events import Event, Outbox, source_of
from services.events.outbox import Rows
from services.manifest import Found, RegistryManifest
from services.mockkit.marks import Marks

B = TypeVar("B")
_SPACE = "gewijzigd"


class Changed(Generic[B]):
    """The changed tables of one registry, as a layer. Each is decoded when it is first asked for after a change."""

    def __init__(self, store: Callable[[], Rows], registry: str, kind: type[B]) -> None:
        self._store = store
        self._space = f"{_SPACE}.{registry}"
        self._kind = kind
        self._lock = threading.Lock()
        self._known: dict[str, B | None] | None = None
        self._version = 0

    def get(self, bsn: str, /) -> B | None:
        """Return the changed table of this person, or None."""
        known, version = self._known, self._version
        if known is None:
            known, version = self._listed(), self._version
        if bsn not in known:
            return None
        found = known[bsn]
        if found is None:
            # The lock is never held while the store is asked: who changes a table holds the store and asks us.
            row = self._store().get(self._space, bsn)
            found = None if row is None else convert(row["blok"], self._kind)
            with self._lock:
                if version == self._version:
                    known[bsn] = found
        return found

    def known(self) -> Iterable[str]:
        """Return whose table was changed."""
        return list(self._listed())

    def version(self) -> int:
        """Return a number that goes up with every change and every reset."""
        return self._version

    def moved(self) -> None:
        """Look again: something was changed, or everything was forgotten."""
        with self._lock:
            self._known = None
            self._version += 1

    def _listed(self) -> dict[str, B | None]:
        known, version = self._known, self._version
        if known is None:
            known = {bsn: None for bsn, _ in self._store().query(self._space)}
            with self._lock:
                if version == self._version:
                    self._known = known
        return known


class Changes:
    """The changed layers of all registries, and the one way to change a table; who looks first takes its ``turn``."""

    def __init__(self, store: Callable[[], Rows], clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._layers: dict[str, Changed[Any]] = {}
        self._lock = threading.Lock()
        self.turn = threading.RLock()
        self.marks = Marks(store)
        self.committed: Callable[[], None] = _nothing

    def part(self, found: Found[RegistryManifest]) -> Changed[Any] | None:
        """Return the layer of one registry; None for one without tables."""
        registry = found.manifest.id
        with self._lock:
            if registry not in self._layers and found.has("block"):
                kind = found.load("block").Block
                self._layers[registry] = Changed(self._store, registry, kind)
            return self._layers.get(registry)

    def since(self, registry: str, moment: datetime) -> list[str]:
        """Return whose table of one registry was changed at or after ``moment``, the first first."""
        rows = [(datetime.fromisoformat(row["op"]), bsn) for bsn, row in self._store().query(f"{_SPACE}.{registry}")]
        return [bsn for at, bsn in sorted(rows) if at >= moment]

    def record(self, manifest: RegistryManifest, blocks: Mapping[str, msgspec.Struct], events: Iterable[Event]) -> None:
        """Replace the tables of the persons in ``blocks`` and register ``events``, all at once or not at all."""
        store, now = self._store(), self._clock.now().isoformat()
        with store.transaction():
            for bsn, block in blocks.items():
                row = {"op": now, "blok": msgspec.to_builtins(block)}
                store.put(f"{_SPACE}.{manifest.id}", bsn, row)
            Outbox(store, self._clock).add(source_of(manifest.oin, manifest.id), events)
        if blocks and manifest.id in self._layers:
            self._layers[manifest.id].moved()
        self.committed()

    def forgotten(self) -> None:
        """The store was reset: every table is as it was written."""
        with self._lock:
            layers = list(self._layers.values())
        for layer in layers:
            layer.moved()
        self.marks.moved()


def _nothing() -> None:
    """Nobody listens."""
