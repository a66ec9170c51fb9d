"""Persons of published test sets: kept in tables of their own, which no reset touches, and served as a layer."""

import logging
import threading
from collections.abc import Iterable, Mapping
from typing import Any, Generic, TypeVar

from services.clock import Clock
from services.decoding import convert
from services.errors import InputError
from services.manifest import Found, RegistryManifest
from services.mockkit.testset import Intake, Source, source
from services.store import IMPORTED, Store, open_store

B = TypeVar("B")
Rows = Mapping[str, dict[str, Any]]
LOOK_EVERY = 1.0
"""Seconds between two looks at the store."""
_EDITION = "editie"
_log = logging.getLogger(__name__)


class Imported(Generic[B]):
    """The imported tables of one registry, as a layer. Each becomes a block when it is first asked for.

    Another program may import while this one serves. ``version`` is asked with every call; the store is looked at
    once a second, by one thread while the others go on with what there is.
    """

    def __init__(self, store: Store, registry: str, kind: type[B], clock: Clock) -> None:
        self._store = store
        self._registry = registry
        self._kind = kind
        self._clock = clock
        self._turn = threading.Lock()
        self._looked = clock.monotonic()
        self._version = _edition(store, registry)
        # The rows and what was made of them, replaced together: no thread may make old rows into new blocks.
        self._tables: tuple[Rows, dict[str, B]] = (dict(store.query(registry)), {})

    def get(self, bsn: str, /) -> B | None:
        """Return this person's table, or None when the person was not imported."""
        rows, made = self._tables
        found = made.get(bsn)
        if found is None and (row := rows.get(bsn)) is not None:
            found = made[bsn] = convert(row, self._kind)
        return found

    def known(self) -> Iterable[str]:
        """Return the BSNs of all imported persons."""
        return self._tables[0]

    def version(self) -> int:
        """Return a number that goes up when something was imported into the store, at most a second later."""
        now = self._clock.monotonic()
        if now - self._looked >= LOOK_EVERY and self._turn.acquire(blocking=False):
            try:
                self._looked = now
                self._look()
            finally:
                self._turn.release()
        return self._version

    def _look(self) -> None:
        from sqlalchemy.exc import SQLAlchemyError

        try:
            version = _edition(self._store, self._registry)
            if version != self._version:
                self._tables = dict(self._store.query(self._registry)), {}
                self._version = version
        except SQLAlchemyError as error:  # somebody is writing: what was read before still holds
            _log.warning("imported persons could not be looked at: %s", type(error).__name__)


class ImportedPart:
    """Gives every registry its imported persons from the store at a URL (``--data``); none from memory."""

    def __init__(self, url: str, clock: Clock) -> None:
        self._url = url
        self._clock = clock
        self._open: list[Store] = []

    def __call__(self, found: Found[RegistryManifest]) -> Imported[Any] | None:
        """Return the layer of one registry; None for one that imports nothing."""
        if not self._url or not found.has("importing"):
            return None
        self._open.append(open_store(self._url, IMPORTED))
        return Imported(self._open[-1], found.manifest.id, found.load("block").Block, self._clock)

    def close(self) -> None:
        """Give the stores back."""
        while self._open:
            self._open.pop().close()


def read(raw: bytes, name: str, registries: Iterable[Found[RegistryManifest]]) -> tuple[str, Intake]:
    """Return the registry that knows this test set, and what it read; raises InputError with the mend."""
    text = source(name, raw)
    for found in registries:
        if found.has("importing"):
            intake: Intake | None = found.load("importing").read(text)
            if intake is not None:
                return found.manifest.id, intake
    raise _unknown(text)


def keep(url: str, registry: str, intake: Intake) -> int:
    """Keep everything that was read, all or nothing, and return how many persons were there before and are replaced."""
    store: Store = open_store(url, IMPORTED)
    try:
        with store.transaction():
            replaced = 0
            for bsn, table in intake.tables.items():
                replaced += store.get(registry, bsn) is not None
                store.put(registry, bsn, table)
            store.put(_EDITION, registry, {"nummer": _edition(store, registry) + 1})
        return replaced
    finally:
        store.close()


def _edition(store: Store, registry: str) -> int:
    """Return how often something was imported for a registry."""
    return int((store.get(_EDITION, registry) or {"nummer": 0})["nummer"])


def _unknown(text: Source) -> InputError:
    begin = text.text.lstrip()[:40].splitlines()[0]
    known = "de persoonslijsten van RvIG (CSV met puntkomma's en kolommen als 01.01.20) of personen als JSON"
    return text.error(f"is geen bekende testset (begint met {begin!r}); te lezen zijn: {known}", line=1)
