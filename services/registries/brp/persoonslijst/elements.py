"""The elements of a persoonslijst (LO-BRP group.element) and where each stands in a block, per category.

A path that begins with "_" is no member of the block: ``table`` makes something else of it. Elements that the
API never delivers (documents, dates of recording) are in ``UNUSED``: they are read and knowingly left.
"""

from collections.abc import Mapping

Elements = Mapping[str, str]

NAME: Elements = {
    "02.10": "naam.voornamen",
    "02.20": "naam.adellijkeTitelPredicaat",
    "02.30": "naam.voorvoegsel",
    "02.40": "naam.geslachtsnaam",
}
BIRTH: Elements = {"03.10": "geboorte.datum", "03.20": "geboorte.plaats", "03.30": "geboorte.land"}
MARK: Elements = {"83.10": "_mark.gegeven", "83.20": "_mark.sinds", "83.30": "_mark.tot"}
SUPPLIER: Elements = {"88.10": "_rni.deelnemer", "88.20": "_rni.omschrijvingVerdrag"}

PERSON: Elements = {
    "01.10": "aNummer",
    "01.20": "_bsn",
    "04.10": "geslacht",
    "61.10": "naamgebruik",
    **NAME,
    **BIRTH,
    **MARK,
    **SUPPLIER,
}
RELATIVE: Elements = {"01.20": "burgerservicenummer", "04.10": "geslacht", **NAME, **BIRTH, **MARK}
PARENT: Elements = {**RELATIVE, "62.10": "datumIngangFamilierechtelijkeBetrekking"}
CHILD: Elements = {**RELATIVE, "04.10": "_", "89.10": "_stillborn"}
PARTNER: Elements = {
    **RELATIVE,
    "06.10": "aangaanHuwelijkPartnerschap.datum",
    "06.20": "aangaanHuwelijkPartnerschap.plaats",
    "06.30": "aangaanHuwelijkPartnerschap.land",
    "07.10": "ontbindingHuwelijkPartnerschap.datum",
    "15.10": "soortVerbintenis",
}
NATIONALITY: Elements = {
    "05.10": "nationaliteit",
    "63.10": "redenOpname",
    "65.10": "bijzonder",
    "85.10": "datumIngangGeldigheid",
    **MARK,
    **SUPPLIER,
}
DEATH: Elements = {"08.10": "datum", "08.20": "plaats", "08.30": "land", **MARK, **SUPPLIER}
LIST: Elements = {
    "67.10": "opschortingBijhouding.datum",
    "67.20": "opschortingBijhouding.reden",
    "68.10": "datumEersteInschrijvingGBA",
    "70.10": "_secret",
    "71.10": "verificatie.datum",
    "71.20": "verificatie.omschrijving",
}
STAY: Elements = {
    "09.10": "gemeente",
    "09.20": "_since",
    "10.10": "functieAdres",
    "10.30": "datumVan",
    "11.10": "korteStraatnaam",
    "11.15": "straat",
    "11.20": "huisnummer",
    "11.30": "huisletter",
    "11.40": "huisnummertoevoeging",
    "11.50": "aanduidingBijHuisnummer",
    "11.60": "postcode",
    "11.70": "woonplaats",
    "11.80": "adresseerbaarObjectIdentificatie",
    "11.90": "nummeraanduidingIdentificatie",
    "12.10": "locatiebeschrijving",
    "13.10": "land",
    "13.20": "datumVan",
    "13.30": "regel1",
    "13.40": "regel2",
    "13.50": "regel3",
    "14.10": "_settled.landVanwaarIngeschreven",
    "14.20": "_settled.datumVestigingInNederland",
    "85.10": "datumIngangGeldigheid",
    **MARK,
    **SUPPLIER,
}
TITLE: Elements = {"39.10": "aanduiding", "39.20": "datumEinde", "39.30": "datumIngang", **MARK}
CUSTODY: Elements = {"32.10": "indicatieGezagMinderjarige", "33.10": "_curatele", **MARK}
DOCUMENT: Elements = {
    "35.10": "soort",
    "35.20": "reisdocumentnummer",
    "35.50": "datumEindeGeldigheid",
    "35.60": "datumInhouding",
    "35.70": "aanduidingInhouding",
    **MARK,
}
VOTE: Elements = {
    "31.10": "europeesKiesrecht.aanduiding",
    "31.30": "europeesKiesrecht.einddatumUitsluiting",
    "38.10": "_excluded",
    "38.20": "uitsluitingKiesrecht.einddatum",
}
CATEGORIES: Mapping[str, Elements] = {
    "01": PERSON,
    "02": PARENT,
    "03": PARENT,
    "04": NATIONALITY,
    "05": PARTNER,
    "06": DEATH,
    "07": LIST,
    "08": STAY,
    "09": CHILD,
    "10": TITLE,
    "11": CUSTODY,
    "12": DOCUMENT,
    "13": VOTE,
}
UNUSED = frozenset(
    "01.10 07.20 07.30 07.40 10.20 20.10 20.20 31.20 35.30 35.40 36.10 64.10 66.20 69.10 72.10 73.10 75.10 80.10"
    " 80.20 81.10 81.20 82.10 82.20 82.30 84.10 85.10 86.10 87.10 88.10 88.20 92.10 13.60".split()
)
DATES = frozenset(
    "03.10 06.10 07.10 08.10 09.20 10.30 13.20 14.20 31.30 35.50 35.60 38.20 39.20 39.30 62.10 67.10 68.10 71.10"
    " 83.20 83.30 85.10".split()
)
LENGTHS: Mapping[str, int] = {
    "02.10": 200,
    "02.30": 10,
    "02.40": 200,
    "11.10": 24,
    "11.15": 80,
    "11.30": 1,
    "11.40": 4,
    "11.80": 16,
    "11.90": 16,
    "12.10": 35,
    "13.30": 35,
    "13.40": 35,
    "13.50": 35,
    "71.20": 50,
}
"""The most characters of an element (LO-BRP); RvIG cuts longer ones in its own practice service."""

TABLES: Mapping[str, str] = {
    "02.20": "titel",
    "03.20": "plaats",
    "03.30": "land",
    "04.10": "geslacht",
    "05.10": "nationaliteit",
    "06.20": "plaats",
    "06.30": "land",
    "08.20": "plaats",
    "08.30": "land",
    "09.10": "gemeente",
    "10.10": "functie_adres",
    "11.50": "huisnummer",
    "13.10": "land",
    "14.10": "land",
    "15.10": "verbintenis",
    "31.10": "europees_kiesrecht",
    "32.10": "gezag_minderjarige",
    "35.10": "reisdocument",
    "35.70": "inhouding",
    "39.10": "verblijfstitel",
    "61.10": "naamgebruik",
    "63.10": "reden_nationaliteit",
    "67.20": "opschorting",
    "88.10": "rni_deelnemer",
}
