"""The table ``[nhr]`` of a persona: the companies this person has to do with, as owner, officer, tenant or user.

Who owns or runs a company are its ``functionarissen``; a company without one of the test citizens among them
may be here as well, for example a landlord that the WOZ names. Several personas may write the same company;
what they write twice must be the same. Days are dates, or "2011-03" or "2011" when only that is known. Example::

    [[nhr.ondernemingen]]
    kvkNummer = "00412730"
    rechtsvorm = "Besloten Vennootschap"
    statutaireNaam = "Bakkerij De Halm B.V."
    rsin = "900409794"
    aanvang = 2011-03-01
    sbi = [{ code = "10711", omschrijving = "Vervaardiging van brood", hoofd = true }]
    functionarissen = [{ functie = "Bestuurder", bsn = "900893461", naam = "L.M. Vermeulen", sinds = 2011-03-01 }]

    [[nhr.ondernemingen.vestigingen]]
    vestigingsnummer = "999900412701"
    hoofd = true
    handelsnamen = ["Bakkerij De Halm"]
    voltijd = 6
    deeltijd = 5

    [[nhr.ondernemingen.vestigingen.adressen]]
    straatnaam = "Broodmakersplein"
    huisnummer = 3
    postcode = "2611ZX"
    plaats = "Delft"
    adresseerbaarObjectIdentificatie = "0503010000300870"
    nummeraanduidingIdentificatie = "0503200000300870"
"""

import re
from datetime import date
from typing import Annotated, Any, Literal

import msgspec

from services.mockkit.table import Table

Dag = Any
Bsn = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{9}$")]
KvkNummer = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{8}$")]
Vestigingsnummer = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{12}$")]
Aantal = Annotated[int, msgspec.Meta(ge=0, le=999999)]
Naam = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
Rechtsvorm = Literal[
    "Eenmanszaak",
    "Vennootschap onder firma",
    "Maatschap",
    "Commanditaire vennootschap",
    "Besloten Vennootschap",
    "Naamloze Vennootschap",
    "Stichting",
    "Vereniging",
    "Vereniging van Eigenaars",
    "Coöperatie",
    "Kerkgenootschap",
]
Functie = Literal["Eigenaar", "Vennoot", "Maat", "Bestuurder", "Commissaris", "Gevolmachtigde", "Vereffenaar"]


def dag(written: object) -> str:
    """Return a written day as YYYYMMDD, with zeros for what is not known; raises ValueError."""
    if isinstance(written, date):
        return f"{written.year:04d}{written.month:02d}{written.day:02d}"
    if isinstance(written, str) and re.fullmatch(r"[0-9]{4}(-(0[1-9]|1[0-2]))?", written):
        return written.replace("-", "").ljust(8, "0")
    if isinstance(written, str) and re.fullmatch(r"[0-9]{8}", written):
        return written  # as this function returned it before: a table that was kept and read again
    if isinstance(written, str):
        return dag(date.fromisoformat(written))
    raise ValueError(f'{written!r} is geen datum; schrijf 2011-03-01, "2011-03" of "2011"')


class Adres(Table, frozen=True, kw_only=True):
    """Where a company is (``bezoekadres``) or gets its post. A postbus has no street and no BAG ids.

    ``afgeschermd``: outsiders see the town only. ``punt`` is x, y in metres (epsg:28992).
    """

    type: Literal["bezoekadres", "correspondentieadres"] = "bezoekadres"
    straatnaam: str = ""
    huisnummer: Annotated[int, msgspec.Meta(ge=1, le=99999)] | None = None
    huisletter: Annotated[str, msgspec.Meta(pattern=r"^[a-zA-Z]?$")] = ""
    huisnummertoevoeging: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-zA-Z]{0,4}$")] = ""
    postbusnummer: Annotated[int, msgspec.Meta(ge=1, le=99999)] | None = None
    postcode: Annotated[str, msgspec.Meta(pattern=r"^[1-9][0-9]{3}[A-Z]{2}$")]
    plaats: Naam
    afgeschermd: bool = False
    adresseerbaar_object_identificatie: Annotated[str, msgspec.Meta(pattern=r"^([0-9]{4}0[123][0-9]{10})?$")] = ""
    nummeraanduiding_identificatie: Annotated[str, msgspec.Meta(pattern=r"^([0-9]{4}20[0-9]{10})?$")] = ""
    punt: tuple[float, float] | None = None

    def __post_init__(self) -> None:
        if (self.postbusnummer is None) == (not self.straatnaam or self.huisnummer is None):
            raise ValueError("schrijf straatnaam en huisnummer, of alleen een postbusnummer")


