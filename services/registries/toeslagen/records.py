"""What we read from Dienst Toeslagen: allowances, payments, and a trial calculation."""

from datetime import date

import msgspec


class _Record(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """What every record here shares: camelCase on the wire, unknown members ignored."""


class Kind(_Record, frozen=True, kw_only=True):
    """A child that counts."""

    bsn: str
    naam: str
    geboren: date


class Opvang(_Record, frozen=True, kw_only=True):
    """Childcare of one child: hours per month and euros per hour."""

    bsn: str
    naam: str
    soort: str
    uren: int
    uurprijs: float
    nummer: str | None = None


class Grondslag(_Record, frozen=True, kw_only=True):
    """What an allowance depends on besides the income."""

    alleenstaand: bool
    huur: float | None = None
    kinderen: tuple[Kind, ...] = ()
    opvang: tuple[Opvang, ...] = ()


class Terugbetaling(_Record, frozen=True, kw_only=True):
    """What was paid too much, in euros, and in how many parts it is paid back."""

    bedrag: float
    per_termijn: float
    eerste_op: date
    termijnen: int = 1


class Toeslag(_Record, frozen=True, kw_only=True):
    """One allowance of one year; amounts in euros, incomes in whole euros."""

    soort: str
    jaar: int
    kenmerk: str
    status: str
    vanaf: date
    tot: date | None = None
    per_maand: float | None = None
    volgende_betaling: date | None = None
    beschikking: date | None = None
    toetsingsinkomen: int | None = None
    toetsingsinkomen_partner: int | None = None
    grondslag: Grondslag | None = None
    ontvangen: float | None = None
    recht: float | None = None
    terugbetaling: Terugbetaling | None = None
    toelichting: str = ""

    @property
    def inkomen(self) -> int | None:
        """The income that counts: one's own and that of a partner; None when it is not known."""
        if self.toetsingsinkomen is None:
            return None
        return self.toetsingsinkomen + (self.toetsingsinkomen_partner or 0)


class Toeslagen(_Record, frozen=True, kw_only=True):
    """The answer: newest year first."""

    toeslagen: tuple[Toeslag, ...]


class Betaling(_Record, frozen=True, kw_only=True):
    """One payment for a month, and whether it has been made."""

    soort: str
    maand: date
    datum: date
    bedrag: float
    betaald: bool


class Betalingen(_Record, frozen=True, kw_only=True):
    """The answer: last day first."""

    betalingen: tuple[Betaling, ...]


class Proefberekening(_Record, frozen=True, kw_only=True):
    """What would come out, in euros."""

    soort: str
    jaar: int
    per_maand: float
    per_jaar: float
