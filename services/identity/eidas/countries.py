"""The countries one may log in from, each with a means that does not exist: a file in resources/eidas."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from resources import path as resource
from services.toml_positions import decode, load

Loa = Literal["low", "substantial", "high"]
Words = Annotated[str, msgspec.Meta(min_length=1)]
ORDER: tuple[Loa, ...] = ("low", "substantial", "high")


class Land(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One country: its code, its name in Dutch and in English, its means, and the levels it was notified at."""

    code: Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{2}$")]
    naam: Words
    name: Words
    middel: Words
    niveaus: Annotated[tuple[Loa, ...], msgspec.Meta(min_length=1)]

    def reaches(self, wanted: Loa) -> bool:
        """True when a means of this country can be sure enough."""
        return any(ORDER.index(one) >= ORDER.index(wanted) for one in self.niveaus)


def urn(loa: Loa) -> str:
    """Return the name of a level in the protocol (Implementing Regulation (EU) 2015/1502)."""
    return f"http://eidas.europa.eu/LoA/{loa}"


def read(folders: Sequence[Path] = ()) -> tuple[Land, ...]:
    """Return every country by its Dutch name; raises InputError with file, line and field."""
    files = [path for folder in (resource("eidas"), *folders) for path in sorted(folder.glob("*.toml"))]
    return tuple(sorted((decode(path, load(path), Land) for path in files), key=_name))


def _name(one: Land) -> str:
    return one.naam.casefold()