class Activiteit(Table, frozen=True, kw_only=True):
    """One activity by SBI 2008 code; ``hoofd`` marks the main one."""

    code: Annotated[str, msgspec.Meta(pattern=r"^[0-9]{1,5}$")]
    omschrijving: Naam
    hoofd: bool = False


class Functionaris(Table, frozen=True, kw_only=True):
    """Who may act for the company; ``bsn`` ties the person to the BRP. With ``tot`` the function has ended."""

    functie: Functie
    naam: Naam
    bsn: Bsn | None = None
    bevoegdheid: str = ""
    sinds: Dag = None
    tot: Dag = None

    def __post_init__(self) -> None:
        _set_days(self, "sinds", "tot")


class Vestiging(Table, frozen=True, kw_only=True):
    """One place of business. Left out: days and activities are those of the company.

    ``websites`` are domains, such as "studiodewit.example".
    """

    vestigingsnummer: Vestigingsnummer
    handelsnamen: Annotated[tuple[Naam, ...], msgspec.Meta(min_length=1)]
    hoofd: bool = False
    commercieel: bool = True
    voltijd: Aantal = 0
    deeltijd: Aantal = 0
    aanvang: Dag = None
    registratie: Dag = None
    einde: Dag = None
    sbi: tuple[Activiteit, ...] = ()
    websites: tuple[str, ...] = ()
    adressen: Annotated[tuple[Adres, ...], msgspec.Meta(min_length=1)]

    def __post_init__(self) -> None:
        _set_days(self, "aanvang", "registratie", "einde")


class Onderneming(Table, frozen=True, kw_only=True):
    """One registration. ``adressen`` are the owner's own: of a legal person without vestigingen, mostly."""

    kvk_nummer: KvkNummer
    rechtsvorm: Rechtsvorm
    uitgebreide_rechtsvorm: str = ""
    statutaire_naam: str = ""
    rsin: Annotated[str, msgspec.Meta(pattern=r"^[0-9]{9}$")] | None = None
    non_mailing: bool = True
    aanvang: Dag
    registratie: Dag = None
    einde: Dag = None
    faillissement: Dag = None
    sbi: Annotated[tuple[Activiteit, ...], msgspec.Meta(min_length=1)]
    telefoonnummer: str = ""
    email: str = ""
    websites: tuple[str, ...] = ()
    adressen: tuple[Adres, ...] = ()
    functionarissen: tuple[Functionaris, ...] = ()
    vestigingen: tuple[Vestiging, ...] = ()

    def __post_init__(self) -> None:
        _set_days(self, "aanvang", "registratie", "einde", "faillissement")

    @property
    def naam(self) -> str:
        """The name the register files it under: by statute, or else the first trade name."""
        return self.statutaire_naam or (self.hoofdvestiging.handelsnamen[0] if self.hoofdvestiging else "")

    @property
    def hoofdvestiging(self) -> Vestiging | None:
        """The main place of business; None for a legal person without one."""
        return next((one for one in self.vestigingen if one.hoofd), None)


class Block(Table, frozen=True, kw_only=True):
    """The whole table. Empty: no company."""

    ondernemingen: tuple[Onderneming, ...] = ()


def _set_days(table: msgspec.Struct, *names: str) -> None:
    for name in names:
        written = getattr(table, name)
        if written is not None:
            msgspec.structs.force_setattr(table, name, dag(written))
