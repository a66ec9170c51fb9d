"""The kinds of event there are: each registry says in ``events.toml`` what it may tell, with an example.

An author writes::

    [persoon-verhuisd]
    type = "nl.brp.personen.persoon-verhuisd"
    versie = "1.0"
    naam = "Persoon verhuisd"
    [persoon-verhuisd.voorbeeld]               # every member of data, as it would be
    bsn = "900050342"

A registry with ``holding.py`` also tells what becomes of reported data; those three kinds are the same everywhere.

The example is what a reaction's words are tried on, so that a mistake in a template is found before it is sent.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from msgspec import Struct

from services.events.event import EventType
from services.manifest import Found, RegistryManifest
from services.toml_positions import decode, fault, load

_OF_REPORTS = {
    "onderzoek-gestart": "Gegeven in onderzoek gezet",
    "onderzoek-beeindigd": "Onderzoek naar een gegeven opgeheven",
    "gegeven-gecorrigeerd": "Gegeven gecorrigeerd",
}
_EXAMPLE = {"bsn": "900050342", "gegeven": "soort", "object": "900050342"}


class _Written(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    type: EventType
    naam: str
    versie: str = "1.0"
    voorbeeld: dict[str, Any] = {}


class Kind(Struct, frozen=True):
    """One kind of event (Digilevering: gebeurtenissoort)."""

    id: str
    registry: str
    oin: str
    type: str
    version: str
    name: str
    example: Mapping[str, Any]


def read(found: Iterable[Found[RegistryManifest]]) -> dict[str, Kind]:
    """Return type -> kind of all registries; raises InputError with file and line."""
    kinds: dict[str, Kind] = {}
    for one in found:
        path = one.folder / "events.toml"
        told = decode(path, load(path), dict[str, _Written]) if path.is_file() else {}
        for name, written in (told | _of_reports(one, told)).items():
            if written.type in kinds:
                raise fault(path, (name, "type"), f"{written.type} is al van {kinds[written.type].registry}")
            kinds[written.type] = Kind(
                name, one.manifest.id, one.manifest.oin, written.type, written.versie, written.naam, written.voorbeeld
            )
    return kinds


def _of_reports(one: Found[RegistryManifest], told: Mapping[str, _Written]) -> dict[str, _Written]:
    """Return what a registry with a desk for reports tells of them, as far as its file does not say so itself."""
    if not one.has("holding"):
        return {}
    key = one.manifest.id
    return {
        what: _Written(f"nl.{key}.gegevens.{what}", name, voorbeeld=_EXAMPLE)
        for what, name in _OF_REPORTS.items()
        if what not in told
    }
