"""What the face takes and gives: the structs that check a question also write the OpenAPI document."""

from datetime import date
from typing import Annotated, Literal

import msgspec

from services.stelsel.bsn.facility import Presence, Validity
from services.stelsel.bsn.matching import Wanted
from services.stelsel.bsn.people import Identity, Sex

Words = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
Short = Annotated[str, msgspec.Meta(max_length=200)]
Number = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{9}$")]


class _Shape(msgspec.Struct, frozen=True, rename="camel", kw_only=True, omit_defaults=True):
    """camelCase on the line."""


class Waarom(msgspec.Struct, frozen=True):
    """By which law and what for: mandatory in every question, and written down."""

    grondslag: Words = msgspec.field(name="X-Voorportaal-Grondslag")
    doel: Words = msgspec.field(name="X-Voorportaal-Doel")


class Gegevens(_Shape, frozen=True, kw_only=True):
    """The data of a person: surname, birth date and sex are mandatory, the rest narrows."""

    geslachtsnaam: Words
    geboortedatum: date
    geslacht: Literal["M", "V", "O"]
    voorvoegsel: Short = ""
    voornamen: Short = ""
    geboorteplaats: Short = ""

    @property
    def wanted(self) -> Wanted:
        """The same, as the matching rules take it."""
        sex: Sex = self.geslacht
        told = (self.voorvoegsel, self.voornamen, self.geboorteplaats)
        return Wanted(self.geslachtsnaam, self.geboortedatum, sex, *told)


class Nummer(_Shape, frozen=True, kw_only=True):
    """A number."""

    burgerservicenummer: Number


class Samen(_Shape, frozen=True, kw_only=True):
    """A number with data."""

    burgerservicenummer: Number
    gegevens: Gegevens


class Documentnummer(_Shape, frozen=True, kw_only=True):
    """The number of a travel document."""

    documentnummer: Annotated[str, msgspec.Meta(min_length=1, max_length=20)]


class Persoon(_Shape, frozen=True, kw_only=True):
    """Identifying data. ``geboortedatum`` is shorter when day or month are unknown."""

    burgerservicenummer: str
    geslachtsnaam: str
    geboortedatum: str
    geslacht: str
    voorvoegsel: str = ""
    voornamen: str = ""
    geboorteplaats: str = ""
    overleden: bool = False

    @classmethod
    def of(cls, one: Identity) -> "Persoon":
        """Return what is told of a person."""
        return cls(
            burgerservicenummer=one.bsn,
            geslachtsnaam=one.surname,
            geboortedatum=one.born,
            geslacht=one.sex,
            voorvoegsel=one.prefix,
            voornamen=one.given,
            geboorteplaats=one.birthplace,
            overleden=one.deceased,
        )


class Presentie(_Shape, frozen=True, kw_only=True, omit_defaults=False):
    """Whether somebody is known already; ``kandidaat`` only when there is one."""

    antwoord: Presence
    kandidaat: Persoon | None = None


class Uitgegeven(_Shape, frozen=True, kw_only=True, omit_defaults=False):
    """Whether a number was issued."""

    uitgegeven: bool


class Documentcontrole(_Shape, frozen=True, kw_only=True):
    """How a document is known; ``sinds`` is from when it is not valid, if that is known."""

    antwoord: Validity
    sinds: date | None = None


class Gevonden(_Shape, frozen=True, kw_only=True, omit_defaults=False):
    """The person of a number, or nothing."""

    persoon: Persoon | None = None


class Nummerantwoord(_Shape, frozen=True, kw_only=True, omit_defaults=False):
    """The number of data when exactly one person fits, or nothing."""

    burgerservicenummer: str | None = None


class Overeenkomst(_Shape, frozen=True, kw_only=True, omit_defaults=False):
    """Whether number and data belong together, and which data contradict."""

    horen_bij_elkaar: bool
    verschillen: tuple[str, ...] = ()
