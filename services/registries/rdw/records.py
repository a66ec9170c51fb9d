"""What we read from RDW: vehicles, fuels, inspections, and (ours) whose vehicle and licence it is."""

import re
from datetime import date, datetime

import msgspec


class Bezit(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """A vehicle in somebody's name. ``kenteken`` has six characters and no dashes."""

    kenteken: str
    tenaamgesteld_sinds: date
    tenaamgesteld_tot: date | None = None
    voertuigsoort: str = ""
    merk: str = ""
    handelsbenaming: str = ""
    verzekerd: bool = False
    geschorst: bool = False
    vervaldatum_apk: date | None = None

    @property
    def van_nu(self) -> bool:
        """True while the vehicle is in this person's name."""
        return self.tenaamgesteld_tot is None

    @property
    def plaat(self) -> str:
        """The plate with dashes: "0-TST-01"."""
        return met_streepjes(self.kenteken)


class Categorie(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """One category of a licence."""

    code: str
    vanaf: date
    tot: date
    beperkingen: tuple[str, ...] = ()


class Rijbewijs(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """A driving licence."""

    nummer: str
    geldig_tot: date
    status: str = ""
    afgegeven: date | None = None
    afgegeven_door: str = ""
    categorieen: tuple[Categorie, ...] = ()


class Voertuig(msgspec.Struct, frozen=True, kw_only=True):
    """A vehicle in the open data: everything is text there; ``getal`` makes a number of one."""

    kenteken: str
    voertuigsoort: str = ""
    merk: str = ""
    handelsbenaming: str = ""
    inrichting: str = ""
    eerste_kleur: str = ""
    tweede_kleur: str = ""
    wam_verzekerd: str = ""
    export_indicator: str = ""
    taxi_indicator: str = ""
    openstaande_terugroepactie_indicator: str = ""
    tenaamstellen_mogelijk: str = ""
    tellerstandoordeel: str = ""
    zuinigheidsclassificatie: str = ""
    europese_voertuigcategorie: str = ""
    aantal_zitplaatsen: str = ""
    aantal_deuren: str = ""
    aantal_wielen: str = ""
    aantal_cilinders: str = ""
    cilinderinhoud: str = ""
    massa_ledig_voertuig: str = ""
    massa_rijklaar: str = ""
    toegestane_maximum_massa_voertuig: str = ""
    lengte: str = ""
    catalogusprijs: str = ""
    bruto_bpm: str = ""
    jaar_laatste_registratie_tellerstand: str = ""
    vervaldatum_apk_dt: datetime | None = None
    datum_tenaamstelling_dt: datetime | None = None
    datum_eerste_toelating_dt: datetime | None = None
    datum_eerste_tenaamstelling_in_nederland_dt: datetime | None = None

    @property
    def plaat(self) -> str:
        """The plate with dashes."""
        return met_streepjes(self.kenteken)

    @property
    def apk(self) -> date | None:
        """The last day on which the inspection is valid."""
        return self.vervaldatum_apk_dt.date() if self.vervaldatum_apk_dt else None

    @property
    def eerste_toelating(self) -> date | None:
        """The day the vehicle was first admitted anywhere."""
        return self.datum_eerste_toelating_dt.date() if self.datum_eerste_toelating_dt else None


class Brandstof(msgspec.Struct, frozen=True, kw_only=True):
    """One fuel; numbers are text ("5.10" litres per 100 km, "116" g/km, "74.00" kW)."""

    kenteken: str
    brandstof_volgnummer: str = ""
    brandstof_omschrijving: str = ""
    brandstofverbruik_gecombineerd: str = ""
    co2_uitstoot_gecombineerd: str = ""
    nettomaximumvermogen: str = ""
    emissiecode_omschrijving: str = ""


class Melding(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the inspection reports."""

    kenteken: str
    meld_datum_door_keuringsinstantie: str
    meld_tijd_door_keuringsinstantie: str = ""
    meld_datum_door_keuringsinstantie_dt: datetime | None = None
    vervaldatum_keuring_dt: datetime | None = None
    soort_melding_ki_omschrijving: str = ""


class GebrekRij(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the defects found."""

    gebrek_identificatie: str
    meld_datum_door_keuringsinstantie: str
    meld_tijd_door_keuringsinstantie: str = ""
    aantal_gebreken_geconstateerd: str = "1"


class GebrekNaam(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the list of defects: code and words."""

    gebrek_identificatie: str
    gebrek_omschrijving: str = ""


class Gebrek(msgspec.Struct, frozen=True, kw_only=True):
    """A defect found, in words, and how many times."""

    omschrijving: str
    aantal: int


class Keuring(msgspec.Struct, frozen=True, kw_only=True):
    """One inspection: when, until when the vehicle was approved, what was found."""

    datum: date | None
    soort: str
    vervaldatum: date | None
    gebreken: tuple[Gebrek, ...]


class Bezitlijst(msgspec.Struct, frozen=True, kw_only=True):
    """The answer of our own face."""

    voertuigen: tuple[Bezit, ...]


class Rijbewijslijst(msgspec.Struct, frozen=True, kw_only=True):
    """The answer of our own face."""

    rijbewijzen: tuple[Rijbewijs, ...]


def getal(text: str) -> int | None:
    """Return RDW's text as a whole number, or None when it is none."""
    return int(text) if re.fullmatch(r"[0-9]{1,12}", text) else None


def met_streepjes(kenteken: str) -> str:
    """Return a plate with its dashes: between letters and digits, and between two pairs of one kind."""
    groups = re.findall(r"[A-Z]+|[0-9]+", kenteken.upper())
    parts = [part for group in groups for part in ((group[:2], group[2:]) if len(group) == 4 else (group,))]
    return "-".join(parts)
