"""Turns "in onderzoek" as the registry keeps it (one six-digit mark per category) into the API's flags.

A mark names a category (080000), a group (081100) or one element (081120). Every delivered field names the
elements it is made of; it is under investigation when the mark covers one of them. Elements here are the
last four digits; the category goes before them. Source: the in-onderzoek features of the personen API.
"""

from collections.abc import Mapping
from typing import Any

from services.registries.brp.days import shape

GONE = "9999"  # it is established that the person does not live at the address
NAME = {
    "voornamen": ("0210",),
    "adellijkeTitelPredicaat": ("0220",),
    "voorvoegsel": ("0230",),
    "geslachtsnaam": ("0240",),
    "voorletters": ("0210",),
}
OWN_NAME = NAME | {
    "aanduidingNaamgebruik": ("6110",),
    "volledigeNaam": ("0210", "0220", "0230", "0240", "0410"),
}
BIRTH = {"datum": ("0310",), "plaats": ("0320",), "land": ("0330",)}
PERSON = {"burgerservicenummer": ("0120",), "geslacht": ("0410",), "leeftijd": ("0310",)}
LETTER = ("aanhef", "aanschrijfwijze", "gebruikInLopendeTekst")
LETTER_PERSON = dict.fromkeys(LETTER, ("0210", "0220", "0230", "0240", "0410", "6110"))
LETTER_PARTNER = dict.fromkeys(LETTER, ("0220", "0230", "0240"))
MUNICIPALITY = {"gemeenteVanInschrijving": ("0910",), "datumInschrijvingInGemeente": ("0920",)}
CUSTODY = {"indicatieCurateleRegister": ("3310",), "indicatieGezagMinderjarige": ("3210",)}
PARENT = {
    "burgerservicenummer": ("0120",),
    "geslacht": ("0410",),
    "datumIngangFamilierechtelijkeBetrekking": ("6210",),
}
PARTNER = {"burgerservicenummer": ("0120",), "geslacht": ("0410",), "soortVerbintenis": ("1510",)}
WEDDING = {"datum": ("0610",), "plaats": ("0620",), "land": ("0630",)}
DIVORCE = {"datum": ("0710",)}
CHILD = {"burgerservicenummer": ("0120",)}
DEATH = {"datum": ("0810",), "plaats": ("0820",), "land": ("0830",)}
RESIDENCE_TITLE = {"aanduiding": ("3910",), "datumEinde": ("3920",), "datumIngang": ("3930",)}
NATIONALITY = {"nationaliteit": ("0510",), "type": ("0510",), "redenOpname": ("6310",)}
SPECIAL_NATIONALITY = {"type": ("0510", "6510"), "redenOpname": ("6310",)}
IMMIGRATION = {
    "landVanwaarIngeschreven": ("1410",),
    "datumVestigingInNederland": ("1420",),
    "indicatieVestigingVanuitBuitenland": ("1420",),
    "vanuitVerblijfplaatsOnbekend": ("1410",),
}
RESIDENCE: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "Adres": {
        "type": ("1110",),
        "datumVan": ("1030",),
        "datumIngangGeldigheid": ("8510",),
        "functieAdres": ("1010",),
        "adresseerbaarObjectIdentificatie": ("1180",),
        "nummeraanduidingIdentificatie": ("1190",),
    },
    "Locatie": {
        "type": ("1210",),
        "datumVan": ("1030",),
        "datumIngangGeldigheid": ("8510",),
        "functieAdres": ("1010",),
    },
    "VerblijfplaatsBuitenland": {
        "type": ("1310",),
        "datumVan": ("1320",),
        "datumIngangGeldigheid": ("8510",),
    },
    "VerblijfplaatsOnbekend": {"type": ("1310",), "datumVan": ("1320",), "datumIngangGeldigheid": ("8510",)},
}
RESIDENCE_ADDRESS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "Adres": {
        "officieleStraatnaam": ("1115",),
        "korteStraatnaam": ("1110",),
        "huisnummer": ("1120",),
        "huisletter": ("1130",),
        "huisnummertoevoeging": ("1140",),
        "aanduidingBijHuisnummer": ("1150",),
        "postcode": ("1160",),
        "woonplaats": ("1170",),
    },
    "Locatie": {"locatiebeschrijving": ("1210",)},
    "VerblijfplaatsBuitenland": {
        "regel1": ("1330",),
        "regel2": ("1340",),
        "regel3": ("1350",),
        "land": ("1310",),
    },
}
ADDRESS_LINES: Mapping[str, tuple[str, ...]] = {
    "adresregel1": ("1110", "1120", "1130", "1140", "1150", "1210", "1330"),
    "adresregel2": ("0910", "1160", "1170", "1340"),
    "adresregel3": ("1350",),
    "land": ("1310",),
}
DOCUMENT = {"reisdocumentnummer": ("3520",), "soort": ("3510",), "datumEindeGeldigheid": ("3550",)}
DOCUMENT_LOSS = {"datum": ("3560",), "aanduiding": ("3570",)}
HOLDER = {"burgerservicenummer": ("0120",)}

