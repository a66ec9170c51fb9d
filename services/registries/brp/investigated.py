"""Which data are under investigation: one shape per group, each with the day the investigation began.

A mark that is not there means that the datum is not under investigation.
"""

from msgspec import UNSET

from services.registries.brp.values import Day, Flag, Record


class PersoonInOnderzoek(Record, frozen=True):
    """The person: number, sex, age, municipality and custody marks, each with its own start date."""

    datum_ingang_onderzoek_persoon: Day = UNSET
    datum_ingang_onderzoek_gemeente: Day = UNSET
    datum_ingang_onderzoek_gezag: Day = UNSET
    burgerservicenummer: Flag = UNSET
    geslacht: Flag = UNSET
    leeftijd: Flag = UNSET
    gemeente_van_inschrijving: Flag = UNSET
    datum_inschrijving_in_gemeente: Flag = UNSET
    indicatie_curatele_register: Flag = UNSET
    indicatie_gezag_minderjarige: Flag = UNSET


class PersoonInOnderzoekBeperkt(Record, frozen=True):
    """The same in a search result, which delivers less."""

    datum_ingang_onderzoek_persoon: Day = UNSET
    burgerservicenummer: Flag = UNSET
    geslacht: Flag = UNSET
    leeftijd: Flag = UNSET


class NaamInOnderzoek(Record, frozen=True):
    """The name of a parent, partner or child."""

    datum_ingang_onderzoek: Day = UNSET
    voornamen: Flag = UNSET
    adellijke_titel_predicaat: Flag = UNSET
    voorvoegsel: Flag = UNSET
    geslachtsnaam: Flag = UNSET
    voorletters: Flag = UNSET


class NaamPersoonInOnderzoekBeperkt(Record, frozen=True):
    """The name in a search result."""

    datum_ingang_onderzoek: Day = UNSET
    voornamen: Flag = UNSET
    adellijke_titel_predicaat: Flag = UNSET
    voorvoegsel: Flag = UNSET
    geslachtsnaam: Flag = UNSET
    voorletters: Flag = UNSET
    volledige_naam: Flag = UNSET


class NaamPersoonInOnderzoek(Record, frozen=True):
    """The name of the person."""

    datum_ingang_onderzoek: Day = UNSET
    voornamen: Flag = UNSET
    adellijke_titel_predicaat: Flag = UNSET
    voorvoegsel: Flag = UNSET
    geslachtsnaam: Flag = UNSET
    voorletters: Flag = UNSET
    aanduiding_naamgebruik: Flag = UNSET
    volledige_naam: Flag = UNSET


class GeboorteInOnderzoek(Record, frozen=True):
    """The birth."""

    datum_ingang_onderzoek: Day = UNSET
    datum: Flag = UNSET
    land: Flag = UNSET
    plaats: Flag = UNSET


class GeboorteInOnderzoekBeperkt(Record, frozen=True):
    """The birth in a search result."""

    datum_ingang_onderzoek: Day = UNSET
    datum: Flag = UNSET


class AdresseringInOnderzoek(Record, frozen=True):
    """What is derived for letters: from the person, the partner or the address."""

    aanhef: Flag = UNSET
    adresregel1: Flag = UNSET
    adresregel2: Flag = UNSET
    adresregel3: Flag = UNSET
    land: Flag = UNSET
    aanschrijfwijze: Flag = UNSET
    gebruik_in_lopende_tekst: Flag = UNSET
    datum_ingang_onderzoek_persoon: Day = UNSET
    datum_ingang_onderzoek_partner: Day = UNSET
    datum_ingang_onderzoek_verblijfplaats: Day = UNSET


class AdresseringInOnderzoekBeperkt(Record, frozen=True):
    """The address lines in a search result."""

    adresregel1: Flag = UNSET
    adresregel2: Flag = UNSET
    adresregel3: Flag = UNSET
    land: Flag = UNSET
    datum_ingang_onderzoek_verblijfplaats: Day = UNSET


class NationaliteitBekendInOnderzoek(Record, frozen=True):
    """A known nationality."""

    datum_ingang_onderzoek: Day = UNSET
    type: Flag = UNSET
    reden_opname: Flag = UNSET
    nationaliteit: Flag = UNSET


class NationaliteitInOnderzoek(Record, frozen=True):
    """A nationality that is a state of affairs: stateless, unknown, treated as Dutch, or proven not Dutch."""

    datum_ingang_onderzoek: Day = UNSET
    type: Flag = UNSET
    reden_opname: Flag = UNSET


class AdresInOnderzoek(Record, frozen=True):
    """An address in the Netherlands."""

    datum_ingang_onderzoek: Day = UNSET
    type: Flag = UNSET
    datum_van: Flag = UNSET
    datum_ingang_geldigheid: Flag = UNSET
    nummeraanduiding_identificatie: Flag = UNSET
    adresseerbaar_object_identificatie: Flag = UNSET
    functie_adres: Flag = UNSET


class LocatieInOnderzoek(Record, frozen=True):
    """A place in the Netherlands without an address."""

    datum_ingang_onderzoek: Day = UNSET
    type: Flag = UNSET
    datum_van: Flag = UNSET
    functie_adres: Flag = UNSET
    datum_ingang_geldigheid: Flag = UNSET


class VerblijfInOnderzoek(Record, frozen=True):
    """A residence abroad or unknown."""

    datum_ingang_onderzoek: Day = UNSET
    type: Flag = UNSET
    datum_van: Flag = UNSET
    datum_ingang_geldigheid: Flag = UNSET


