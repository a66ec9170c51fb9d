"""The table ``[woz]`` of a persona: valued properties, their values over the years, the report.

Names are those of the published contract. Two personas of one house may both write it, or only
one of them; what they write twice must be the same. Example::

    [[woz.objecten]]
    identificatie = "063700041180"                         # twelve digits, municipality first
    adresseerbaarObjectIdentificaties = ["0637010000411800"]
    pandIdentificaties = ["0637100000411800"]
    grondoppervlakte = 142
    kadastraleAanduiding = "Zoetermeer B 4118"
    gemeente = { code = "0637", omschrijving = "Zoetermeer" }
    aanduiding = { straat = "Wilgenkwartier", huisnummer = 18, postcode = "2729XY", woonplaats = "Zoetermeer" }
    eigenaar = { bsn = "900050342", naam = "F. de Wit" }
    gebruiker = { bsn = "900050342", naam = "F. de Wit" }
    waarden = [
      { peildatum = 2025-01-01, waarde = 412000 },
      { peildatum = 2024-01-01, waarde = 389000 },
    ]

    [woz.objecten.taxatieverslag]
    woningtype = "Tussenwoning"
    bouwjaar = 1988
    oppervlakte = 118
"""

from datetime import date
from typing import Annotated, Literal

import msgspec

from services.mockkit.table import Table

Bsn = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{9}$")]
Rsin = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{9}$")]
KvkNummer = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{8}$")]
Euro = Annotated[int, msgspec.Meta(ge=0)]
Vierkante = Annotated[int, msgspec.Meta(ge=1)]
Maand = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")]
Status = Literal[
    "beschikking_genomen",
    "beschikking_vernietigd",
    "beschikking_herzien",
    "bezwaar_ingediend",
    "bezwaar_gehandhaafd",
    "bezwaar_veranderd",
    "waarde_ambtshalve_verminderd",
    "beroep_aangetekend",
    "beroep_gehandhaafd",
    "beroep_veranderd",
    "hoger_beroep_aangetekend",
    "hoger_beroep_gehandhaafd",
    "hoger_beroep_veranderd",
    "cassatie_ingesteld",
    "hoge_raad_gehandhaafd",
    "hoge_raad_veranderd",
    "hoge_raad_geding_verwezen",
    "voorlopige_aanslag",
]


class Aanduiding(Table, frozen=True, kw_only=True):
    """Where the property is."""

    straat: str
    huisnummer: Annotated[int, msgspec.Meta(ge=1, le=99999)]
    huisletter: Annotated[str, msgspec.Meta(pattern=r"^[a-zA-Z]?$")] = ""
    huisnummertoevoeging: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-zA-Z]{0,4}$")] = ""
    postcode: Annotated[str, msgspec.Meta(pattern=r"^[1-9][0-9]{3}[A-Z]{2}$")]
    woonplaats: str
    nummeraanduiding_identificatie: Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}20[0-9]{10}$")] = ""
    locatieomschrijving: str = ""


class Gemeente(Table, frozen=True, kw_only=True):
    """The municipality that sets the value: its code of four digits and its name."""

    code: Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}$")]
    omschrijving: str


class Belanghebbende(Table, frozen=True, kw_only=True):
    """Owner or user: a person by ``bsn``, or a company by ``rsin``, ``kvkNummer`` or both."""

    naam: str
    bsn: Bsn | None = None
    rsin: Rsin | None = None
    kvk_nummer: KvkNummer | None = None


class Waarde(Table, frozen=True, kw_only=True):
    """One set value in whole euros on 1 January of a year.

    ``ingangsdatum`` left out: 1 January of the year after. ``statussen`` as in the contract.
    """

    peildatum: date
    waarde: Euro
    ingangsdatum: date | None = None
    statussen: Annotated[tuple[Status, ...], msgspec.Meta(min_length=1)] = ("beschikking_genomen",)


class Bijgebouw(Table, frozen=True, kw_only=True):
    """A shed, garage or dormer that counts in the value; size in m2."""

    soort: str
    oppervlakte: Vierkante


class Verkoop(Table, frozen=True, kw_only=True):
    """A comparable house that was sold: street and number, size in m2, month as "2024-11", whole euros."""

    adres: str
    oppervlakte: Vierkante
    verkocht: Maand
    prijs: Euro


class Melding(Table, frozen=True, kw_only=True):
    """What an interested party reported about the size: by whom, on which day, how many m2."""

    bsn: Bsn
    datum: date
    oppervlakte: Vierkante
    zaak: str = ""


class Taxatieverslag(Table, frozen=True, kw_only=True):
    """The valuation report of the newest value (our own addition: the contract has none).

    ``toestandsdatum`` is the day whose state of the house counts; left out, the day of the value.
    ``oppervlakteInOnderzoek`` marks the size; ``melding`` says who reported what.
    """

    woningtype: str
    bouwjaar: Annotated[int, msgspec.Meta(ge=1000, le=2999)]
    oppervlakte: Vierkante
    oppervlakte_in_onderzoek: bool = False
    melding: Melding | None = None
    bijgebouwen: tuple[Bijgebouw, ...] = ()
    vergelijkbaar: tuple[Verkoop, ...] = ()
    toestandsdatum: date | None = None


class WozObject(Table, frozen=True, kw_only=True):
    """One valued property. ``grondoppervlakte`` in m2.

    The contract has room for one owner and one user; ``medebelanghebbenden`` are the BSNs of others who
    may see the property too, for example the other owner.
    """

    identificatie: Annotated[str, msgspec.Meta(pattern=r"^[0-9]{12}$")]
    aanduiding: Aanduiding
    adresseerbaar_object_identificaties: tuple[
        Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}0[123][0-9]{10}$")], ...
    ] = ()
    pand_identificaties: tuple[Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}10[0-9]{10}$")], ...] = ()
    grondoppervlakte: Annotated[int, msgspec.Meta(ge=0)] | None = None
    kadastrale_aanduiding: str = ""
    kadastraal_onroerende_zaak: Annotated[str, msgspec.Meta(pattern=r"^[0-9]{8,15}$")] | None = None
    gemeente: Gemeente
    eigenaar: Belanghebbende | None = None
    gebruiker: Belanghebbende | None = None
    medebelanghebbenden: tuple[Bsn, ...] = ()
    waarden: tuple[Waarde, ...] = ()
    taxatieverslag: Taxatieverslag | None = None


class Block(Table, frozen=True, kw_only=True):
    """The whole table: the valued properties this persona has to do with."""

    objecten: tuple[WozObject, ...] = ()
