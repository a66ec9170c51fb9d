"""What we read from DUO: diplomas, enrolments, exams, student finance and debt."""

from datetime import date

import msgspec


class _Record(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """What every record here shares: camelCase on the wire, unknown members ignored."""


class Diploma(_Record, frozen=True, kw_only=True):
    """A diploma in the register."""

    opleiding: str
    niveau: str
    instelling: str
    datum: date
    profiel: str = ""
    brin: str = ""
    in_onderzoek: date | None = None


class Inschrijving(_Record, frozen=True, kw_only=True):
    """A course: aangemeld, ingeschreven or uitgeschreven."""

    opleiding: str
    niveau: str
    instelling: str
    vanaf: date
    status: str
    brin: str = ""
    tot: date | None = None


class Examen(_Record, frozen=True, kw_only=True):
    """One integration exam and how it went."""

    onderdeel: str
    resultaat: str
    niveau: str = ""
    afgelegd_op: date | None = None


class Onderwijs(_Record, frozen=True, kw_only=True):
    """The answer about education."""

    diplomas: tuple[Diploma, ...]
    inschrijvingen: tuple[Inschrijving, ...]
    inburgering: tuple[Examen, ...]


class Deel(_Record, frozen=True, kw_only=True):
    """One part of student finance, in euros per month."""

    naam: str
    bedrag: float
    lening: bool = False


class Studiefinanciering(_Record, frozen=True, kw_only=True):
    """Student finance per month; paid around ``betaaldag``."""

    kenmerk: str
    vanaf: date
    delen: tuple[Deel, ...]
    betaaldag: int = 24
    reisproduct: str = ""

    @property
    def totaal(self) -> float:
        """All parts together, in euros per month."""
        return round(sum(one.bedrag for one in self.delen), 2)


class Studieschuld(_Record, frozen=True, kw_only=True):
    """A study debt in euros on a day, and what is paid per month around ``afschrijfdag``."""

    kenmerk: str
    schuld: float
    peildatum: date
    per_maand: float
    afschrijfdag: int = 28
    pauze_tot: date | None = None


class Studiefinancien(_Record, frozen=True, kw_only=True):
    """The answer about money."""

    studiefinanciering: Studiefinanciering | None
    studieschuld: Studieschuld | None
