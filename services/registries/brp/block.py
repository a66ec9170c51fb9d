"""The table ``[brp]`` of a persona: what the registry knows of one person, written by hand.

Write only what is registered. Whatever the API derives (initials, full name, salutation, address lines,
age, meanings of codes) is made by the mock. Names are those of the published contract. Example::

    [brp]
    aNummer = "1010101025"
    geslacht = "V"                                  # M, V or O
    naamgebruik = "E"                               # E own, P partner, V partner first, N own first
    gemeenteVanInschrijving = "Zoetermeer"          # name or code
    datumInschrijvingInGemeente = 2014-06-02

    [brp.naam]
    voornamen = "Fenna Maria"
    voorvoegsel = "de"
    geslachtsnaam = "Wit"

    [brp.geboorte]
    datum = 1985-03-14                              # or "1985-03", "1985", "onbekend"
    plaats = "Zoetermeer"
    land = "Nederland"

    [brp.verblijfplaats]
    straat = "Wilgenkwartier"
    huisnummer = 18
    postcode = "2729XY"
    woonplaats = "Zoetermeer"
    adresseerbaarObjectIdentificatie = "0637010000411800"
    nummeraanduidingIdentificatie = "0637200000411800"
    datumVan = 2014-06-02
    inOnderzoek = { gegeven = "huisnummer", sinds = 2026-12-14 }

    [[brp.ouders]]
    geslacht = "M"
    naam = { voornamen = "Pieter", voorvoegsel = "de", geslachtsnaam = "Wit" }

Coded values are a code, a name, or ``{ code = "1676", omschrijving = "Schouwen-Duiveland" }`` for what
tables.csv does not hold. Dates become YYYYMMDD and coded values become tables when the block is made.
"""

from functools import cache
from typing import Annotated, Any, Literal, TypeAlias, get_type_hints

import msgspec
from msgspec.structs import force_setattr

from services.registries.brp import codes, days, marking

Dag: TypeAlias = Annotated[Any, msgspec.Meta(extra={"day": True})]
Land: TypeAlias = Annotated[Any, msgspec.Meta(extra={"table": "land"})]
Plaats: TypeAlias = Annotated[Any, msgspec.Meta(extra={"table": "plaats"})]
Gemeente: TypeAlias = Annotated[Any, msgspec.Meta(extra={"table": "gemeente"})]
Geslacht: TypeAlias = Annotated[Any, msgspec.Meta(extra={"table": "geslacht"})]
Titel: TypeAlias = Annotated[Any, msgspec.Meta(extra={"table": "titel"})]
Naamgebruik: TypeAlias = Annotated[Any, msgspec.Meta(extra={"table": "naamgebruik"})]
Verbintenis: TypeAlias = Annotated[Any, msgspec.Meta(extra={"table": "verbintenis"})]
FunctieAdres: TypeAlias = Annotated[Any, msgspec.Meta(extra={"table": "functie_adres"})]
BijHuisnummer: TypeAlias = Annotated[Any, msgspec.Meta(extra={"table": "huisnummer"})]
RedenOpschorting: TypeAlias = Annotated[Any, msgspec.Meta(extra={"table": "opschorting"})]
NationaliteitCode: TypeAlias = Annotated[Any, msgspec.Meta(extra={"table": "nationaliteit"})]
RedenNationaliteit: TypeAlias = Annotated[Any, msgspec.Meta(extra={"table": "reden_nationaliteit"})]
VerblijfstitelCode: TypeAlias = Annotated[Any, msgspec.Meta(extra={"table": "verblijfstitel"})]
GezagMinderjarige: TypeAlias = Annotated[Any, msgspec.Meta(extra={"table": "gezag_minderjarige"})]
KiesrechtCode: TypeAlias = Annotated[Any, msgspec.Meta(extra={"table": "europees_kiesrecht"})]
RniCode: TypeAlias = Annotated[Any, msgspec.Meta(extra={"table": "rni_deelnemer"})]
SoortReisdocument: TypeAlias = Annotated[Any, msgspec.Meta(extra={"table": "reisdocument"})]
Inhouding: TypeAlias = Annotated[Any, msgspec.Meta(extra={"table": "inhouding"})]

