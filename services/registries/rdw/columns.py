"""The columns of the RDW datasets that the mock serves: names and kinds, as RDW publishes them."""

from collections.abc import Mapping
from typing import Literal

Kind = Literal["number", "text", "date"]

VOERTUIGEN = "m9d7-ebf2"
BRANDSTOF = "8ys7-d773"
KEURINGEN = "vkij-7mwc"
MELDINGEN = "sgfe-77wx"
GEBREKEN = "a34c-vvps"
GEBREKENLIJST = "hx2c-gt7k"


def _columns(number: str, text: str, moment: str = "") -> dict[str, Kind]:
    made: dict[str, Kind] = dict.fromkeys(number.split(), "number")
    made.update(dict.fromkeys(text.split(), "text"))
    made.update(dict.fromkeys(moment.split(), "date"))
    return made


COLUMNS: Mapping[str, Mapping[str, Kind]] = {
    VOERTUIGEN: _columns(
        number=(
            "aanhangwagen_autonoom_geremd aanhangwagen_middenas_geremd aantal_cilinders aantal_deuren "
            "aantal_passagiers_zitplaatsen_wettelijk aantal_rolstoelplaatsen aantal_staanplaatsen aantal_wielen "
            "aantal_zitplaatsen afstand_hart_koppeling_tot_achterzijde_voertuig "
            "afstand_voorzijde_voertuig_tot_hart_koppeling afwijkende_maximum_snelheid breedte "
            "breedte_voertuig_maximum breedte_voertuig_minimum bruto_bpm catalogusprijs cilinderinhoud "
            "datum_eerste_tenaamstelling_in_nederland datum_eerste_toelating datum_tenaamstelling gem_lading_wrde "
            "hoogte_voertuig hoogte_voertuig_maximum hoogte_voertuig_minimum jaar_laatste_registratie_tellerstand "
            "laadvermogen lengte lengte_voertuig_maximum lengte_voertuig_minimum massa_alt_aandr "
            "massa_bedrijfsklaar_maximaal massa_bedrijfsklaar_minimaal massa_ledig_voertuig massa_rijklaar "
            "maximale_constructiesnelheid maximum_last_onder_de_vooras_sen_tezamen_koppeling "
            "maximum_massa_samenstelling maximum_massa_technisch_maximaal maximum_massa_technisch_minimaal "
            "maximum_massa_trekken_ongeremd maximum_ondersteunende_snelheid maximum_trekken_massa_geremd "
            "oplegger_geremd registratie_datum_goedkeuring_afschrijvingsmoment_bpm "
            "technisch_toelaatbaar_massa_koppelpunt technische_max_massa_voertuig "
            "toegestane_maximum_massa_voertuig vermogen_massarijklaar "
            "verticale_belasting_koppelpunt_getrokken_voertuig vervaldatum_apk vervaldatum_tachograaf "
            "volgnummer_wijziging_eu_typegoedkeuring wielbasis wielbasis_voertuig_maximum "
            "wielbasis_voertuig_minimum"
        ),
        text=(
            "aanwijzingsnummer aerodyn_voorz api_gekentekende_voertuigen_assen "
            "api_gekentekende_voertuigen_brandstof api_gekentekende_voertuigen_carrosserie "
            "api_gekentekende_voertuigen_carrosserie_specifiek api_gekentekende_voertuigen_voertuigklasse "
            "code_toelichting_tellerstandoordeel eerste_kleur europese_uitvoeringcategorie_toevoeging "
            "europese_voertuigcategorie europese_voertuigcategorie_toevoeging export_indicator handelsbenaming "
            "inrichting kenteken merk openstaande_terugroepactie_indicator plaats_chassisnummer "
            "rupsonderstelconfiguratiecode subcategorie_nederland taxi_indicator tellerstandoordeel "
            "tenaamstellen_mogelijk tweede_kleur type type_gasinstallatie type_remsysteem_voertuig_code "
            "typegoedkeuringsnummer uitvoering variant verl_cab_ind voertuigsoort wacht_op_keuren wam_verzekerd "
            "zuinigheidsclassificatie"
        ),
        moment=(
            "datum_eerste_tenaamstelling_in_nederland_dt datum_eerste_toelating_dt datum_tenaamstelling_dt "
            "registratie_datum_goedkeuring_afschrijvingsmoment_bpm_dt vervaldatum_apk_dt "
            "vervaldatum_tachograaf_dt"
        ),
    ),
    BRANDSTOF: _columns(
        number=(
            "actie_radius_enkel_elektrisch_wltp actie_radius_extern_opladen_wltp actieradius "
            "actieradius_extern_oplaadbaar brandstof_verbruik_gecombineerd_wltp "
            "brandstof_verbruik_gewogen_gecombineerd_wltp brandstofverbruik_gewogen_gecombineerd "
            "elektriciteitsverbruik_gewogen_gecombineerd elektriciteitsverbruik_volledig_elektrisch "
            "elektrisch_verbruik_enkel_elektrisch_wltp elektrisch_verbruik_extern_opladen_wltp "
            "emis_co2_gewogen_gecombineerd_wltp emis_deeltjes_type1_wltp emissie_co2_gecombineerd_wltp "
            "max_vermogen_15_minuten netto_max_vermogen_elektrisch opgegeven_maximum_snelheid"
        ),
        text=(
            "brandstof_omschrijving brandstof_volgnummer brandstofverbruik_gecombineerd co2_emissieklasse "
            "co2_uitstoot_gecombineerd co2_uitstoot_gewogen emissiecode_omschrijving geluidsniveau_rijdend "
            "geluidsniveau_stationair kenteken klasse_hybride_elektrisch_voertuig "
            "milieuklasse_eg_goedkeuring_licht milieuklasse_eg_goedkeuring_zwaar nettomaximumvermogen "
            "nominaal_continu_maximumvermogen toerental_geluidsniveau uitlaatemissieniveau "
            "uitstoot_deeltjes_licht uitstoot_deeltjes_zwaar"
        ),
    ),
    KEURINGEN: _columns(
        number="vervaldatum_keuring",
        text="kenteken",
        moment="vervaldatum_keuring_dt",
    ),
    MELDINGEN: _columns(
        number="meld_datum_door_keuringsinstantie meld_tijd_door_keuringsinstantie vervaldatum_keuring",
        text=(
            "api_gebrek_beschrijving api_gebrek_constateringen kenteken soort_erkenning_keuringsinstantie "
            "soort_erkenning_omschrijving soort_melding_ki_omschrijving"
        ),
        moment="meld_datum_door_keuringsinstantie_dt vervaldatum_keuring_dt",
    ),
    GEBREKEN: _columns(
        number="aantal_gebreken_geconstateerd meld_datum_door_keuringsinstantie meld_tijd_door_keuringsinstantie",
        text="gebrek_identificatie kenteken soort_erkenning_keuringsinstantie soort_erkenning_omschrijving",
        moment="meld_datum_door_keuringsinstantie_dt",
    ),
    GEBREKENLIJST: _columns(
        number="einddatum_gebrek gebrek_paragraaf_nummer ingangsdatum_gebrek",
        text="gebrek_artikel_nummer gebrek_identificatie gebrek_omschrijving",
        moment="einddatum_gebrek_dt ingangsdatum_gebrek_dt",
    ),
}
