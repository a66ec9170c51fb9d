"""Persons of published test sets: kept in tables of their own, which no reset touches, and served as a layer."""

from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from services.decoding import convert
from services.errors import InputError
from services.manifest import Found, RegistryManifest
from services.mockkit.testset import Intake, Source, source
from services.store import IMPORTED, Store, open_store

B = TypeVar("B")


class Imported(Generic[B]):
    """The imported tables of one registry, as a layer. Each becomes a block when it is first asked for."""

    def __init__(self, rows: Iterable[tuple[str, dict[str, Any]]], kind: type[B]) -> None:
        self._rows = dict(rows)
        self._kind = kind
        self._made: dict[str, B] = {}

    def get(self, bsn: str, /) -> B | None:
        """Return this person's table, or None when the person was not imported."""
        found = self._made.get(bsn)
        if found is None and (row := self._rows.get(bsn)) is not None:
            found = self._made[bsn] = convert(row, self._kind)
        return found

    def known(self) -> Iterable[str]:
        """Return the BSNs of all imported persons."""
        return self._rows

    def version(self) -> int:
        """Return 0: a server that runs keeps serving what there was when it started."""
        return 0


class ImportedPart:
    """Gives every registry its imported persons from the store at a URL (``--data``); none from memory."""

    def __init__(self, url: str) -> None:
        self._url = url

    def __call__(self, found: Found[RegistryManifest]) -> Imported[Any] | None:
        """Return the layer of one registry; None when nothing was imported for it."""
        if not self._url or not found.has("importing"):
            return None
        store = open_store(self._url, IMPORTED)
        try:
            rows = store.query(found.manifest.id)
        finally:
            store.close()
        return Imported(rows, found.load("block").Block) if rows else None


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
        return replaced
    finally:
        store.close()


def _unknown(text: Source) -> InputError:
    begin = text.text.lstrip()[:40].splitlines()[0]
    known = "de persoonslijsten van RvIG (CSV met puntkomma's en kolommen als 01.01.20) of personen als JSON"
    return text.error(f"is geen bekende testset (begint met {begin!r}); te lezen zijn: {known}", line=1)