Bsn: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{9}$")]
BagId: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"^[0-9 ][0-9]{15}$")]  # RvIG's set begins some with a space
Postcode: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"^[1-9][0-9]{3}[A-Z]{2}$")]


@cache
def _extras(kind: type) -> tuple[tuple[str, str], ...]:
    """Return (field, its table of codes) per field of ``kind`` that must be read; the table is "" for a date."""
    found: dict[str, str] = {}
    for name, hint in get_type_hints(kind, include_extras=True).items():
        for meta in getattr(hint, "__metadata__", ()):
            if isinstance(meta, msgspec.Meta) and meta.extra:
                found[name] = str(meta.extra.get("table", ""))
    return tuple(found.items())


class _Table(msgspec.Struct, forbid_unknown_fields=True, frozen=True, rename="camel", kw_only=True):
    """What every table here shares: camelCase in the file, nothing unknown, dates and codes made uniform."""

    def __post_init__(self) -> None:
        for name, table in _extras(type(self)):
            written = getattr(self, name)
            if written is None or type(written) is codes.Coded:
                continue
            force_setattr(self, name, codes.value(table, written) if table else days.parse(written))


class Onderzoek(_Table, frozen=True):
    """An investigation: into ``alles``, one named datum (marking.ELEMENTS), or a four- or six-digit mark."""

    sinds: Dag
    gegeven: str = "alles"

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.gegeven not in marking.ELEMENTS and not (self.gegeven.isdigit() and len(self.gegeven) in (4, 6)):
            raise ValueError(f"{self.gegeven!r} kan niet in onderzoek zijn; kies uit {', '.join(marking.ELEMENTS)}")

    @property
    def mark(self) -> marking.Mark:
        """The mark as the registry keeps it."""
        return marking.Mark(marking.ELEMENTS.get(self.gegeven, self.gegeven[-4:]), self.sinds)


class Naam(_Table, frozen=True):
    """A registered name. "." as geslachtsnaam means that it is not known."""

    voornamen: str = ""
    adellijke_titel_predicaat: Titel = None
    voorvoegsel: Annotated[str, msgspec.Meta(max_length=10)] = ""
    geslachtsnaam: str = ""


class Geboorte(_Table, frozen=True):
    """Date, place (municipality or foreign place) and country of birth."""

    datum: Dag = None
    plaats: Plaats = None
    land: Land = None


class Ouder(_Table, frozen=True):
    """A parent; the first in the list is parent 1 unless ``ouderAanduiding`` says otherwise."""

    ouder_aanduiding: Literal["1", "2", ""] = ""
    burgerservicenummer: Bsn | None = None
    geslacht: Geslacht = None
    naam: Naam | None = None
    geboorte: Geboorte | None = None
    datum_ingang_familierechtelijke_betrekking: Dag = None
    in_onderzoek: Onderzoek | None = None


class Verbonden(_Table, frozen=True):
    """When and where a marriage or partnership began."""

    datum: Dag = None
    plaats: Plaats = None
    land: Land = None


class Ontbonden(_Table, frozen=True):
    """When a marriage or partnership ended; an empty table when that is not known."""

    datum: Dag = None


class Partner(_Table, frozen=True):
    """A present partner, or a former one when ``ontbindingHuwelijkPartnerschap`` is there."""

    burgerservicenummer: Bsn | None = None
    geslacht: Geslacht = None
    soort_verbintenis: Verbintenis = None
    naam: Naam | None = None
    geboorte: Geboorte | None = None
    aangaan_huwelijk_partnerschap: Verbonden | None = None
    ontbinding_huwelijk_partnerschap: Ontbonden | None = None
    in_onderzoek: Onderzoek | None = None


class Kind(_Table, frozen=True):
    """A child."""

    burgerservicenummer: Bsn | None = None
    naam: Naam | None = None
    geboorte: Geboorte | None = None
    in_onderzoek: Onderzoek | None = None


