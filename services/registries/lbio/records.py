"""What we read from LBIO: maintenance, due and paid."""

from datetime import date
from typing import Annotated

import msgspec


class Mens(msgspec.Struct, frozen=True):
    """The other party, or a child."""

    bsn: str
    naam: str


class Uitspraak(msgspec.Struct, frozen=True):
    """The judgment that set the maintenance."""

    rechtbank: str
    datum: date


class Maandstand(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """What was due and paid for one month ("2026-07"), in euros."""

    maand: Annotated[str, msgspec.Meta(pattern="^[0-9]{4}-(0[1-9]|1[0-2])$")]
    verschuldigd: float
    betaald: float = 0.0
    betaald_op: date | None = None


class Alimentatie(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """One maintenance; ``rol`` is ontvanger or betaler. Amounts in euros, months newest first."""

    kenmerk: str
    soort: str
    rol: str
    wederpartij: Mens
    bedrag_per_maand: float
    uitspraak: Uitspraak
    status: str
    achterstand: float
    kinderen: tuple[Mens, ...] = ()
    maanden: tuple[Maandstand, ...] = ()
    toelichting: str = ""


class Alimentaties(msgspec.Struct, frozen=True):
    """The answer."""

    alimentaties: tuple[Alimentatie, ...]
