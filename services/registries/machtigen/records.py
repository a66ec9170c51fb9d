"""What Machtigen answers, as screens and options read it."""

from datetime import date
from typing import Literal

import msgspec

from services.identity.machtigen.states import Status


class Partij(msgspec.Struct, frozen=True, rename="camel"):
    """One side: a citizen (BSN) or a company (KvK number). ``is_van_u`` is what it is to the reader: "vader"."""

    soort: Literal["burger", "bedrijf"]
    naam: str = ""
    nummer: str = ""
    is_van_u: str = ""


class Vestiging(msgspec.Struct, frozen=True, rename="camel"):
    """A place of business."""

    vestigingsnummer: str
    naam: str


class Machtiging(msgspec.Struct, frozen=True, rename="camel"):
    """One machtiging as the reader may see it; ``mogelijk`` are the acts that the reader can do now."""

    id: str
    dienst: str
    status: Status
    sinds: date
    aangemaakt: date
    van: date
    tot_en_met: date
    ander: Partij
    mogelijk: tuple[str, ...] = ()
    machtigingscode: str = ""
    code_geldig_tot_en_met: date | None = None
    vestigingen: tuple[Vestiging, ...] = ()


class Machtigingen(msgspec.Struct, frozen=True, rename="camel"):
    """What the reader gave and what the reader has, newest first."""

    gegeven: tuple[Machtiging, ...]
    ontvangen: tuple[Machtiging, ...]


class Voorbeeld(msgspec.Struct, frozen=True, rename="camel"):
    """What a code is good for, before the helper says yes."""

    dienst: str
    van: date
    tot_en_met: date
    gever: Partij


class Geven(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """Give: for which service and how long."""

    dienst: str
    van: date
    tot_en_met: date


class Vragen(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """Ask: of whom, for which service and how long."""

    burgerservicenummer: str
    dienst: str
    van: date
    tot_en_met: date


class Code(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """A code with the BSN of who gave it."""

    machtigingscode: str
    burgerservicenummer: str
