"""The table ``[lbio]`` of a persona: maintenance that this person receives or pays, as far as LBIO is involved.

What is due follows from the amount and the months; what was paid stands per month. Example::

    [[lbio.alimentaties]]
    kenmerk = "LB-2026-23052"
    soort = "kinderalimentatie"
    rol = "ontvanger"
    wederpartij = { bsn = "900980047", naam = "R.J. Janssen" }
    kinderen = [{ bsn = "900567144", naam = "Mila" }]
    bedragPerMaand = 410.00
    uitspraak = { rechtbank = "Rechtbank Overijssel", datum = 2023-03-14 }
    achterstandVan = "2026-07"
    status = "in behandeling"
    betalingen = [{ maand = "2026-07", bedrag = 410.00, datum = 2026-07-29 }]
"""

from datetime import date
from typing import Annotated, Literal

import msgspec

from services.mockkit.table import AnswerTable

Bedrag = Annotated[float, msgspec.Meta(ge=0)]
Bsn = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{9}$")]
Maand = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")]
Soort = Literal["kinderalimentatie", "partneralimentatie"]
Rol = Literal["ontvanger", "betaler"]
Status = Literal["in behandeling", "LBIO int", "afgesloten"]


class Mens(AnswerTable, frozen=True, kw_only=True):
    """The other party, or a child."""

    bsn: Bsn
    naam: str


class Uitspraak(AnswerTable, frozen=True, kw_only=True):
    """The judgment that set the maintenance."""

    rechtbank: str
    datum: date


class Betaling(AnswerTable, frozen=True, kw_only=True):
    """What was paid for a month, and on which day."""

    maand: Maand
    bedrag: Bedrag
    datum: date


class Alimentatie(AnswerTable, frozen=True, kw_only=True):
    """One maintenance in euros per month. LBIO keeps account from the month ``achterstandVan``."""

    kenmerk: str
    soort: Soort
    rol: Rol
    wederpartij: Mens
    kinderen: tuple[Mens, ...] = ()
    bedrag_per_maand: Bedrag
    uitspraak: Uitspraak
    achterstand_van: Maand
    achterstand_tot: Maand | None = None
    status: Status
    betalingen: tuple[Betaling, ...] = ()
    toelichting: str = ""


class Block(AnswerTable, frozen=True, kw_only=True):
    """The whole table."""

    alimentaties: tuple[Alimentatie, ...] = ()
