"""The suppliers one may choose from and the services one may log in to: a file each, in resources/eherkenning."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Struct

from resources import path as resource
from services.errors import InputError
from services.identifiers import is_oin
from services.identity.eherkenning.levels import Niveau, niveau
from services.toml_positions import decode, fault, load

PORTAL = "portaal"
"""The service that this office itself is."""
Label = Literal["1", "2", "2+", "3", "4"]
Words = Annotated[str, msgspec.Meta(min_length=1)]
Kind = Literal["kvk", "rsin"]


class Leverancier(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A fictional supplier of means and register of authorities; ``hoogste`` is the highest level it sells."""

    id: Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9-]*$")]
    naam: Words
    hoogste: Label = "4"
    volgorde: int = 100


class Dienst(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One service of the service catalogue. ``kent`` are the kinds of numbers it can work with, one of which is
    needed; ``ook`` those it gets besides, of an organisation that has them.

    ``beperking``: it respects a restriction to a vestiging. Without it a restricted session is refused, since
    ignoring the boundary may make the act void. ``keten``: an intermediary may act for a client.
    """

    id: Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9-]*$")]
    naam: Words
    dienstverlener: Words
    oin: Annotated[str, msgspec.Meta(pattern=r"^[0-9]{20}$")]
    index: Annotated[int, msgspec.Meta(ge=1, le=9999)]
    niveau: Label
    kent: tuple[Kind, ...] = ("kvk",)
    ook: tuple[Kind, ...] = ()
    beperking: bool = True
    keten: bool = True

    @property
    def service_id(self) -> str:
        """The ServiceID of the trust framework."""
        return f"urn:etoegang:DV:{self.oin}:services:{self.index}"

    @property
    def numbers(self) -> tuple[Kind, ...]:
        """The kinds of numbers it gets of an organisation, as far as that has them."""
        return tuple(dict.fromkeys((*self.kent, *self.ook)))

    @property
    def wanted(self) -> Niveau:
        """The level it asks."""
        return niveau(self.niveau)


class Directory(Struct, frozen=True):
    """Everything one may choose from."""

    leveranciers: tuple[Leverancier, ...]
    diensten: tuple[Dienst, ...]

    def leverancier(self, key: str) -> Leverancier | None:
        """Return a supplier by id."""
        return next((one for one in self.leveranciers if one.id == key), None)

    def dienst(self, key: str) -> Dienst | None:
        """Return a service by id."""
        return next((one for one in self.diensten if one.id == key), None)


def read(folders: Sequence[Path] = ()) -> Directory:
    """Read the house's folder and those of plug-ins; raises InputError with file, line and field."""
    everywhere = [resource("eherkenning"), *folders]
    suppliers = [decode(path, load(path), Leverancier) for path in _files(everywhere, "leveranciers")]
    services = [_service(path) for path in _files(everywhere, "diensten")]
    return Directory(tuple(sorted(suppliers, key=_place)), tuple(sorted(services, key=_name)))


def _service(path: Path) -> Dienst:
    one = decode(path, load(path), Dienst)
    if not is_oin(one.oin):
        raise fault(path, ("oin",), f"{one.oin} is geen OIN")
    return one


def _files(folders: Sequence[Path], name: str) -> Iterator[Path]:
    seen: dict[str, Path] = {}
    for folder in folders:
        for path in sorted((folder / name).glob("*.toml")):
            if path.stem in seen:
                raise InputError(f"deze naam is er al in {seen[path.stem].parent}", file=str(path))
            seen[path.stem] = path
            yield path


def _place(one: Leverancier) -> tuple[int, str]:
    return (one.volgorde, one.naam)


def _name(one: Dienst) -> str:
    return one.naam.casefold()