class VerblijfadresBinnenlandInOnderzoek(Record, frozen=True):
    """The parts of an address in the Netherlands."""

    datum_ingang_onderzoek: Day = UNSET
    aanduiding_bij_huisnummer: Flag = UNSET
    huisletter: Flag = UNSET
    huisnummer: Flag = UNSET
    huisnummertoevoeging: Flag = UNSET
    officiele_straatnaam: Flag = UNSET
    postcode: Flag = UNSET
    korte_straatnaam: Flag = UNSET
    woonplaats: Flag = UNSET


class VerblijfadresBuitenlandInOnderzoek(Record, frozen=True):
    """The lines of an address abroad."""

    datum_ingang_onderzoek: Day = UNSET
    regel1: Flag = UNSET
    regel2: Flag = UNSET
    regel3: Flag = UNSET
    land: Flag = UNSET


class VerblijfadresLocatieInOnderzoek(Record, frozen=True):
    """The description of a place."""

    datum_ingang_onderzoek: Day = UNSET
    locatiebeschrijving: Flag = UNSET


class ImmigratieInOnderzoek(Record, frozen=True):
    """The settling in the Netherlands."""

    datum_ingang_onderzoek: Day = UNSET
    datum_vestiging_in_nederland: Flag = UNSET
    land_vanwaar_ingeschreven: Flag = UNSET
    vanuit_verblijfplaats_onbekend: Flag = UNSET
    indicatie_vestiging_vanuit_buitenland: Flag = UNSET


class VerblijfstitelInOnderzoek(Record, frozen=True):
    """The residence title."""

    datum_ingang_onderzoek: Day = UNSET
    aanduiding: Flag = UNSET
    datum_einde: Flag = UNSET
    datum_ingang: Flag = UNSET


class KindInOnderzoek(Record, frozen=True):
    """A child."""

    datum_ingang_onderzoek: Day = UNSET
    burgerservicenummer: Flag = UNSET


class OuderInOnderzoek(Record, frozen=True):
    """A parent."""

    datum_ingang_onderzoek: Day = UNSET
    burgerservicenummer: Flag = UNSET
    datum_ingang_familierechtelijke_betrekking: Flag = UNSET
    geslacht: Flag = UNSET


class PartnerInOnderzoek(Record, frozen=True):
    """A partner."""

    datum_ingang_onderzoek: Day = UNSET
    burgerservicenummer: Flag = UNSET
    geslacht: Flag = UNSET
    soort_verbintenis: Flag = UNSET


class PlaatsInOnderzoek(Record, frozen=True):
    """A wedding or a death: date, place and country."""

    datum_ingang_onderzoek: Day = UNSET
    datum: Flag = UNSET
    land: Flag = UNSET
    plaats: Flag = UNSET


class OntbindingInOnderzoek(Record, frozen=True):
    """The end of a marriage or partnership."""

    datum_ingang_onderzoek: Day = UNSET
    datum: Flag = UNSET


class AdresVoorkomenInOnderzoek(Record, frozen=True):
    """A former or present address."""

    datum_ingang_onderzoek: Day = UNSET
    type: Flag = UNSET
    gemeente_van_inschrijving: Flag = UNSET
    datum_van: Flag = UNSET
    datum_tot: Flag = UNSET
    nummeraanduiding_identificatie: Flag = UNSET
    adresseerbaar_object_identificatie: Flag = UNSET
    functie_adres: Flag = UNSET


class LocatieVoorkomenInOnderzoek(Record, frozen=True):
    """A former or present place without an address."""

    datum_ingang_onderzoek: Day = UNSET
    type: Flag = UNSET
    gemeente_van_inschrijving: Flag = UNSET
    datum_van: Flag = UNSET
    datum_tot: Flag = UNSET
    functie_adres: Flag = UNSET


class VerblijfVoorkomenInOnderzoek(Record, frozen=True):
    """A former or present residence abroad or unknown."""

    datum_ingang_onderzoek: Day = UNSET
    type: Flag = UNSET
    datum_van: Flag = UNSET
    datum_tot: Flag = UNSET
    gemeente_van_inschrijving: Flag = UNSET


class AdresseringBuitenlandInOnderzoek(Record, frozen=True):
    """The address lines of a residence abroad."""

    datum_ingang_onderzoek: Day = UNSET
    adresregel1: Flag = UNSET
    adresregel2: Flag = UNSET
    adresregel3: Flag = UNSET
    land: Flag = UNSET


class AdresseringBinnenlandInOnderzoek(Record, frozen=True):
    """The address lines of an address or place."""

    datum_ingang_onderzoek: Day = UNSET
    adresregel1: Flag = UNSET
    adresregel2: Flag = UNSET


class InhoudingOfVermissingInOnderzoek(Record, frozen=True):
    """The loss or withdrawal of a travel document."""

    datum: Flag = UNSET
    aanduiding: Flag = UNSET
    datum_ingang_onderzoek: Day = UNSET


class ReisdocumenthouderInOnderzoek(Record, frozen=True):
    """The holder of a travel document."""

    burgerservicenummer: Flag = UNSET
    datum_ingang_onderzoek: Day = UNSET


class ReisdocumentInOnderzoek(Record, frozen=True):
    """A travel document."""

    reisdocumentnummer: Flag = UNSET
    soort: Flag = UNSET
    datum_einde_geldigheid: Flag = UNSET
    datum_ingang_onderzoek: Day = UNSET
