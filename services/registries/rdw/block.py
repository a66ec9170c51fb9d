"""The table ``[rdw]`` of a persona: vehicles in the person's name, and the driving licence.

Field names are those of RDW's open data (lower case with underscores), but with real numbers and
dates: the mock turns everything into text as RDW does. Example::

    [[rdw.voertuigen]]
    kenteken = "0TST01"                        # six characters, no dashes
    voertuigsoort = "Personenauto"
    merk = "VELDO"
    handelsbenaming = "VELDO LUMEN"
    eerste_kleur = "BLAUW"
    datum_eerste_toelating = 2019-04-11
    datum_tenaamstelling = 2021-03-06
    vervaldatum_apk = 2027-02-02
    catalogusprijs = 21450
    brandstof = [{ brandstof_omschrijving = "Benzine" }]

    [rdw.rijbewijs]
    nummer = "5137042281"
    geldig_tot = 2031-08-19
    categorieen = [{ code = "B", vanaf = 2003-11-20, tot = 2031-08-19 }]
"""

from datetime import date, datetime
from typing import Annotated, Literal

import msgspec

Kenteken = Annotated[str, msgspec.Meta(pattern=r"^[0-9A-Z]{6}$")]
JaNee = Literal["Ja", "Nee"]


class _Table(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """What every table here shares: nothing unknown, nothing changed later."""


class Brandstof(_Table, frozen=True, kw_only=True):
    """One fuel of a vehicle; consumption in litres per 100 km, CO2 in grams per km, power in kW."""

    brandstof_omschrijving: Literal["Benzine", "Diesel", "Elektriciteit", "LPG", "CNG", "LNG", "Waterstof", "Alcohol"]
    brandstofverbruik_gecombineerd: float | None = None
    co2_uitstoot_gecombineerd: int | None = None
    nettomaximumvermogen: float | None = None
    emissiecode_omschrijving: str = ""


class Gebrek(_Table, frozen=True, kw_only=True):
    """A defect found at an inspection: RDW's code, in words, and how many times."""

    identificatie: Annotated[str, msgspec.Meta(min_length=1, max_length=6)]
    omschrijving: str
    aantal: Annotated[int, msgspec.Meta(ge=1)] = 1


class Melding(_Table, frozen=True, kw_only=True):
    """One report of an inspection station: when, what kind, until when the vehicle is approved."""

    datum: datetime
    soort: str = "periodieke controle"
    vervaldatum: date | None = None
    gebreken: tuple[Gebrek, ...] = ()


class Voertuig(_Table, frozen=True, kw_only=True):
    """One vehicle and how this person holds it.

    ``datum_tenaamstelling`` is the day it came in this person's name, ``tot`` the day it left it again
    (leave out for the present holder; a plate has one present holder). Masses in kg, ``lengte`` in cm,
    prices in whole euros. ``overig`` takes any other field of the dataset m9d7-ebf2 as text.
    """

    kenteken: Kenteken
    datum_tenaamstelling: date
    tot: date | None = None
    voertuigsoort: str = "Personenauto"
    merk: str
    handelsbenaming: str
    inrichting: str = ""
    eerste_kleur: str = ""
    tweede_kleur: str = "Niet geregistreerd"
    datum_eerste_toelating: date
    datum_eerste_tenaamstelling_in_nederland: date | None = None
    vervaldatum_apk: date | None = None
    wam_verzekerd: JaNee = "Ja"
    geschorst: JaNee = "Nee"
    export_indicator: JaNee = "Nee"
    taxi_indicator: JaNee = "Nee"
    openstaande_terugroepactie_indicator: JaNee = "Nee"
    tenaamstellen_mogelijk: JaNee = "Ja"
    aantal_zitplaatsen: int | None = None
    aantal_deuren: int | None = None
    aantal_wielen: int | None = None
    aantal_cilinders: int | None = None
    cilinderinhoud: int | None = None
    massa_ledig_voertuig: int | None = None
    massa_rijklaar: int | None = None
    toegestane_maximum_massa_voertuig: int | None = None
    lengte: int | None = None
    catalogusprijs: int | None = None
    bruto_bpm: int | None = None
    zuinigheidsclassificatie: str = ""
    europese_voertuigcategorie: str = "M1"
    tellerstandoordeel: Literal["Logisch", "Onlogisch", "Geen oordeel", ""] = "Logisch"
    jaar_laatste_registratie_tellerstand: int | None = None
    overig: dict[str, str] = {}
    brandstof: tuple[Brandstof, ...] = ()
    meldingen: tuple[Melding, ...] = ()


class Categorie(_Table, frozen=True, kw_only=True):
    """One category of a driving licence (AM, A, B, BE, C …), from and until a day."""

    code: Literal["AM", "A1", "A2", "A", "B", "BE", "C1", "C1E", "C", "CE", "D1", "D1E", "D", "DE", "T"]
    vanaf: date
    tot: date
    beperkingen: tuple[str, ...] = ()


class Rijbewijs(_Table, frozen=True, kw_only=True):
    """The driving licence: ten digits, and its categories."""

    nummer: Annotated[str, msgspec.Meta(pattern=r"^[0-9]{10}$")]
    afgegeven: date | None = None
    afgegeven_door: str = ""
    geldig_tot: date
    status: Literal["geldig", "verlopen", "ongeldig", "ingevorderd"] = "geldig"
    categorieen: tuple[Categorie, ...] = ()


class Block(_Table, frozen=True, kw_only=True):
    """The whole table: no vehicles and no licence when left out."""

    voertuigen: tuple[Voertuig, ...] = ()
    rijbewijs: Rijbewijs | None = None
