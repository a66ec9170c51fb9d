"""The table ``[uwv]`` of a persona: years worked, benefits, help with finding work, education in the cv.

Example::

    [uwv]
    gewerkteJaren = 37

    [[uwv.uitkeringen]]
    wet = "WW"
    kenmerk = "WW-480142"
    aanvang = 2026-11-23
    einde = 2028-11-22
    maandloon = 3862.00
    bedragen = [
      { vanaf = 2026-11-23, tot = 2027-01-22, percentage = 75, bedrag = 2896.50 },
      { vanaf = 2027-01-23, percentage = 70, bedrag = 2703.40 },
    ]
"""

from datetime import date, datetime
from typing import Annotated, Literal

import msgspec

from services.mockkit.table import AnswerTable

Bedrag = Annotated[float, msgspec.Meta(ge=0)]
Procent = Annotated[float, msgspec.Meta(gt=0, le=100)]
Wet = Literal["WW", "WIA", "ZW", "Wajong", "WAZO", "faillissement"]
Status = Literal["toegekend", "in behandeling", "afgewezen", "beëindigd"]


class Tarief(AnswerTable, frozen=True, kw_only=True):
    """What a benefit pays from a day, in euros per ``per``; ``percentage`` of the wage."""

    vanaf: date
    tot: date | None = None
    percentage: Procent
    bedrag: Bedrag
    per: Literal["maand", "dag"] = "maand"


class Uitkering(AnswerTable, frozen=True, kw_only=True):
    """One benefit. ``maandloon`` or ``dagloon`` is the wage it follows from, in euros."""

    wet: Wet
    naam: str
    kenmerk: str
    aanvang: date
    einde: date | None = None
    status: Status = msgspec.field(default="toegekend")
    maandloon: Bedrag | None = None
    dagloon: Bedrag | None = None
    bedragen: tuple[Tarief, ...] = ()
    betaald_aan: Literal["u", "werkgever"] = msgspec.field(default="u")
    betaaldag: Annotated[int, msgspec.Meta(ge=1, le=28)] | None = None


class Traject(AnswerTable, frozen=True, kw_only=True):
    """A plan to find work: the aim, who helps, and what was agreed."""

    doel: str
    begeleider: str = ""
    aanvang: date
    einde: date | None = None
    afspraken: tuple[str, ...] = ()


class Afspraak(AnswerTable, frozen=True, kw_only=True):
    """A talk at a moment."""

    moment: datetime
    onderwerp: str
    plaats: str = ""


class Opleiding(AnswerTable, frozen=True, kw_only=True):
    """A course that the citizen put in the cv."""

    naam: str
    jaar: Annotated[int, msgspec.Meta(ge=1930, le=2099)]
    diploma: bool = True


class Block(AnswerTable, frozen=True, kw_only=True):
    """The whole table. ``gewerkteJaren`` is the work history that counts for a WW, in years."""

    gewerkte_jaren: Annotated[int, msgspec.Meta(ge=0, le=60)] | None = None
    uitkeringen: tuple[Uitkering, ...] = ()
    trajecten: tuple[Traject, ...] = ()
    afspraken: tuple[Afspraak, ...] = ()
    opleidingen: tuple[Opleiding, ...] = ()
