"""What we read from the KvK's answers: found companies, profiles, places of business, a person's organisations."""

from datetime import date
from typing import Literal

import msgspec

JaNee = Literal["Ja", "Nee"]


class _Record(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """camelCase on the line, unknown members ignored."""


class Datum(msgspec.Struct, frozen=True):
    """A day as the register knows it: month and day are 0 when unknown."""

    jaar: int
    maand: int = 0
    dag: int = 0

    @property
    def volledig(self) -> date | None:
        """The calendar day; None when part of it is unknown."""
        try:
            return date(self.jaar, self.maand, self.dag)
        except ValueError:
            return None


def datum(text: str) -> Datum | None:
    """Return the KvK's YYYYMMDD (zeros for the unknown) as a Datum; None when it is no such thing."""
    if len(text) != 8 or not (text.isascii() and text.isdecimal()):
        return None
    return Datum(int(text[:4]), int(text[4:6]), int(text[6:]))


class BinnenlandsAdres(_Record, frozen=True, kw_only=True):
    """Where a found company is, in a few words."""

    type: str = ""
    straatnaam: str = ""
    plaats: str = ""


class GevondenAdres(_Record, frozen=True, kw_only=True):
    """The address of a result; abroad there is no ``binnenlands_adres``."""

    binnenlands_adres: BinnenlandsAdres | None = None


class Gevonden(_Record, frozen=True, kw_only=True):
    """One result. ``type`` is hoofdvestiging, nevenvestiging or rechtspersoon (without a vestigingsnummer)."""

    kvk_nummer: str
    type: str = ""
    naam: str = ""
    rsin: str = ""
    vestigingsnummer: str = ""
    actief: JaNee | None = None
    adres: GevondenAdres = GevondenAdres()


class Resultaat(_Record, frozen=True, kw_only=True):
    """One page of results; ``totaal`` counts all pages."""

    pagina: int = 1
    resultaten_per_pagina: int = 10
    totaal: int = 0
    resultaten: tuple[Gevonden, ...] = ()


class Registratie(_Record, frozen=True, kw_only=True):
    """When something really began and ended, as YYYYMMDD; see ``datum``."""

    datum_aanvang: str = ""
    datum_einde: str = ""


class Handelsnaam(_Record, frozen=True, kw_only=True):
    """A trade name and its place in the order of registration."""

    naam: str
    volgorde: int = 0


class Activiteit(_Record, frozen=True, kw_only=True):
    """One activity by SBI code."""

    sbi_code: str = ""
    sbi_omschrijving: str = ""
    ind_hoofdactiviteit: JaNee = "Nee"


class GeoData(_Record, frozen=True, kw_only=True):
    """What ties an address to the BAG; only when asked for."""

    addresseerbaar_object_id: str | None = None
    nummer_aanduiding_id: str | None = None
    rijksdriehoek_x: float | None = msgspec.field(default=None, name="rijksdriehoekX")
    rijksdriehoek_y: float | None = msgspec.field(default=None, name="rijksdriehoekY")


class Adres(_Record, frozen=True, kw_only=True):
    """One address. Of a shielded one (``ind_afgeschermd`` "Ja") only the town is there."""

    type: str = ""
    ind_afgeschermd: JaNee = "Nee"
    straatnaam: str = ""
    huisnummer: int | None = None
    huisletter: str = ""
    huisnummer_toevoeging: str = ""
    postbusnummer: int | None = None
    postcode: str = ""
    plaats: str = ""
    land: str = ""
    geo_data: GeoData | None = None


class Eigenaar(_Record, frozen=True, kw_only=True):
    """The legal form, and of a legal person its RSIN."""

    rsin: str = ""
    rechtsvorm: str = ""
    uitgebreide_rechtsvorm: str = ""
    adressen: tuple[Adres, ...] = ()


class Vestiging(_Record, frozen=True, kw_only=True):
    """One place of business."""

    vestigingsnummer: str
    kvk_nummer: str = ""
    rsin: str = ""
    ind_non_mailing: JaNee = "Nee"
    formele_registratiedatum: str = ""
    materiele_registratie: Registratie = Registratie()
    statutaire_naam: str = ""
    eerste_handelsnaam: str = ""
    ind_hoofdvestiging: JaNee = "Nee"
    ind_commerciele_vestiging: JaNee = "Nee"
    voltijd_werkzame_personen: int | None = None
    deeltijd_werkzame_personen: int | None = None
    totaal_werkzame_personen: int | None = None
    handelsnamen: tuple[Handelsnaam, ...] = ()
    adressen: tuple[Adres, ...] = ()
    websites: tuple[str, ...] = ()
    sbi_activiteiten: tuple[Activiteit, ...] = ()

    @property
    def bezoekadres(self) -> Adres | None:
        """Where one can go; None when there is a postal address only."""
        return next((one for one in self.adressen if one.type == "bezoekadres"), None)


class Ingebed(_Record, frozen=True, kw_only=True):
    """What comes along with a basisprofiel."""

    hoofdvestiging: Vestiging | None = None
    eigenaar: Eigenaar = Eigenaar()


class Basisprofiel(_Record, frozen=True, kw_only=True):
    """One company."""

    kvk_nummer: str
    naam: str = ""
    ind_non_mailing: JaNee = "Nee"
    formele_registratiedatum: str = ""
    materiele_registratie: Registratie = Registratie()
    totaal_werkzame_personen: int | None = None
    statutaire_naam: str = ""
    handelsnamen: tuple[Handelsnaam, ...] = ()
    sbi_activiteiten: tuple[Activiteit, ...] = ()
    embedded: Ingebed = msgspec.field(default=Ingebed(), name="_embedded")


class VestigingKort(_Record, frozen=True, kw_only=True):
    """One place of business in the list of a company."""

    vestigingsnummer: str
    eerste_handelsnaam: str = ""
    ind_hoofdvestiging: JaNee = "Nee"
    ind_adres_afgeschermd: JaNee = "Nee"
    ind_commerciele_vestiging: JaNee = "Nee"
    volledig_adres: str = ""


class Vestigingenlijst(_Record, frozen=True, kw_only=True):
    """All places of business of a company."""

    kvk_nummer: str
    totaal_aantal_vestigingen: int = 0
    vestigingen: tuple[VestigingKort, ...] = ()


class Organisatie(_Record, frozen=True, kw_only=True):
    """An organisation in which the person has ``functies``, such as "Eigenaar" or "Bestuurder"."""

    kvk_nummer: str
    rechtsvorm: str
    functies: tuple[str, ...]
    administratieve_handelsnaam: str = ""
    sbi: str = ""
    telefoonnummer: str = ""
    email: str = ""
    website: str = ""


class Bladzijde(_Record, frozen=True, kw_only=True):
    """Which page of how many this is."""

    current_page: int = 1
    last_page: int = 1
    total_items: int = 0


class Label(_Record, frozen=True, kw_only=True):
    """What a field is called on a screen, and what it means."""

    label: str = ""
    toelichting: str = ""


class MijnOrganisaties(_Record, frozen=True, kw_only=True):
    """One page of a person's organisations, with labels in the language asked for."""

    organisaties: tuple[Organisatie, ...]
    pagination: Bladzijde = Bladzijde()
    item_attribute_labels: dict[str, Label] = {}
