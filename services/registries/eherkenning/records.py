"""What the register of authorities answers, as the mock writes it and screens read it."""

from datetime import date
from typing import Literal

import msgspec

Stand = Literal["geldig", "verloopt", "later", "verlopen", "ingetrokken"]


class Bevoegdheid(msgspec.Struct, frozen=True, rename="camel"):
    """One authority. No ``diensten`` is every service, no ``vestigingen`` the whole company."""

    id: str
    medewerker: str
    naam: str
    kvk_nummer: str
    niveau: str
    van: date
    tot: date
    stand: Stand
    diensten: tuple[str, ...] = ()
    vestigingen: tuple[str, ...] = ()
    klant: str = ""


class Medewerker(msgspec.Struct, frozen=True, rename="camel"):
    """A colleague who has a means, by an id of this register; ``niveau`` is that of the highest means."""

    id: str
    naam: str
    niveau: str


class Bevoegdheden(msgspec.Struct, frozen=True):
    """A list of authorities, and the companies whose authorities the one who asks manages."""

    bevoegdheden: tuple[Bevoegdheid, ...]
    beheert: tuple[str, ...] = ()


class Medewerkers(msgspec.Struct, frozen=True):
    """The colleagues that an authority may be granted to."""

    medewerkers: tuple[Medewerker, ...]


class Toekenning(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """What an administrator asks: an authority for a colleague."""

    medewerker: str
    niveau: Literal["2", "2+", "3", "4"]
    van: date
    tot: date
    diensten: tuple[str, ...] = ()
    vestigingen: tuple[str, ...] = ()
