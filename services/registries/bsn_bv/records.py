"""What the Beheervoorziening answers, as far as an organisation's system reads it."""

from datetime import date
from typing import Literal

import msgspec


class _Record(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """camelCase on the line, unknown members ignored."""


class Persoon(_Record, frozen=True, kw_only=True):
    """Identifying data of one person."""

    burgerservicenummer: str
    geslachtsnaam: str
    geboortedatum: str
    geslacht: str
    voorvoegsel: str = ""
    voornamen: str = ""
    geboorteplaats: str = ""
    overleden: bool = False


class Presentie(_Record, frozen=True, kw_only=True):
    """Whether somebody is known already."""

    antwoord: Literal["niet gevonden", "één kandidaat", "meer kandidaten"]
    kandidaat: Persoon | None = None


class Documentcontrole(_Record, frozen=True, kw_only=True):
    """How a document is known."""

    antwoord: Literal["geldig", "bekend als niet geldig", "onbekend nummer"]
    sinds: date | None = None


class Overeenkomst(_Record, frozen=True, kw_only=True):
    """Whether number and data belong together."""

    horen_bij_elkaar: bool
    verschillen: tuple[str, ...] = ()


class Uitgegeven(_Record, frozen=True, kw_only=True):
    """Whether a number was issued."""

    uitgegeven: bool


class Gevonden(_Record, frozen=True, kw_only=True):
    """The person of a number, or nothing."""

    persoon: Persoon | None = None


class Nummer(_Record, frozen=True, kw_only=True):
    """The number of data, or nothing."""

    burgerservicenummer: str | None = None
