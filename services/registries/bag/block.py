"""The table ``[bag]`` of a persona: addresses, dwellings and buildings, and a sketch of the street.

Names are those of the published contract. Two personas at one address may both write it, or only
one of them; what they write twice must be the same. Example::

    [[bag.adressen]]
    nummeraanduidingIdentificatie = "0637200000411800"    # municipality + 20 + ten digits
    adresseerbaarObjectIdentificatie = "0637010000411800"   # municipality + 01 + ten digits
    openbareRuimteIdentificatie = "0637300000000418"       # municipality + 30 + ten digits
    openbareRuimteNaam = "Wilgenkwartier"
    huisnummer = 18
    postcode = "2729XY"
    woonplaatsNaam = "Zoetermeer"
    woonplaatsIdentificatie = "3295"

    [[bag.verblijfsobjecten]]
    identificatie = "0637010000411800"
    heeftAlsHoofdAdres = "0637200000411800"
    maaktDeelUitVan = ["0637100000411800"]
    oppervlakte = 118                                       # m2

    [[bag.verblijfsobjecten.inOnderzoek]]
    kenmerk = "oppervlakte"
    sinds = 2026-12-14

    [[bag.panden]]
    identificatie = "0637100000411800"
    oorspronkelijkBouwjaar = 1988
"""

from datetime import date
from typing import Annotated, Literal

import msgspec

from services.mockkit.table import Table

NummeraanduidingId = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}20[0-9]{10}$")]
VerblijfsobjectId = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}01[0-9]{10}$")]
OpenbareRuimteId = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}30[0-9]{10}$")]
PandId = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}10[0-9]{10}$")]
WoonplaatsId = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}$")]
Postcode = Annotated[str, msgspec.Meta(pattern=r"^[1-9][0-9]{3}[A-Z]{2}$")]
Punt = tuple[float, float]

Gebruiksdoel = Literal[
    "woonfunctie",
    "bijeenkomstfunctie",
    "celfunctie",
    "gezondheidszorgfunctie",
    "industriefunctie",
    "kantoorfunctie",
    "logiesfunctie",
    "onderwijsfunctie",
    "sportfunctie",
    "winkelfunctie",
    "overige gebruiksfunctie",
]
StatusVerblijfsobject = Literal[
    "Verblijfsobject gevormd",
    "Niet gerealiseerd verblijfsobject",
    "Verblijfsobject in gebruik (niet ingemeten)",
    "Verblijfsobject in gebruik",
    "Verbouwing verblijfsobject",
    "Verblijfsobject ingetrokken",
    "Verblijfsobject buiten gebruik",
    "Verblijfsobject ten onrechte opgevoerd",
]
StatusPand = Literal[
    "Bouwvergunning verleend",
    "Niet gerealiseerd pand",
    "Bouw gestart",
    "Pand in gebruik (niet ingemeten)",
    "Pand in gebruik",
    "Verbouwing pand",
    "Sloopvergunning verleend",
    "Pand gesloopt",
    "Pand buiten gebruik",
    "Pand ten onrechte opgevoerd",
]


class Adres(Table, frozen=True, kw_only=True):
    """One address (nummeraanduiding) with the object it belongs to.

    ``korte_naam`` (at most 24 characters) is the street name when left out. ``huisletter`` is one
    letter, ``huisnummertoevoeging`` at most four letters or digits; leave both out when there is none.
    """

    nummeraanduiding_identificatie: NummeraanduidingId
    adresseerbaar_object_identificatie: VerblijfsobjectId
    openbare_ruimte_identificatie: OpenbareRuimteId
    openbare_ruimte_naam: Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
    korte_naam: Annotated[str, msgspec.Meta(max_length=24)] = ""
    huisnummer: Annotated[int, msgspec.Meta(ge=1, le=99999)]
    huisletter: Annotated[str, msgspec.Meta(pattern=r"^[a-zA-Z]?$")] = ""
    huisnummertoevoeging: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-zA-Z]{0,4}$")] = ""
    postcode: Postcode
    woonplaats_naam: Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
    woonplaats_identificatie: WoonplaatsId
    indicatie_nevenadres: bool = False


