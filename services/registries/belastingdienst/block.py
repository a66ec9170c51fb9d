"""The table ``[belastingdienst]`` of a persona: assessments of income tax.

A final assessment says how the ``verzamelinkomen`` came about; that is the income which the BRI holds for that
year. Whole euros, as the form has them. Example::

    [[belastingdienst.aanslagen]]
    jaar = 2025
    soort = "definitief"
    kenmerk = "IB25.0342.08"
    datum = 2026-11-06
    teBetalen = -318
    onderdelen = [{ naam = "loon", bedrag = 38232 }, { naam = "eigen woning", bedrag = -4310 }]
"""

from datetime import date
from typing import Annotated, Literal

import msgspec

from services.mockkit.table import AnswerTable

Soort = Literal["voorlopig", "definitief"]
Naam = Literal[
    "loon", "uitkering of pensioen", "winst uit onderneming", "eigen woning", "aftrek", "verhuur aan eigen bv",
    "sparen en beleggen",
]  # fmt: skip


class Onderdeel(AnswerTable, frozen=True, kw_only=True):
    """One part of the income of a year in whole euros; negative lowers it."""

    naam: Naam
    bedrag: int


class Aanslag(AnswerTable, frozen=True, kw_only=True):
    """One assessment; ``teBetalen`` in whole euros, negative is what comes back.

    ``perMaand`` is what a provisional one brings (negative) or costs every month.
    """

    jaar: Annotated[int, msgspec.Meta(ge=2005, le=2099)]
    soort: Soort
    kenmerk: str
    datum: date
    te_betalen: int
    per_maand: float | None = None
    onderdelen: tuple[Onderdeel, ...] = ()
    betalen_voor: date | None = None


class Block(AnswerTable, frozen=True, kw_only=True):
    """The whole table."""

    aanslagen: tuple[Aanslag, ...] = ()
