"""What the register answers: whom somebody represents, and by which measure of the court."""

from datetime import date
from typing import Literal

import msgspec

Soort = Literal["curatele", "bewind", "mentorschap"]


class Maatregel(msgspec.Struct, frozen=True, rename="camel"):
    """One measure: about whom, of which kind, since and until when."""

    burgerservicenummer: str
    naam: str
    geboortedatum: date
    soort: Soort
    sinds: date
    tot: date | None = None


class Vertegenwoordigingen(msgspec.Struct, frozen=True, rename="camel"):
    """Everybody whom one person represents."""

    maatregelen: tuple[Maatregel, ...]
