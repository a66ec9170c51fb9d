"""What we read from UWV: the client file."""

from datetime import date, datetime

import msgspec


class _Record(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """What every record here shares: camelCase on the wire, unknown members ignored."""


class Tarief(_Record, frozen=True, kw_only=True):
    """What a benefit pays from a day, in euros per month or day."""

    vanaf: date
    percentage: float
    bedrag: float
    tot: date | None = None
    per: str = "maand"


class Uitkering(_Record, frozen=True, kw_only=True):
    """One benefit by its law; ``betaald_aan`` is u or werkgever."""

    wet: str
    naam: str
    kenmerk: str
    aanvang: date
    einde: date | None = None
    status: str = "toegekend"
    maandloon: float | None = None
    dagloon: float | None = None
    bedragen: tuple[Tarief, ...] = ()
    betaald_aan: str = "u"
    betaaldag: int | None = None

    def loopt(self, today: date) -> bool:
        """True while it is paid or looked into."""
        return self.status in ("toegekend", "in behandeling") and (self.einde is None or self.einde >= today)

    def tarief(self, today: date) -> Tarief | None:
        """What it pays today; None when that is not known."""
        for one in self.bedragen:
            if one.vanaf <= today and (one.tot is None or today <= one.tot):
                return one
        return None


class Traject(_Record, frozen=True, kw_only=True):
    """A plan to find work."""

    doel: str
    aanvang: date
    begeleider: str = ""
    einde: date | None = None
    afspraken: tuple[str, ...] = ()


class Afspraak(_Record, frozen=True, kw_only=True):
    """A talk at a moment."""

    moment: datetime
    onderwerp: str
    plaats: str = ""


class Opleiding(_Record, frozen=True, kw_only=True):
    """A course in the cv."""

    naam: str
    jaar: int
    diploma: bool = True


class Klantdossier(_Record, frozen=True, kw_only=True):
    """The answer."""

    gewerkte_jaren: int | None = None
    uitkeringen: tuple[Uitkering, ...]
    trajecten: tuple[Traject, ...]
    afspraken: tuple[Afspraak, ...]
    opleidingen: tuple[Opleiding, ...]
