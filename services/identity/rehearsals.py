"""Reads the rehearsals: what a tester can have go wrong, as one TOML file each, with words of its own.

A rehearsal is a plug-in: a file in ``resources/rehearsals`` or in ``rehearsals`` of a plug-in folder, nothing else.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from services.errors import InputError
from services.identity.pretence import Pretence
from services.toml_positions import decode, fault, load

Group = Literal["inloggen", "account", "machtigen", "bedrijf", "sessie"]
GROUPS: tuple[Group, ...] = ("inloggen", "account", "machtigen", "bedrijf", "sessie")
Filled = Annotated[str, msgspec.Meta(min_length=1)]


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``naam`` stands in the menu; the rest is for the citizen: what happened, what now, who can help."""

    naam: Filled
    titel: Filled
    wat: Filled
    nu: Filled
    hulp: Filled


class Rehearsal(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``doet`` is what is pretended; ``volgorde`` the place in its group."""

    id: Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9-]*$")]
    groep: Group
    volgorde: int = 100
    doet: Pretence
    nl: Words
    en: Words

    def words(self, language: str) -> Words:
        """Return the words in a language; Dutch when there are no others."""
        return self.en if language == "en" else self.nl


def read(folders: Iterable[Path]) -> list[Rehearsal]:
    """Return the rehearsals of these folders by group and place; raises InputError with file, line and field."""
    found: dict[str, Rehearsal] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.toml")):
            one = read_one(path)
            if one.id in found:
                raise fault(path, ("id",), f"er is al een oefening {one.id!r}")
            found[one.id] = one
    return sorted(found.values(), key=_place)


def read_one(path: Path) -> Rehearsal:
    """Return the rehearsal of one file; raises InputError with file, line and field."""
    one = decode(path, load(path), Rehearsal)
    if one.id != path.stem:
        raise fault(path, ("id",), f"dit moet {path.stem!r} zijn, net als de naam van het bestand")
    return one


def called(found: Iterable[Rehearsal], wanted: str) -> Rehearsal:
    """Return a rehearsal by id; raises InputError that names the ones there are."""
    everything = list(found)
    for one in everything:
        if one.id == wanted:
            return one
    names = ", ".join(one.id for one in everything)
    raise InputError(f"er is geen oefening {wanted!r}; kies uit: {names}", field="oefening")


def _place(one: Rehearsal) -> tuple[int, int, str]:
    return GROUPS.index(one.groep), one.volgorde, one.id