class Nationaliteit(_Table, frozen=True):
    """A nationality by code or name (0499 stateless, 0500 proven not Dutch, 0002 as Dutch, 0000 unknown).

    ``bijzonder`` is B (treated as Dutch) or V (proven not Dutch) when the registry says it that way.
    """

    nationaliteit: NationaliteitCode = None
    bijzonder: Literal["B", "V", ""] = ""
    reden_opname: RedenNationaliteit = None
    datum_ingang_geldigheid: Dag = None
    in_onderzoek: Onderzoek | None = None


class Leverancier(_Table, frozen=True):
    """The organisation that supplied a residence abroad of a non-resident."""

    deelnemer: RniCode
    omschrijving_verdrag: str = ""


class Verblijf(_Table, frozen=True):
    """Where the person lives, or lived: a Dutch address, a described place, abroad, or unknown.

    ``straat`` is the official street name; one of over 24 characters needs ``korteStraatnaam`` too.
    ``gemeente`` is needed for former residences in another municipality; ``datumTot`` only after a gap.
    """

    straat: Annotated[str, msgspec.Meta(max_length=80)] = ""
    korte_straatnaam: Annotated[str, msgspec.Meta(max_length=24)] = ""
    huisnummer: Annotated[int, msgspec.Meta(ge=0, le=99999)] | None = None
    huisletter: Annotated[str, msgspec.Meta(pattern=r"^[a-zA-Z]?$")] = ""
    huisnummertoevoeging: Annotated[str, msgspec.Meta(max_length=4)] = ""
    aanduiding_bij_huisnummer: BijHuisnummer = None
    postcode: Postcode | None = None
    woonplaats: Annotated[str, msgspec.Meta(max_length=80)] = ""
    functie_adres: FunctieAdres = None
    adresseerbaar_object_identificatie: BagId | None = None
    nummeraanduiding_identificatie: BagId | None = None
    locatiebeschrijving: Annotated[str, msgspec.Meta(max_length=35)] = ""
    land: Land = None
    regel1: Annotated[str, msgspec.Meta(max_length=40)] = ""
    regel2: Annotated[str, msgspec.Meta(max_length=50)] = ""
    regel3: Annotated[str, msgspec.Meta(max_length=35)] = ""
    datum_van: Dag = None
    datum_tot: Dag = None
    datum_ingang_geldigheid: Dag = None
    gemeente: Gemeente = None
    in_onderzoek: Onderzoek | None = None
    rni: Leverancier | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        if len(self.straat) > 24 and not self.korte_straatnaam:
            raise ValueError("straat is langer dan 24 tekens: schrijf ook korteStraatnaam")


class Immigratie(_Table, frozen=True):
    """From where and when the person settled in the Netherlands."""

    land_vanwaar_ingeschreven: Land = None
    datum_vestiging_in_nederland: Dag = None


class Overlijden(_Table, frozen=True):
    """When and where the person died; suspension for reason O follows from it."""

    datum: Dag = None
    plaats: Plaats = None
    land: Land = None
    in_onderzoek: Onderzoek | None = None


class Opschorting(_Table, frozen=True):
    """Why and since when the list is no longer kept."""

    reden: RedenOpschorting
    datum: Dag = None


class Verblijfstitel(_Table, frozen=True):
    """The residence title; one that has ended or has code 98 is not delivered."""

    aanduiding: VerblijfstitelCode
    datum_ingang: Dag = None
    datum_einde: Dag = None
    in_onderzoek: Onderzoek | None = None


class Gezag(_Table, frozen=True):
    """One custody relation. ``minderjarige`` may be left out when it is about this person.

    ``ouders`` for the two parental forms and GezamenlijkGezag, ``derden`` for GezamenlijkGezag and Voogdij;
    names and ages are looked up among the personas and this person's relatives. ``uitgave`` is the edition of the
    contract it is told by: before 2.7 a third has no type, and who is not known has no name.
    """

    type: Literal[
        "GezamenlijkOuderlijkGezag",
        "TweehoofdigOuderlijkGezag",
        "EenhoofdigOuderlijkGezag",
        "GezamenlijkGezag",
        "Voogdij",
        "TijdelijkGeenGezag",
        "GezagNietTeBepalen",
    ]
    minderjarige: Bsn | None = None
    ouders: tuple[Bsn, ...] = ()
    derden: tuple[Bsn, ...] = ()
    toelichting: Annotated[str, msgspec.Meta(max_length=400)] = ""
    in_onderzoek: bool = False
    uitgave: Literal["2.6", "2.7"] = "2.7"


