"""The table ``[toeslagen]`` of a persona: allowances per year, and what must be paid back.

``perMaand`` of an advance is what ``calculation.py`` makes of ``toetsingsinkomen`` and ``grondslag``; a test proves
it for every persona. Payments are not written here: they follow from the advance. Example::

    [[toeslagen.toeslagen]]
    soort = "zorgtoeslag"
    jaar = 2027
    kenmerk = "ZT-2027-5530412"
    status = "voorschot"
    vanaf = 2027-01-01
    perMaand = 118.00
    beschikking = 2026-11-24
    toetsingsinkomen = 25008

    [toeslagen.toeslagen.grondslag]
    alleenstaand = true
"""

from datetime import date
from typing import Annotated, Literal

import msgspec

from services.mockkit.table import AnswerTable

Bedrag = Annotated[float, msgspec.Meta(ge=0, le=1_000_000)]
Inkomen = Annotated[int, msgspec.Meta(ge=0, le=10_000_000)]
Bsn = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{9}$")]
Jaar = Annotated[int, msgspec.Meta(ge=2024, le=2027)]
Soort = Literal["zorgtoeslag", "huurtoeslag", "kinderopvangtoeslag", "kindgebonden budget"]
Status = Literal["aangevraagd", "voorschot", "herziening", "definitief", "afgewezen", "beëindigd"]
PAID: tuple[Status, ...] = ("voorschot", "herziening")
"""The states of an allowance that is paid each month."""


class Kind(AnswerTable, frozen=True, kw_only=True):
    """A child that counts for the kindgebonden budget."""

    bsn: Bsn
    naam: str
    geboren: date


class Opvang(AnswerTable, frozen=True, kw_only=True):
    """Childcare of one child: hours per month and euros per hour. ``nummer`` is of the national register (LRK)."""

    bsn: Bsn
    naam: str
    soort: Literal["dagopvang", "buitenschoolse opvang", "gastouder"]
    uren: Annotated[int, msgspec.Meta(ge=1, le=230)]
    uurprijs: Annotated[float, msgspec.Meta(ge=0, le=100)]
    nummer: Annotated[str, msgspec.Meta(pattern=r"^[0-9]{9,12}$")] | None = None


class Grondslag(AnswerTable, frozen=True, kw_only=True):
    """What an allowance depends on besides the income; ``huur`` in euros per month."""

    alleenstaand: bool
    huur: Bedrag | None = None
    kinderen: Annotated[tuple[Kind, ...], msgspec.Meta(max_length=30)] = ()
    opvang: Annotated[tuple[Opvang, ...], msgspec.Meta(max_length=30)] = ()


class Terugbetaling(AnswerTable, frozen=True, kw_only=True):
    """What was paid too much, in euros, and in how many parts it is paid back."""

    bedrag: Bedrag
    termijnen: Annotated[int, msgspec.Meta(ge=1, le=60)] = 1
    per_termijn: Bedrag
    eerste_op: date


class Toeslag(AnswerTable, frozen=True, kw_only=True):
    """One allowance of one year. ``toetsingsinkomen`` is one's own, beside that of a partner, in whole euros.

    ``ontvangen`` and ``recht`` stand in a definitive one: what was paid and what it should have been, per year.
    """

    soort: Soort
    jaar: Jaar
    kenmerk: str
    status: Status
    vanaf: date
    tot: date | None = None
    per_maand: Bedrag | None = None
    beschikking: date | None = None
    toetsingsinkomen: Inkomen | None = None
    toetsingsinkomen_partner: Inkomen | None = None
    grondslag: Grondslag | None = None
    ontvangen: Bedrag | None = None
    recht: Bedrag | None = None
    terugbetaling: Terugbetaling | None = None
    toelichting: str = ""


class Block(AnswerTable, frozen=True, kw_only=True):
    """The whole table."""

    toeslagen: tuple[Toeslag, ...] = ()