ELEMENTS = {
    "alles": "0000",
    "burgerservicenummer": "0120",
    "naam": "0200",
    "voornamen": "0210",
    "adellijkeTitelPredicaat": "0220",
    "voorvoegsel": "0230",
    "geslachtsnaam": "0240",
    "geboorte": "0300",
    "geboortedatum": "0310",
    "geboorteplaats": "0320",
    "geboorteland": "0330",
    "geslacht": "0410",
    "nationaliteit": "0510",
    "aangaanHuwelijkPartnerschap": "0600",
    "ontbindingHuwelijkPartnerschap": "0700",
    "overlijden": "0800",
    "gemeenteVanInschrijving": "0910",
    "datumInschrijvingInGemeente": "0920",
    "functieAdres": "1010",
    "datumVan": "1030",
    "adres": "1100",
    "straatnaam": "1110",
    "huisnummer": "1120",
    "huisletter": "1130",
    "huisnummertoevoeging": "1140",
    "postcode": "1160",
    "woonplaats": "1170",
    "adresseerbaarObjectIdentificatie": "1180",
    "nummeraanduidingIdentificatie": "1190",
    "locatie": "1200",
    "adresBuitenland": "1300",
    "immigratie": "1400",
    "soortVerbintenis": "1510",
    "gezagMinderjarige": "3210",
    "curatele": "3310",
    "reisdocument": "3500",
    "verblijfstitel": "3900",
    "aanduidingNaamgebruik": "6110",
    "datumIngangFamilierechtelijkeBetrekking": "6210",
    "redenOpname": "6310",
    "woontHierNietMeer": GONE,
}


class Mark:
    """One investigation: what it is about (four digits) and since when (YYYYMMDD)."""

    def __init__(self, about: str, since: str) -> None:
        self.about = about
        self.since = since

    def covers(self, element: str) -> bool:
        """True when this mark is about ``element``, its group, or its whole category."""
        return (
            self.about == "0000"
            or self.about == element
            or (self.about.endswith("00") and self.about[:2] == element[:2])
        )

    @property
    def gone(self) -> bool:
        """True when it says that the person no longer lives at the address."""
        return self.about == GONE


def flags(
    mark: Mark | None,
    fields: Mapping[str, tuple[str, ...]],
    day: str = "datumIngangOnderzoek",
    *,
    all_when_gone: bool = False,
) -> dict[str, Any]:
    """Return the flags ``mark`` sets among ``fields``, with the start date under ``day``; empty when none."""
    if mark is None:
        return {}
    everything = all_when_gone and mark.gone
    made: dict[str, Any] = {
        field: True for field, elements in fields.items() if everything or any(map(mark.covers, elements))
    }
    return made | {day: shape(mark.since)} if made else {}
