"""What we read from SVB: AOW and Anw per month, child benefit per quarter."""

from datetime import date
from typing import Annotated

import msgspec


class Inhouding(msgspec.Struct, frozen=True):
    """What is kept back every month, in euros."""

    naam: str
    bedrag: float


class Uitkering(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """A benefit per month in euros; ``volgende_betaling`` is None when nothing is paid now."""

    soort: str
    kenmerk: str
    aanvang: date
    status: str
    bruto: float
    netto: float
    einde: date | None = None
    leefvorm: str = ""
    percentage: int | None = None
    inhoudingen: tuple[Inhouding, ...] = ()
    vakantiegeld_per_jaar: float = 0.0
    volgende_betaling: date | None = None
    toelichting: str = ""


class Uitkeringen(msgspec.Struct, frozen=True):
    """The answer about benefits."""

    uitkeringen: tuple[Uitkering, ...]


class Kinddeel(msgspec.Struct, frozen=True):
    """What one child brings in a quarter, in euros."""

    bsn: str
    naam: str
    bedrag: float


class Betaling(msgspec.Struct, frozen=True, kw_only=True):
    """A quarter ("2026-4") of child benefit, and whether it has been paid."""

    kwartaal: Annotated[str, msgspec.Meta(pattern="^[0-9]{4}-[1-4]$")]
    datum: date
    bedrag: float
    betaald: bool
    kinderen: tuple[Kinddeel, ...] = ()


class Kinderbijslag(msgspec.Struct, frozen=True, kw_only=True):
    """The answer about child benefit: newest quarter first; empty without child benefit."""

    kenmerk: str = ""
    toelichting: str = ""
    betalingen: tuple[Betaling, ...]
