"""The table ``[brk]`` of a persona: parcels and flats, who owns them, and the mortgages on them.

Names are those of the published contract where it has them. Two owners of one parcel may both
write it, or only one of them; what they write twice must be the same. Example::

    [[brk.percelen]]
    identificatie = "63700411870000"            # digits; free to choose, unique per parcel
    kadastraleAanduiding = "Zoetermeer B 4118"
    kadastraleGemeentecode = "ZTM00"
    kadastraleGrootte = 142                     # m2
    koopsom = 239500                            # whole euros
    koopjaar = 2014

    [[brk.percelen.adressen]]
    straat = "Wilgenkwartier"
    huisnummer = 18
    postcode = "2729XY"
    woonplaats = "Zoetermeer"
    nummeraanduidingIdentificatie = "0637200000411800"
    adresseerbaarObjectIdentificatie = "0637010000411800"

    [[brk.percelen.gerechtigden]]
    bsn = "900050342"
    naam = "F. de Wit"
    aandeel = "1/2"
    aanvangsdatum = 2014-05-14

    [[brk.percelen.hypotheken]]
    houder = "Bank Veldzicht"
    bedrag = 239500
"""

from datetime import date
from typing import Annotated, Literal

import msgspec

from services.mockkit.table import Table

Bsn = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{9}$")]
Breuk = Annotated[str, msgspec.Meta(pattern=r"^[1-9][0-9]*/[1-9][0-9]*$")]
KadastraleAanduiding = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^[a-zA-Z0-9'][a-zA-Z0-9' ,-]*[a-zA-Z0-9] [A-IK-Z]{1,2} [1-9][0-9]{0,4}( A[1-9][0-9]{0,3})?$"
    ),
]
Recht = Literal[
    "beklemrechthouder",
    "eigenaar",
    "erfpachter",
    "gebruik_bewoning",
    "grondrente",
    "opstalhouder",
    "vaderlandsrecht",
    "artikel5_3b_geheel",
    "stadsmeierrecht",
    "vruchtgebruiker",
    "erfpachter_opstalhouder",
    "nutsvoorzieningen",
    "brondocument",
    "twee_belastingen",
    "belasting_derde",
    "bp_recht",
    "nutsvoorzieningen_gedeelte",
    "artikel5_3b",
]


class Adres(Table, frozen=True, kw_only=True):
    """An address on the parcel; the BAG ids tie it to the BAG."""

    straat: str
    huisnummer: Annotated[int, msgspec.Meta(ge=1, le=99999)]
    huisletter: Annotated[str, msgspec.Meta(pattern=r"^[a-zA-Z]?$")] = ""
    huisnummertoevoeging: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-zA-Z]{0,4}$")] = ""
    postcode: Annotated[str, msgspec.Meta(pattern=r"^[1-9][0-9]{3}[A-Z]{2}$")]
    woonplaats: str
    nummeraanduiding_identificatie: Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}20[0-9]{10}$")] = ""
    adresseerbaar_object_identificatie: Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}0[123][0-9]{10}$")] = ""


class Gerechtigde(Table, frozen=True, kw_only=True):
    """Who has a right, how large and since when.

    Exactly one of ``bsn`` (a person), ``rsin`` (a company) or neither (a person known to the Kadaster
    only). ``aandeel`` as "1/2"; left out for a sole owner. ``naam`` is how the person is shown.
    """

    naam: str
    bsn: Bsn | None = None
    rsin: Annotated[str, msgspec.Meta(pattern=r"^[0-9]{9}$")] | None = None
    recht: Recht = "eigenaar"
    aandeel: Breuk = "1/1"
    aanvangsdatum: date | None = None
    burgerlijke_staat: str = ""


class Hypotheek(Table, frozen=True, kw_only=True):
    """One mortgage entry: who lent, for how much (whole euros)."""

    houder: str
    bedrag: Annotated[int, msgspec.Meta(ge=1)]
    rsin: Annotated[str, msgspec.Meta(pattern=r"^[0-9]{9}$")] | None = None


class Beslag(Table, frozen=True, kw_only=True):
    """One seizure on the parcel: its kind, by whom, and the claim in whole euros."""

    aard: str
    beslaglegger: str
    bedrag: Annotated[int, msgspec.Meta(ge=1)] | None = None


class Beperking(Table, frozen=True, kw_only=True):
    """One limitation by public law, for example a listed building: who imposed it and what it is."""

    aard: str
    opgelegd_door: str
    sinds: date | None = None


class Perceel(Table, frozen=True, kw_only=True):
    """One parcel, or one flat (``type = "appartementsrecht"``). ``kadastraleGrootte`` in m2.

    ``indicatieVoorlopig`` marks a size the Kadaster has not measured yet.
    """

    identificatie: Annotated[str, msgspec.Meta(pattern=r"^[0-9]{8,15}$")]
    kadastrale_aanduiding: KadastraleAanduiding
    kadastrale_gemeentecode: Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{3}[0-9]{2}$")] = ""
    type: Literal["perceel", "appartementsrecht"] = "perceel"
    kadastrale_grootte: Annotated[int, msgspec.Meta(ge=1)] | None = None
    indicatie_voorlopig: bool = False
    aard_cultuur_bebouwd: str = "Wonen"
    koopsom: Annotated[int, msgspec.Meta(ge=0)] | None = None
    koopjaar: Annotated[int, msgspec.Meta(ge=1832, le=2999)] | None = None
    met_meer_objecten_verkregen: bool = False
    adressen: tuple[Adres, ...] = ()
    gerechtigden: Annotated[tuple[Gerechtigde, ...], msgspec.Meta(min_length=1)]
    hypotheken: tuple[Hypotheek, ...] = ()
    beslagen: tuple[Beslag, ...] = ()
    beperkingen: tuple[Beperking, ...] = ()
    plaats: tuple[float, float] | None = None


class Block(Table, frozen=True, kw_only=True):
    """The whole table: the parcels this persona has to do with. Empty: owns nothing."""

    percelen: tuple[Perceel, ...] = ()
