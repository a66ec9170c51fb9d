"""What we read from the BLAU: who pays a citizen, what was stated per month, and the sums of a year."""

from datetime import date

import msgspec


class Opgave(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """What a payer stated of one month, in euros; ``sv_loon`` includes the holiday pay."""

    van: date
    tot: date
    sv_loon: float
    vakantiegeld: float = 0.0
    loonheffing: float = 0.0
    uren: int = 0


class Inkomstenverhouding(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """One relation with one payer; ``soort`` is loon, uitkering or pensioen. Statements newest first."""

    volgnummer: int
    soort: str
    werkgever: str
    loonheffingennummer: str
    aanvang: date
    omschrijving: str = ""
    kvk_nummer: str | None = None
    contract: str | None = None
    functie: str = ""
    einde: date | None = None
    uren_per_week: float | None = None
    in_onderzoek: date | None = None
    opgaven: tuple[Opgave, ...] = ()

    def loopt(self, today: date) -> bool:
        """True while this payer pays."""
        return self.einde is None or self.einde >= today


class Inkomstenverhoudingen(msgspec.Struct, frozen=True):
    """The answer: present relations first, then the newest."""

    inkomstenverhoudingen: tuple[Inkomstenverhouding, ...]


class Jaaropgave(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """What one payer stated over a whole year, in euros."""

    werkgever: str
    loonheffingennummer: str
    soort: str
    loon: float
    loonheffing: float = 0.0
    uren: int = 0


class Jaaropgaven(msgspec.Struct, frozen=True):
    """The annual statements of one year."""

    jaar: int
    jaaropgaven: tuple[Jaaropgave, ...]
