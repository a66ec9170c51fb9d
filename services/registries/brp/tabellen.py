"""What the landelijke-tabellen face takes and gives (1.0.0): tables, and their values with the days they hold."""

from datetime import date

import msgspec
from msgspec import UNSET, UnsetType


class TabelVraag(msgspec.Struct, frozen=True):
    """Which tables: by identification, or by description with * as a wildcard."""

    tabelidentificatie: str = ""
    omschrijving: str = ""


class WaardenVraag(msgspec.Struct, frozen=True):
    """Which values of a table: by description with * as a wildcard; ended ones only when asked for."""

    omschrijving: str = ""
    inclusiefbeeindigd: bool = False


class Tabel(msgspec.Struct, frozen=True):
    """One national table."""

    tabelidentificatie: str
    omschrijving: str


class TabelCollectie(msgspec.Struct, frozen=True):
    """Tables."""

    tabellen: list[Tabel]


class Tabelwaarde(msgspec.Struct, frozen=True, rename="camel"):
    """One value. ``nieuwe_code`` is the municipality it went into; ``soort`` a kind of reason, or titel/predicaat."""

    code: str
    omschrijving: str
    datum_ingang: date | UnsetType = UNSET
    datum_einde: date | UnsetType = UNSET
    nieuwe_code: str | UnsetType = UNSET
    soort: str | UnsetType = UNSET


class WaardeCollectie(msgspec.Struct, frozen=True):
    """Values."""

    waarden: list[Tabelwaarde]
