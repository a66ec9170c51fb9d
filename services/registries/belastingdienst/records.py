"""What we read from the Belastingdienst: assessments of income tax."""

from datetime import date

import msgspec


class Onderdeel(msgspec.Struct, frozen=True):
    """One part of the income of a year in whole euros."""

    naam: str
    bedrag: int


class Aanslag(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """One assessment in whole euros; ``te_betalen`` below 0 comes back."""

    jaar: int
    soort: str
    kenmerk: str
    datum: date
    te_betalen: int
    per_maand: float | None = None
    onderdelen: tuple[Onderdeel, ...] = ()
    verzamelinkomen: int | None = None
    betalen_voor: date | None = None


class Aanslagen(msgspec.Struct, frozen=True):
    """The answer: newest first."""

    aanslagen: tuple[Aanslag, ...]
