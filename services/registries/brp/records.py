"""What the three BRP faces answer: persons (personen 2.7.0), residences in time, travel documents.

Reading a published answer and writing it back with ``to_json`` gives the same JSON. The parts live in
values, relations, residence, custody and investigated; all that a page needs is named here.
"""

from msgspec import UNSET, UnsetType, field

from services.registries.brp.custody import AnyGezag, Derde, GezagOuder, Minderjarige
from services.registries.brp.investigated import (
    InhoudingOfVermissingInOnderzoek,
    PersoonInOnderzoek,
    PersoonInOnderzoekBeperkt,
    ReisdocumenthouderInOnderzoek,
    ReisdocumentInOnderzoek,
)
from services.registries.brp.relations import (
    Adressering,
    AdresseringBeperkt,
    AnyNationaliteit,
    EuropeesKiesrecht,
    Geboorte,
    GeboorteBeperkt,
    Immigratie,
    Kind,
    NaamGerelateerde,
    NaamPersoon,
    NaamPersoonBeperkt,
    NationaliteitBekend,
    OpschortingBijhouding,
    Ouder,
    Overlijden,
    Partner,
    RniDeelnemer,
    UitsluitingKiesrecht,
    Verblijfstitel,
    Verificatie,
)
from services.registries.brp.residence import (
    Adres,
    AdresVoorkomen,
    AnyVerblijfplaats,
    AnyVoorkomen,
    Locatie,
    LocatieVoorkomen,
    VerblijfplaatsBuitenland,
    VerblijfplaatsBuitenlandVoorkomen,
    VerblijfplaatsOnbekend,
    VerblijfplaatsOnbekendVoorkomen,
)
from services.registries.brp.values import (
    AnyDatum,
    Coded,
    Datum,
    DatumOnbekend,
    Day,
    Flag,
    JaarDatum,
    JaarMaandDatum,
    Number,
    Record,
    Text,
    Waarde,
    field_path,
    to_json,
    walk,
)

__all__ = [
    "Adres",
    "AdresVoorkomen",
    "Adressering",
    "AdresseringBeperkt",
    "AnyDatum",
    "AnyGezag",
    "AnyNationaliteit",
    "AnyVerblijfplaats",
    "AnyVoorkomen",
    "Coded",
    "Datum",
    "DatumOnbekend",
    "Day",
    "Derde",
    "EuropeesKiesrecht",
    "Flag",
    "Geboorte",
    "GeboorteBeperkt",
    "GezagOuder",
    "GezagPersoonBeperkt",
    "Immigratie",
    "InhoudingOfVermissing",
    "JaarDatum",
    "JaarMaandDatum",
    "Kind",
    "Locatie",
    "LocatieVoorkomen",
    "Minderjarige",
    "NaamGerelateerde",
    "NaamPersoon",
    "NaamPersoonBeperkt",
    "NationaliteitBekend",
    "Number",
    "OpschortingBijhouding",
    "Ouder",
    "Overlijden",
    "Partner",
    "PersonenAntwoord",
    "Persoon",
    "PersoonBeperkt",
    "Record",
    "Reisdocument",
    "ReisdocumentenAntwoord",
    "Reisdocumenthouder",
    "RniDeelnemer",
    "Text",
    "UitsluitingKiesrecht",
    "VerblijfplaatsBuitenland",
    "VerblijfplaatsBuitenlandVoorkomen",
    "VerblijfplaatsOnbekend",
    "VerblijfplaatsOnbekendVoorkomen",
    "Verblijfplaatshistorie",
    "Verblijfstitel",
    "Verificatie",
    "Waarde",
    "ZoekAntwoord",
    "field_path",
    "to_json",
    "walk",
]


