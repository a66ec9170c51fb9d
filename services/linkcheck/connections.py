"""Reads what a registry declares of its links to others: ``connections.toml`` in the folder of the one it comes from.

An author writes::

    [[connection]]
    id = "brk-brp"
    number = 4                                 # of the twelve in DOMAIN.md §5.2; left out for further ones
    name = "BRK → BRP"
    told = "BSN van de gerechtigde"
    field = "percelen.gerechtigden.bsn"        # path in [brk]; lists are gone through
    to = "brp"
    keys = ["$bsn"]                            # where the value must be found in [brp]
    leads = "bsn"                              # the kind of key for ``World.owner``; see there

``$bsn`` is the BSN of the person whose table it is: at the end of ``field``, once for every thing found there.
With ``own = true`` the value must be in the table of the same person (a letter that names a case).
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import msgspec

from services.manifest import Found, RegistryManifest
from services.toml_positions import decode, fault, load

FILE = "connections.toml"
BSN = "$bsn"
Path_ = Annotated[str, msgspec.Meta(pattern=r"^[$A-Za-z_]+(\.[$A-Za-z_]+)*$")]


class Connection(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One connection between two registries; ``source`` is the one whose folder declares it."""

    id: Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9-]*$")]
    name: str
    told: str
    field: Path_
    to: str
    keys: Annotated[tuple[Path_, ...], msgspec.Meta(min_length=1)]
    leads: str = ""
    number: Annotated[int, msgspec.Meta(ge=1, le=12)] | None = None
    own: bool = False
    source: str = ""
    file: str = ""

    @property
    def path(self) -> tuple[str, ...]:
        """The path to the value."""
        return tuple(self.field.split("."))


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    connection: tuple[Connection, ...]


def declared(registries: Iterable[Found[RegistryManifest]]) -> list[Connection]:
    """Return every connection, the twelve in their order first; raises InputError with file and line."""
    found = [one for registry in registries for one in _read(registry)]
    return sorted(found, key=lambda one: (one.number or 99, one.source, one.id))


def _read(registry: Found[RegistryManifest]) -> list[Connection]:
    path = registry.folder / FILE
    if not path.is_file():
        return []
    table = load(path)
    for place, one in enumerate(table.get("connection", [])):
        if isinstance(one, dict) and ("source" in one or "file" in one):
            raise fault(path, ("connection", place), "source en file schrijft u niet: dat is deze map")
    written = decode(path, table, _File)
    return [
        msgspec.structs.replace(one, source=registry.manifest.id, file=_shown(path)) for one in written.connection
    ]


def _shown(path: Path) -> str:
    return "/".join(path.parts[-3:])
