"""Where a person lives or lived: the four kinds of residence, now (personen) and in time (historie)."""

from typing import TypeAlias

from msgspec import UNSET, UnsetType

from services.registries.brp.investigated import (
    AdresInOnderzoek,
    AdresseringBinnenlandInOnderzoek,
    AdresseringBuitenlandInOnderzoek,
    AdresVoorkomenInOnderzoek,
    LocatieInOnderzoek,
    LocatieVoorkomenInOnderzoek,
    VerblijfadresBinnenlandInOnderzoek,
    VerblijfadresBuitenlandInOnderzoek,
    VerblijfadresLocatieInOnderzoek,
    VerblijfInOnderzoek,
    VerblijfVoorkomenInOnderzoek,
)
from services.registries.brp.values import Coded, Day, Flag, Number, Record, Text, Typed


class VerblijfadresBinnenland(Record, frozen=True):
    """A Dutch address in its parts. ``korte_straatnaam`` has at most 24 characters."""

    officiele_straatnaam: Text = UNSET
    korte_straatnaam: Text = UNSET
    huisnummer: Number = UNSET
    huisletter: Text = UNSET
    huisnummertoevoeging: Text = UNSET
    aanduiding_bij_huisnummer: Coded = UNSET
    postcode: Text = UNSET
    woonplaats: Text = UNSET
    in_onderzoek: VerblijfadresBinnenlandInOnderzoek | UnsetType = UNSET


class VerblijfadresBuitenland(Record, frozen=True):
    """An address abroad in lines."""

    regel1: Text = UNSET
    regel2: Text = UNSET
    regel3: Text = UNSET
    land: Coded = UNSET
    in_onderzoek: VerblijfadresBuitenlandInOnderzoek | UnsetType = UNSET


class VerblijfadresLocatie(Record, frozen=True):
    """A description where an address is missing, such as a houseboat."""

    locatiebeschrijving: Text = UNSET
    in_onderzoek: VerblijfadresLocatieInOnderzoek | UnsetType = UNSET


class Adres(Typed, tag="Adres", frozen=True):
    """Lives at an address in the Netherlands."""

    datum_ingang_geldigheid: Day = UNSET
    verblijfadres: VerblijfadresBinnenland | UnsetType = UNSET
    functie_adres: Coded = UNSET
    adresseerbaar_object_identificatie: Text = UNSET
    nummeraanduiding_identificatie: Text = UNSET
    datum_van: Day = UNSET
    indicatie_vastgesteld_verblijft_niet_op_adres: Flag = UNSET
    in_onderzoek: AdresInOnderzoek | UnsetType = UNSET


class Locatie(Typed, tag="Locatie", frozen=True):
    """Lives at a described place in the Netherlands."""

    datum_ingang_geldigheid: Day = UNSET
    datum_van: Day = UNSET
    functie_adres: Coded = UNSET
    verblijfadres: VerblijfadresLocatie | UnsetType = UNSET
    indicatie_vastgesteld_verblijft_niet_op_adres: Flag = UNSET
    in_onderzoek: LocatieInOnderzoek | UnsetType = UNSET


class VerblijfplaatsBuitenland(Typed, tag="VerblijfplaatsBuitenland", frozen=True):
    """Lives abroad."""

    datum_ingang_geldigheid: Day = UNSET
    verblijfadres: VerblijfadresBuitenland | UnsetType = UNSET
    datum_van: Day = UNSET
    in_onderzoek: VerblijfInOnderzoek | UnsetType = UNSET


class VerblijfplaatsOnbekend(Typed, tag="VerblijfplaatsOnbekend", frozen=True):
    """It is not known where the person lives."""

    datum_ingang_geldigheid: Day = UNSET
    datum_van: Day = UNSET
    in_onderzoek: VerblijfInOnderzoek | UnsetType = UNSET


AnyVerblijfplaats: TypeAlias = Adres | Locatie | VerblijfplaatsBuitenland | VerblijfplaatsOnbekend


class AdresseringBinnenland(Record, frozen=True):
    """Address lines of a former or present Dutch address."""

    adresregel1: Text = UNSET
    adresregel2: Text = UNSET
    in_onderzoek: AdresseringBinnenlandInOnderzoek | UnsetType = UNSET


class AdresseringBuitenland(Record, frozen=True):
    """Address lines of a former or present address abroad."""

    adresregel1: Text = UNSET
    adresregel2: Text = UNSET
    adresregel3: Text = UNSET
    land: Coded = UNSET
    in_onderzoek: AdresseringBuitenlandInOnderzoek | UnsetType = UNSET


class VoorkomenRni(Record, frozen=True):
    """The organisation that supplied a residence of a non-resident."""

    deelnemer: Coded = UNSET
    omschrijving_verdrag: Text = UNSET


class AdresVoorkomen(Typed, tag="Adres", frozen=True):
    """A stretch of time at an address in the Netherlands; the present one has no ``datum_tot``."""

    verblijfadres: VerblijfadresBinnenland | UnsetType = UNSET
    functie_adres: Coded = UNSET
    adresseerbaar_object_identificatie: Text = UNSET
    nummeraanduiding_identificatie: Text = UNSET
    gemeente_van_inschrijving: Coded = UNSET
    datum_van: Day = UNSET
    datum_tot: Day = UNSET
    verblijft_niet_op_adres_vanaf: Day = UNSET
    in_onderzoek: AdresVoorkomenInOnderzoek | UnsetType = UNSET
    adressering: AdresseringBinnenland | UnsetType = UNSET


class LocatieVoorkomen(Typed, tag="Locatie", frozen=True):
    """A stretch of time at a described place."""

    datum_van: Day = UNSET
    datum_tot: Day = UNSET
    functie_adres: Coded = UNSET
    verblijfadres: VerblijfadresLocatie | UnsetType = UNSET
    gemeente_van_inschrijving: Coded = UNSET
    verblijft_niet_op_adres_vanaf: Day = UNSET
    in_onderzoek: LocatieVoorkomenInOnderzoek | UnsetType = UNSET
    adressering: AdresseringBinnenland | UnsetType = UNSET


class VerblijfplaatsBuitenlandVoorkomen(Typed, tag="VerblijfplaatsBuitenland", frozen=True):
    """A stretch of time abroad."""

    verblijfadres: VerblijfadresBuitenland | UnsetType = UNSET
    datum_van: Day = UNSET
    datum_tot: Day = UNSET
    gemeente_van_inschrijving: Coded = UNSET
    in_onderzoek: VerblijfVoorkomenInOnderzoek | UnsetType = UNSET
    rni: VoorkomenRni | UnsetType = UNSET
    adressering: AdresseringBuitenland | UnsetType = UNSET


class VerblijfplaatsOnbekendVoorkomen(Typed, tag="VerblijfplaatsOnbekend", frozen=True):
    """A stretch of time of which the place is unknown."""

    datum_van: Day = UNSET
    datum_tot: Day = UNSET
    gemeente_van_inschrijving: Coded = UNSET
    in_onderzoek: VerblijfVoorkomenInOnderzoek | UnsetType = UNSET
    rni: VoorkomenRni | UnsetType = UNSET


AnyVoorkomen: TypeAlias = (
    AdresVoorkomen | LocatieVoorkomen | VerblijfplaatsBuitenlandVoorkomen | VerblijfplaatsOnbekendVoorkomen
)
