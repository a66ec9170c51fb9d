"""The parts of a person: names, birth and death, family, nationality, residence title, votes."""

from typing import TypeAlias

from msgspec import UNSET, UnsetType

from services.registries.brp.investigated import (
    AdresseringInOnderzoek,
    AdresseringInOnderzoekBeperkt,
    GeboorteInOnderzoek,
    GeboorteInOnderzoekBeperkt,
    ImmigratieInOnderzoek,
    KindInOnderzoek,
    NaamInOnderzoek,
    NaamPersoonInOnderzoek,
    NaamPersoonInOnderzoekBeperkt,
    NationaliteitBekendInOnderzoek,
    NationaliteitInOnderzoek,
    OntbindingInOnderzoek,
    OuderInOnderzoek,
    PartnerInOnderzoek,
    PlaatsInOnderzoek,
    VerblijfstitelInOnderzoek,
)
from services.registries.brp.values import AdellijkeTitelPredicaat, Coded, Day, Flag, Record, Text, Typed


class NaamGerelateerde(Record, frozen=True):
    """The name of a parent, partner or child as it stands on this person's list."""

    voornamen: Text = UNSET
    adellijke_titel_predicaat: AdellijkeTitelPredicaat | UnsetType = UNSET
    voorvoegsel: Text = UNSET
    geslachtsnaam: Text = UNSET
    voorletters: Text = UNSET
    in_onderzoek: NaamInOnderzoek | UnsetType = UNSET


class NaamPersoonBeperkt(Record, frozen=True):
    """The name of the person in a search result."""

    voornamen: Text = UNSET
    adellijke_titel_predicaat: AdellijkeTitelPredicaat | UnsetType = UNSET
    voorvoegsel: Text = UNSET
    geslachtsnaam: Text = UNSET
    voorletters: Text = UNSET
    volledige_naam: Text = UNSET
    in_onderzoek: NaamPersoonInOnderzoekBeperkt | UnsetType = UNSET


class NaamPersoon(Record, frozen=True):
    """The name of the person; ``volledige_naam`` has no partner name in it."""

    voornamen: Text = UNSET
    adellijke_titel_predicaat: AdellijkeTitelPredicaat | UnsetType = UNSET
    voorvoegsel: Text = UNSET
    geslachtsnaam: Text = UNSET
    voorletters: Text = UNSET
    volledige_naam: Text = UNSET
    aanduiding_naamgebruik: Coded = UNSET
    in_onderzoek: NaamPersoonInOnderzoek | UnsetType = UNSET


class Geboorte(Record, frozen=True):
    """When and where someone was born."""

    datum: Day = UNSET
    land: Coded = UNSET
    plaats: Coded = UNSET
    in_onderzoek: GeboorteInOnderzoek | UnsetType = UNSET


class GeboorteBeperkt(Record, frozen=True):
    """When someone was born, in a search result."""

    datum: Day = UNSET
    in_onderzoek: GeboorteInOnderzoekBeperkt | UnsetType = UNSET


class Overlijden(Record, frozen=True):
    """When and where the person died."""

    land: Coded = UNSET
    plaats: Coded = UNSET
    datum: Day = UNSET
    in_onderzoek: PlaatsInOnderzoek | UnsetType = UNSET


class Aanschrijfwijze(Record, frozen=True):
    """Name for an envelope; ``aanspreekvorm`` goes on a line above it and is for nobility only."""

    naam: Text = UNSET
    aanspreekvorm: Text = UNSET


class AdresseringBeperkt(Record, frozen=True):
    """Address lines in a search result."""

    adresregel1: Text = UNSET
    adresregel2: Text = UNSET
    adresregel3: Text = UNSET
    land: Coded = UNSET
    indicatie_vastgesteld_verblijft_niet_op_adres: Flag = UNSET
    in_onderzoek: AdresseringInOnderzoekBeperkt | UnsetType = UNSET


class Adressering(Record, frozen=True):
    """How to write to the person: salutation, name, and address lines."""

    adresregel1: Text = UNSET
    adresregel2: Text = UNSET
    adresregel3: Text = UNSET
    land: Coded = UNSET
    indicatie_vastgesteld_verblijft_niet_op_adres: Flag = UNSET
    aanhef: Text = UNSET
    aanschrijfwijze: Aanschrijfwijze | UnsetType = UNSET
    gebruik_in_lopende_tekst: Text = UNSET
    in_onderzoek: AdresseringInOnderzoek | UnsetType = UNSET


class Immigratie(Record, frozen=True):
    """When and from where the person settled in the Netherlands."""

    land_vanwaar_ingeschreven: Coded = UNSET
    datum_vestiging_in_nederland: Day = UNSET
    vanuit_verblijfplaats_onbekend: Flag = UNSET
    indicatie_vestiging_vanuit_buitenland: Flag = UNSET
    in_onderzoek: ImmigratieInOnderzoek | UnsetType = UNSET


