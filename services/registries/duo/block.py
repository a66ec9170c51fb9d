"""The table ``[duo]`` of a persona: diplomas, enrolments, student finance, study debt, integration exams.

The register has diplomas of higher education since 1996 and of secondary schools and mbo since 2007. Example::

    [[duo.diplomas]]
    opleiding = "Vormgeving"
    niveau = "hbo-bachelor"
    instelling = "Hogeschool aan de Vliet"
    brin = "27ZX"
    datum = 2008-06-27

    [duo.studieschuld]
    kenmerk = "STU.0342.27"
    schuld = 6318.22
    peildatum = 2027-01-01
    perMaand = 84.50
    afschrijfdag = 28
"""

from datetime import date
from typing import Annotated, Literal

import msgspec

from services.mockkit.table import AnswerTable

Bedrag = Annotated[float, msgspec.Meta(ge=0)]
Brin = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{2}[A-Z]{2}$")]
Niveau = Literal[
    "vmbo", "havo", "vwo", "mbo 1", "mbo 2", "mbo 3", "mbo 4",
    "hbo-propedeuse", "hbo-associate degree", "hbo-bachelor", "hbo-master", "wo-bachelor", "wo-master", "wo-doctoraal",
    "inburgering",
]  # fmt: skip
Examenresultaat = Literal["gehaald", "nog niet gehaald", "vrijgesteld"]
Inschrijfstatus = Literal["aangemeld", "ingeschreven", "uitgeschreven"]


class Diploma(AnswerTable, frozen=True, kw_only=True):
    """A diploma that the school gave to the register; ``profiel`` is a stream or course of study."""

    opleiding: str
    niveau: Niveau
    profiel: str = ""
    instelling: str
    brin: Brin
    datum: date
    in_onderzoek: date | None = None


class Inschrijving(AnswerTable, frozen=True, kw_only=True):
    """A course that somebody follows, followed without a diploma yet, or applied for."""

    opleiding: str
    niveau: Niveau
    instelling: str
    brin: Brin
    vanaf: date
    tot: date | None = None
    status: Inschrijfstatus


class Deel(AnswerTable, frozen=True, kw_only=True):
    """One part of student finance in euros per month; a loan or a performance grant may have to be paid back."""

    naam: str
    bedrag: Bedrag
    lening: bool = False


class Studiefinanciering(AnswerTable, frozen=True, kw_only=True):
    """Student finance per month from a day; ``reisproduct`` tells how the travel product stands."""

    kenmerk: str
    vanaf: date
    delen: Annotated[tuple[Deel, ...], msgspec.Meta(min_length=1)]
    betaaldag: Annotated[int, msgspec.Meta(ge=1, le=28)] = 24
    reisproduct: str = ""


class Studieschuld(AnswerTable, frozen=True, kw_only=True):
    """A study debt in euros on a day; while it pauses nothing is paid up to and with ``pauzeTot``."""

    kenmerk: str
    schuld: Bedrag
    peildatum: date
    per_maand: Bedrag
    afschrijfdag: Annotated[int, msgspec.Meta(ge=1, le=28)] = 28
    pauze_tot: date | None = None


class Examen(AnswerTable, frozen=True, kw_only=True):
    """One integration exam (Wet inburgering) and how it went."""

    onderdeel: str
    niveau: str = ""
    resultaat: Examenresultaat
    afgelegd_op: date | None = None


class Block(AnswerTable, frozen=True, kw_only=True):
    """The whole table."""

    diplomas: tuple[Diploma, ...] = ()
    inschrijvingen: tuple[Inschrijving, ...] = ()
    studiefinanciering: Studiefinanciering | None = None
    studieschuld: Studieschuld | None = None
    inburgering: tuple[Examen, ...] = ()