class Persoon(Record, frozen=True):
    """One person, complete or as far as ``fields`` asked for. All members may be absent."""

    a_nummer: Text = UNSET
    burgerservicenummer: Text = UNSET
    datum_eerste_inschrijving_gba: Day = field(default=UNSET, name="datumEersteInschrijvingGBA")
    geheimhouding_persoonsgegevens: Flag = UNSET
    geslacht: Coded = UNSET
    in_onderzoek: PersoonInOnderzoek | UnsetType = UNSET
    uitsluiting_kiesrecht: UitsluitingKiesrecht | UnsetType = UNSET
    europees_kiesrecht: EuropeesKiesrecht | UnsetType = UNSET
    leeftijd: Number = UNSET
    naam: NaamPersoon | UnsetType = UNSET
    nationaliteiten: tuple[AnyNationaliteit, ...] | UnsetType = UNSET
    geboorte: Geboorte | UnsetType = UNSET
    opschorting_bijhouding: OpschortingBijhouding | UnsetType = UNSET
    overlijden: Overlijden | UnsetType = UNSET
    verblijfplaats: AnyVerblijfplaats | UnsetType = UNSET
    immigratie: Immigratie | UnsetType = UNSET
    gemeente_van_inschrijving: Coded = UNSET
    datum_inschrijving_in_gemeente: Day = UNSET
    adressering: Adressering | UnsetType = UNSET
    indicatie_curatele_register: Flag = UNSET
    indicatie_gezag_minderjarige: Coded = UNSET
    gezag: tuple[AnyGezag, ...] | UnsetType = UNSET
    verblijfstitel: Verblijfstitel | UnsetType = UNSET
    kinderen: tuple[Kind, ...] | UnsetType = UNSET
    ouders: tuple[Ouder, ...] | UnsetType = UNSET
    partners: tuple[Partner, ...] | UnsetType = UNSET
    rni: tuple[RniDeelnemer, ...] | UnsetType = UNSET
    verificatie: Verificatie | UnsetType = UNSET


class PersoonBeperkt(Record, frozen=True):
    """One person in a search result."""

    burgerservicenummer: Text = UNSET
    geboorte: GeboorteBeperkt | UnsetType = UNSET
    geheimhouding_persoonsgegevens: Flag = UNSET
    geslacht: Coded = UNSET
    in_onderzoek: PersoonInOnderzoekBeperkt | UnsetType = UNSET
    leeftijd: Number = UNSET
    naam: NaamPersoonBeperkt | UnsetType = UNSET
    opschorting_bijhouding: OpschortingBijhouding | UnsetType = UNSET
    adressering: AdresseringBeperkt | UnsetType = UNSET
    rni: tuple[RniDeelnemer, ...] | UnsetType = UNSET
    verificatie: Verificatie | UnsetType = UNSET


class GezagPersoonBeperkt(PersoonBeperkt, frozen=True):
    """One person in a search by object, with custody."""

    gezag: tuple[AnyGezag, ...] | UnsetType = UNSET


class InhoudingOfVermissing(Record, frozen=True):
    """That a document was handed in (I), lapsed (R) or was lost (V), and when."""

    datum: Day = UNSET
    aanduiding: Coded = UNSET
    in_onderzoek: InhoudingOfVermissingInOnderzoek | UnsetType = UNSET


class Reisdocumenthouder(Record, frozen=True):
    """Who holds the document, with secrecy and suspension."""

    burgerservicenummer: Text = UNSET
    geheimhouding_persoonsgegevens: Flag = UNSET
    opschorting_bijhouding: OpschortingBijhouding | UnsetType = UNSET
    in_onderzoek: ReisdocumenthouderInOnderzoek | UnsetType = UNSET


class Reisdocument(Record, frozen=True):
    """One travel document in the person's possession."""

    reisdocumentnummer: Text = UNSET
    soort: Coded = UNSET
    datum_einde_geldigheid: Day = UNSET
    inhouding_of_vermissing: InhoudingOfVermissing | UnsetType = UNSET
    houder: Reisdocumenthouder | UnsetType = UNSET
    in_onderzoek: ReisdocumentInOnderzoek | UnsetType = UNSET


class PersonenAntwoord(Record, frozen=True):
    """The answer to a question by burgerservicenummer; no person is an empty list."""

    type: str
    personen: tuple[Persoon, ...] = ()


class ZoekAntwoord(Record, frozen=True):
    """The answer to one of the six searches."""

    type: str
    personen: tuple[GezagPersoonBeperkt, ...] = ()


class Verblijfplaatshistorie(Record, frozen=True):
    """Where a person lived in a period, latest first."""

    verblijfplaatsen: tuple[AnyVoorkomen, ...] = ()
    opschorting_bijhouding: OpschortingBijhouding | UnsetType = UNSET
    geheimhouding_persoonsgegevens: Flag = UNSET


class ReisdocumentenAntwoord(Record, frozen=True):
    """Travel documents in a person's possession."""

    type: str
    reisdocumenten: tuple[Reisdocument, ...] = ()
