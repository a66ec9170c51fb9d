"""The table ``[svb]`` of a persona: AOW or Anw, and child benefit for its children.

Amounts of child benefit are not written here: they follow the age of each child (``rates.py``). Example::

    [[svb.uitkeringen]]
    soort = "AOW"
    kenmerk = "AOW 48-0930-A"
    aanvang = 2014-12-30
    leefvorm = "alleenstaand"
    bruto = 1679.00
    inhoudingen = [{ naam = "Bijdrage zorgverzekering", bedrag = 81.43 }]

    [svb.kinderbijslag]
    kenmerk = "KB-85-0614-W"
    kinderen = [{ bsn = "900642932", naam = "Noor", geboren = 2017-04-22, vanafKwartaal = "2017-3" }]
"""

from datetime import date
from typing import Annotated, Literal

import msgspec

from services.mockkit.table import AnswerTable

Bedrag = Annotated[float, msgspec.Meta(ge=0)]
Bsn = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{9}$")]
Kwartaal = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}-[1-4]$")]
Soort = Literal["AOW", "Anw"]
Status = Literal["lopend", "opgeschort", "beëindigd"]
Leefvorm = Literal["alleenstaand", "samenwonend"]


class Inhouding(AnswerTable, frozen=True, kw_only=True):
    """What is kept back every month, in euros."""

    naam: str
    bedrag: Bedrag


class Uitkering(AnswerTable, frozen=True, kw_only=True):
    """An AOW or Anw per month. ``jaren`` are the years (of fifty) in which AOW was built up: two per cent each.

    ``opgeschortVanaf`` is the month ("2027-01") from which nothing is paid while ``status`` is opgeschort.
    """

    soort: Soort
    kenmerk: str
    aanvang: date
    einde: date | None = None
    status: Status = msgspec.field(default="lopend")
    leefvorm: Leefvorm
    jaren: Annotated[int, msgspec.Meta(ge=1, le=50)] | None = None
    bruto: Bedrag
    inhoudingen: tuple[Inhouding, ...] = ()
    vakantiegeld_per_jaar: Bedrag = 0.0
    opgeschort_vanaf: Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")] | None = None
    toelichting: str = ""


class Kind(AnswerTable, frozen=True, kw_only=True):
    """A child for which child benefit is paid, from a quarter ("2017-3"), to the one whose table this is."""

    bsn: Bsn
    naam: str
    geboren: date
    vanaf_kwartaal: Kwartaal
    tot_kwartaal: Kwartaal | None = None


class Kinderbijslag(AnswerTable, frozen=True, kw_only=True):
    """Child benefit: for whom, and what SVB looks into."""

    kenmerk: str
    kinderen: Annotated[tuple[Kind, ...], msgspec.Meta(min_length=1)]
    toelichting: str = ""


class Block(AnswerTable, frozen=True, kw_only=True):
    """The whole table."""

    uitkeringen: tuple[Uitkering, ...] = ()
    kinderbijslag: Kinderbijslag | None = None
