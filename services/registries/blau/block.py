"""The table ``[blau]`` of a persona: whoever pays or paid this person: jobs, benefits, pensions.

``opgaven`` are runs of months with the same wage; the mock makes one statement per month of them, up to the
last month that has ended. ``svLoon`` is the wage for the employee insurances (Wfsv); here it is the wage for
income tax as well, so that a year's sum is the income of that year. Example::

    [[blau.inkomstenverhoudingen]]
    soort = "loon"
    werkgever = "Uitgeverij Plantage B.V."
    loonheffingennummer = "900153226L01"
    kvkNummer = "00153226"
    contract = "onbepaalde tijd"
    aanvang = 2016-09-01
    urenPerWeek = 32
    opgaven = [{ van = "2025-01", tot = "2025-12", svLoon = 2950.00, uren = 138, loonheffing = 402.00 }]
"""

from datetime import date
from typing import Annotated, Literal

import msgspec

from services.mockkit.table import AnswerTable

Bedrag = Annotated[float, msgspec.Meta(ge=0)]
Maand = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")]
KvkNummer = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{8}$")]
Loonheffingennummer = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{9}L[0-9]{2}$")]
Soort = Literal["loon", "uitkering", "pensioen"]
Contract = Literal["onbepaalde tijd", "bepaalde tijd", "oproep", "uitzend", "stage"]


class Reeks(AnswerTable, frozen=True, kw_only=True):
    """Months from ``van`` up to and with ``tot`` (left out: still going on) with the same amounts per month.

    ``vakantiegeld`` is paid on top in every May of the run; ``uren`` are paid hours per month.
    """

    van: Maand
    tot: Maand | None = None
    sv_loon: Bedrag
    uren: Annotated[int, msgspec.Meta(ge=0, le=400)] = 0
    loonheffing: Bedrag = 0.0
    vakantiegeld: Bedrag = 0.0


class Inkomstenverhouding(AnswerTable, frozen=True, kw_only=True):
    """One relation with one payer. ``omschrijving`` names a benefit ("WW-uitkering").

    ``kvkNummer`` is left out for a public body, which the trade register of this house does not hold.
    """

    soort: Soort
    omschrijving: str = ""
    werkgever: Annotated[str, msgspec.Meta(min_length=1)]
    loonheffingennummer: Loonheffingennummer
    kvk_nummer: KvkNummer | None = None
    contract: Contract | None = None
    functie: str = ""
    aanvang: date
    einde: date | None = None
    uren_per_week: Annotated[float, msgspec.Meta(ge=0, le=60)] | None = None
    in_onderzoek: date | None = None
    opgaven: tuple[Reeks, ...] = ()


class Block(AnswerTable, frozen=True, kw_only=True):
    """The whole table."""

    inkomstenverhoudingen: tuple[Inkomstenverhouding, ...] = ()
