"""What we read from the donor register."""

from datetime import date

import msgspec


class Registratie(msgspec.Struct, frozen=True, kw_only=True):
    """A choice since a day: ja, nee, nabestaanden, persoon or geen bezwaar."""

    keuze: str
    datum: date
    persoon: str = ""
    uitgesloten: tuple[str, ...] = ()


class Keuze(msgspec.Struct, frozen=True):
    """The answer; None when nothing is registered."""

    registratie: Registratie | None