class EuropeesKiesrecht(_Table, frozen=True):
    """The vote for the European Parliament: 1 excluded, 2 gets a call."""

    aanduiding: KiesrechtCode = None
    einddatum_uitsluiting: Dag = None


class UitsluitingKiesrecht(_Table, frozen=True):
    """Exclusion from the vote, until a day."""

    uitgesloten_van_kiesrecht: bool = True
    einddatum: Dag = None


class Rni(_Table, frozen=True):
    """The organisation that supplied a category of a non-resident's data."""

    deelnemer: RniCode
    categorie: Literal["Persoon", "Nationaliteit", "Overlijden", "Verblijfplaats"]
    omschrijving_verdrag: str = ""


class Verificatie(_Table, frozen=True):
    """When and how a non-resident's data were checked."""

    datum: Dag = None
    omschrijving: Annotated[str, msgspec.Meta(max_length=50)] = ""


class Reisdocument(_Table, frozen=True):
    """A Dutch travel document. One with ``aanduidingInhouding`` is no longer in the person's possession."""

    reisdocumentnummer: Annotated[str, msgspec.Meta(pattern=r"^([A-Z0-9]{9}|\.{9})$")]
    soort: SoortReisdocument
    datum_einde_geldigheid: Dag = None
    datum_inhouding: Dag = None
    aanduiding_inhouding: Inhouding = None
    in_onderzoek: Onderzoek | None = None


class Block(_Table, frozen=True):
    """The whole table.

    ``letterlijk`` says that everything registered stands here, in the order of the registry: nothing is added for an
    author's ease (woonadres, the day an address began, suspension of who died) and no residence is put in its place.
    ``antwoord`` is a whole person as the contract delivers it, from a set of published answers: it is served as it is.
    """

    letterlijk: bool = False
    antwoord: dict[str, Any] | None = None

    a_nummer: Annotated[str, msgspec.Meta(pattern=r"^[0-9]{10}$")] | None = None
    geslacht: Geslacht = None
    naam: Naam | None = None
    naamgebruik: Naamgebruik = None
    geboorte: Geboorte | None = None
    in_onderzoek: Onderzoek | None = None
    datum_eerste_inschrijving_gba: Dag = msgspec.field(default=None, name="datumEersteInschrijvingGBA")
    geheimhouding_persoonsgegevens: bool = False
    gemeente_van_inschrijving: Gemeente = None
    datum_inschrijving_in_gemeente: Dag = None
    verblijfplaats: Verblijf | None = None
    eerdere_verblijfplaatsen: tuple[Verblijf, ...] = ()
    immigratie: Immigratie | None = None
    nationaliteiten: tuple[Nationaliteit, ...] = ()
    ouders: Annotated[tuple[Ouder, ...], msgspec.Meta(max_length=2)] = ()
    partners: tuple[Partner, ...] = ()
    kinderen: tuple[Kind, ...] = ()
    overlijden: Overlijden | None = None
    opschorting_bijhouding: Opschorting | None = None
    verblijfstitel: Verblijfstitel | None = None
    indicatie_curatele_register: bool = False
    indicatie_gezag_minderjarige: GezagMinderjarige = None
    gezag_in_onderzoek: Onderzoek | None = None
    gezag: tuple[Gezag, ...] = ()
    europees_kiesrecht: EuropeesKiesrecht | None = None
    uitsluiting_kiesrecht: UitsluitingKiesrecht | None = None
    rni: tuple[Rni, ...] = ()
    verificatie: Verificatie | None = None
    reisdocumenten: tuple[Reisdocument, ...] = ()
