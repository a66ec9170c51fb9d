"""The services that can be done for another, and what each opens: one file per service in resources/machtigen."""

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

import msgspec

from resources import path, toml
from services.decoding import convert
from services.identity.rights import Grant
from services.identity.session import Level
from services.manifest import Right


class Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The same words in both languages."""

    nl: str
    en: str

    def in_language(self, language: str) -> str:
        """Return the words in "en", or in Dutch."""
        return self.en if language == "en" else self.nl


class Opening(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a service opens at one registry; ``soorten`` narrows to kinds of things there, such as zaaktypen."""

    register: str
    rechten: tuple[Right, ...]
    soorten: tuple[str, ...] = ()

    def grant(self) -> Grant:
        """Return it as a grant."""
        return Grant(self.register, frozenset(self.rechten), frozenset(self.soorten))


class Dienst(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One delimited service. ``niveau`` is the least level of who acts; ``voor`` who may be acted for."""

    id: str
    naam: Said
    organisatie: Said
    uitleg: Said
    niveau: str = "midden"
    machtigbaar: bool = True
    waarom_niet: Said | None = None
    voor: tuple[str, ...] = ("burger",)
    volgorde: int = 100
    opent: tuple[Opening, ...] = ()

    def __post_init__(self) -> None:
        Level[self.niveau.upper()]
        if self.machtigbaar == (self.waarom_niet is not None):
            raise ValueError(f"{self.id}: machtigbaar of waarom_niet, een van de twee")

    @property
    def level(self) -> Level:
        """The least level of who acts."""
        return Level[self.niveau.upper()]


@cache
def diensten() -> Mapping[str, Dienst]:
    """Return every service by id, in the order of the screens."""
    files = sorted(path("machtigen", "diensten").glob("*.toml"))
    found = [convert(toml.read_kept(one), Dienst) for one in files]
    return MappingProxyType({one.id: one for one in sorted(found, key=_place)})


def grants_of(ids: Iterable[str]) -> tuple[Grant, ...]:
    """Return what these services open together; an unknown service opens nothing."""
    known = diensten()
    return tuple(opening.grant() for one in ids if one in known for opening in known[one].opent)


def _place(one: Dienst) -> tuple[int, str]:
    return one.volgorde, one.id
