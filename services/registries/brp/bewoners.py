"""What the bewoning face answers (bewoning 2.1.0): who lived at an addressable object, per stretch of time."""

from datetime import date

from msgspec import UNSET, UnsetType

from services.registries.brp.custody import NaamVolledigeNaam
from services.registries.brp.values import Day, Flag, Record, Text


class GeboorteBewoner(Record, frozen=True):
    """When a resident was born."""

    datum: Day = UNSET


class Bewoner(Record, frozen=True):
    """One resident; ``in_onderzoek`` is about living there."""

    burgerservicenummer: Text = UNSET
    geheimhouding_persoonsgegevens: Flag = UNSET
    in_onderzoek: Flag = UNSET
    naam: NaamVolledigeNaam | UnsetType = UNSET
    geboorte: GeboorteBewoner | UnsetType = UNSET


class Periode(Record, frozen=True):
    """A stretch of time, up to but not including ``datum_tot``."""

    datum_van: date
    datum_tot: date


class Bewoning(Record, frozen=True):
    """The same residents for a stretch of time; of more than a hundred only that they are many."""

    adresseerbaar_object_identificatie: Text = UNSET
    periode: Periode | UnsetType = UNSET
    bewoners: tuple[Bewoner, ...] | UnsetType = UNSET
    mogelijke_bewoners: tuple[Bewoner, ...] | UnsetType = UNSET
    indicatie_veel_bewoners: Flag = UNSET


class BewoningenAntwoord(Record, frozen=True):
    """The answer to a question about one object, oldest stretch first; nobody is an empty list."""

    bewoningen: tuple[Bewoning, ...] = ()