class Verblijfstitel(Record, frozen=True):
    """The residence title that holds now."""

    aanduiding: Coded = UNSET
    datum_einde: Day = UNSET
    datum_ingang: Day = UNSET
    in_onderzoek: VerblijfstitelInOnderzoek | UnsetType = UNSET


class Kind(Record, frozen=True):
    """A child."""

    burgerservicenummer: Text = UNSET
    in_onderzoek: KindInOnderzoek | UnsetType = UNSET
    naam: NaamGerelateerde | UnsetType = UNSET
    geboorte: Geboorte | UnsetType = UNSET


class Ouder(Record, frozen=True):
    """A parent; ``ouder_aanduiding`` is "1" or "2"."""

    burgerservicenummer: Text = UNSET
    geslacht: Coded = UNSET
    ouder_aanduiding: Text = UNSET
    datum_ingang_familierechtelijke_betrekking: Day = UNSET
    naam: NaamGerelateerde | UnsetType = UNSET
    in_onderzoek: OuderInOnderzoek | UnsetType = UNSET
    geboorte: Geboorte | UnsetType = UNSET


class AangaanHuwelijkPartnerschap(Record, frozen=True):
    """When and where a marriage or partnership began."""

    land: Coded = UNSET
    plaats: Coded = UNSET
    datum: Day = UNSET
    in_onderzoek: PlaatsInOnderzoek | UnsetType = UNSET


class OntbindingHuwelijkPartnerschap(Record, frozen=True):
    """When a marriage or partnership ended."""

    datum: Day = UNSET
    in_onderzoek: OntbindingInOnderzoek | UnsetType = UNSET


class Partner(Record, frozen=True):
    """The present partner, or the last former one when there is no present one."""

    burgerservicenummer: Text = UNSET
    geslacht: Coded = UNSET
    soort_verbintenis: Coded = UNSET
    naam: NaamGerelateerde | UnsetType = UNSET
    geboorte: Geboorte | UnsetType = UNSET
    in_onderzoek: PartnerInOnderzoek | UnsetType = UNSET
    aangaan_huwelijk_partnerschap: AangaanHuwelijkPartnerschap | UnsetType = UNSET
    ontbinding_huwelijk_partnerschap: OntbindingHuwelijkPartnerschap | UnsetType = UNSET


class OpschortingBijhouding(Record, frozen=True):
    """Why the list is no longer kept: died (O), emigrated (E), ministerial order (M), RNI (R), error (F)."""

    reden: Coded = UNSET
    datum: Day = UNSET


class RniDeelnemer(Record, frozen=True):
    """The organisation that supplied a category of a non-resident's data."""

    deelnemer: Coded = UNSET
    omschrijving_verdrag: Text = UNSET
    categorie: Text = UNSET


class Verificatie(Record, frozen=True):
    """When and how the data of a non-resident were last checked."""

    datum: Day = UNSET
    omschrijving: Text = UNSET


class UitsluitingKiesrecht(Record, frozen=True):
    """Exclusion from the vote."""

    uitgesloten_van_kiesrecht: Flag = UNSET
    einddatum: Day = UNSET


class EuropeesKiesrecht(Record, frozen=True):
    """The vote for the European Parliament, for citizens of other member states."""

    aanduiding: Coded = UNSET
    einddatum_uitsluiting: Day = UNSET


class NationaliteitBekend(Typed, tag="Nationaliteit", frozen=True):
    """A nationality by name."""

    reden_opname: Coded = UNSET
    datum_ingang_geldigheid: Day = UNSET
    nationaliteit: Coded = UNSET
    in_onderzoek: NationaliteitBekendInOnderzoek | UnsetType = UNSET


class Staatloos(Typed, tag="Staatloos", frozen=True):
    """Belongs to no state."""

    reden_opname: Coded = UNSET
    datum_ingang_geldigheid: Day = UNSET
    in_onderzoek: NationaliteitInOnderzoek | UnsetType = UNSET


class BehandeldAlsNederlander(Typed, tag="BehandeldAlsNederlander", frozen=True):
    """Is treated as a Dutch national."""

    reden_opname: Coded = UNSET
    datum_ingang_geldigheid: Day = UNSET
    in_onderzoek: NationaliteitInOnderzoek | UnsetType = UNSET


class VastgesteldNietNederlander(Typed, tag="VastgesteldNietNederlander", frozen=True):
    """It is established that the person is not Dutch."""

    reden_opname: Coded = UNSET
    datum_ingang_geldigheid: Day = UNSET
    in_onderzoek: NationaliteitInOnderzoek | UnsetType = UNSET


class NationaliteitOnbekend(Typed, tag="NationaliteitOnbekend", frozen=True):
    """The nationality is not known."""

    reden_opname: Coded = UNSET
    datum_ingang_geldigheid: Day = UNSET
    in_onderzoek: NationaliteitInOnderzoek | UnsetType = UNSET


AnyNationaliteit: TypeAlias = (
    NationaliteitBekend | Staatloos | BehandeldAlsNederlander | VastgesteldNietNederlander | NationaliteitOnbekend
)