class OnderzoekVerblijfsobject(Table, frozen=True, kw_only=True):
    """One feature of a dwelling under investigation, since a day; ``documentnummer`` may be left out."""

    kenmerk: Literal[
        "geometrie",
        "gebruiksdoel",
        "oppervlakte",
        "status",
        "maakt deel uit van",
        "heeft als hoofdadres",
        "heeft als nevenadres",
    ]
    sinds: date
    documentnummer: Annotated[str, msgspec.Meta(max_length=40)] = ""


class OnderzoekPand(Table, frozen=True, kw_only=True):
    """One feature of a building under investigation, since a day."""

    kenmerk: Literal["geometrie", "oorspronkelijk bouwjaar", "status"]
    sinds: date
    documentnummer: Annotated[str, msgspec.Meta(max_length=40)] = ""


class Verblijfsobject(Table, frozen=True, kw_only=True):
    """One dwelling or business space. ``oppervlakte`` in m2; ``punt`` is x, y in metres (epsg:28992).

    ``ingang`` is the day this version counts from; left out, 1 January of the building year.
    """

    identificatie: VerblijfsobjectId
    heeft_als_hoofd_adres: NummeraanduidingId
    heeft_als_neven_adres: tuple[NummeraanduidingId, ...] = ()
    maakt_deel_uit_van: Annotated[tuple[PandId, ...], msgspec.Meta(min_length=1)]
    oppervlakte: Annotated[int, msgspec.Meta(ge=1, le=999999)]
    gebruiksdoelen: Annotated[tuple[Gebruiksdoel, ...], msgspec.Meta(min_length=1)] = ("woonfunctie",)
    status: StatusVerblijfsobject = "Verblijfsobject in gebruik"
    punt: Punt = (93500.0, 452500.0)
    ingang: date | None = None
    in_onderzoek: tuple[OnderzoekVerblijfsobject, ...] = ()


class Pand(Table, frozen=True, kw_only=True):
    """One building. ``omtrek`` is a closed ring of x, y in metres; left out, a plain rectangle."""

    identificatie: PandId
    oorspronkelijk_bouwjaar: Annotated[int, msgspec.Meta(ge=1000, le=2999)]
    status: StatusPand = "Pand in gebruik"
    omtrek: tuple[Punt, ...] = ()
    ingang: date | None = None
    in_onderzoek: tuple[OnderzoekPand, ...] = ()


class Vlak(Table, frozen=True, kw_only=True):
    """One drawn area of the sketch: ``rechthoek`` = x, y, width, height, or the corners in ``punten``."""

    soort: Literal["groen", "weg", "water", "perceel", "gebouw"]
    rechthoek: tuple[float, float, float, float] | None = None
    punten: tuple[Punt, ...] = ()
    label: str = ""
    eigen: bool = False


class Rij(Table, frozen=True, kw_only=True):
    """A row of equal plots with one building each, drawn from left to right.

    ``labels`` are the house numbers (``""`` = none shown); ``breedte`` and ``diepte`` are of one plot;
    ``gebouw`` says on which side of its plot the house stands; ``eigen`` is the label of the subject's
    own house (dark house, outlined plot).
    """

    x: float
    y: float
    breedte: float
    diepte: float
    labels: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]
    gebouw: Literal["boven", "onder"] = "onder"
    gebouwdiepte: float = 20.0
    marge: float = 3.4
    afstand: float = 6.0
    eigen: str = ""


class Opschrift(Table, frozen=True, kw_only=True):
    """A text on the sketch; x, y is its left end on the base line."""

    tekst: str
    x: float
    y: float


class Schets(Table, frozen=True, kw_only=True):
    """A sketch of the surroundings of one dwelling, not to scale; 0, 0 is the upper left corner.

    The background is green. Drawn in the order: ``vlakken``, ``rijen``, ``opschriften``.
    """

    adresseerbaar_object_identificatie: VerblijfsobjectId
    breedte: float = 496.0
    hoogte: float = 148.0
    vlakken: tuple[Vlak, ...] = ()
    rijen: tuple[Rij, ...] = ()
    opschriften: tuple[Opschrift, ...] = ()


class Block(Table, frozen=True, kw_only=True):
    """The whole table. Everything may be empty: then this persona adds nothing to the BAG."""

    adressen: tuple[Adres, ...] = ()
    verblijfsobjecten: tuple[Verblijfsobject, ...] = ()
    panden: tuple[Pand, ...] = ()
    schetsen: tuple[Schets, ...] = ()
