"""Writes the WOZ's answers: valued properties in the published HAL, the valuation report as our member."""

from typing import Any

from services.registries.woz.block import Aanduiding, Belanghebbende, Taxatieverslag, Waarde, WozObject
from services.registries.woz.values import contested, ingang, relevant

Body = dict[str, Any]


def woz_object(one: WozObject, self_link: str, subject: str = "") -> Body:
    """Return one property. ``subject`` marks a report's own notification as theirs."""
    values = relevant(one.waarden)
    body: Body = {"aanduiding": _aanduiding(one.aanduiding)}
    if one.adresseerbaar_object_identificaties:
        body["adresseerbaarObjectIdentificaties"] = list(one.adresseerbaar_object_identificaties)
    if one.eigenaar:
        body["belanghebbendeEigenaar"] = _belanghebbende(one.eigenaar)
    if one.gebruiker:
        body["belanghebbendeGebruiker"] = _belanghebbende(one.gebruiker)
    if one.grondoppervlakte is not None:
        body["grondoppervlakte"] = one.grondoppervlakte
    body["identificatie"] = one.identificatie
    if zaak := _onroerende_zaak(one):
        body["kadastraalOnroerendeZaken"] = [zaak]
    if one.pand_identificaties:
        body["pandIdentificaties"] = list(one.pand_identificaties)
    body["verantwoordelijkeGemeente"] = {"code": one.gemeente.code, "omschrijving": one.gemeente.omschrijving}
    if one.waarden:
        body["waarden"] = [_waarde(waarde) for waarde in values]
    body["_links"] = {"self": {"href": self_link}}
    if one.taxatieverslag:
        body["voorportaal"] = {"taxatieverslag": _verslag(one, one.taxatieverslag, values, subject)}
    return body


def _aanduiding(place: Aanduiding) -> Body:
    body: Body = {"straat": place.straat, "huisnummer": place.huisnummer}
    optional = {
        "huisletter": place.huisletter,
        "huisnummertoevoeging": place.huisnummertoevoeging,
        "postcode": place.postcode,
        "woonplaats": place.woonplaats,
        "locatieomschrijving": place.locatieomschrijving,
        "nummeraanduidingIdentificatie": place.nummeraanduiding_identificatie,
    }
    return body | {name: text for name, text in optional.items() if text}


def _belanghebbende(person: Belanghebbende) -> Body:
    optional = {
        "burgerservicenummer": person.bsn,
        "kvkNummer": person.kvk_nummer,
        "naam": person.naam,
        "rsin": person.rsin,
    }
    body: Body = {name: text for name, text in optional.items() if text}
    company = bool(person.rsin or person.kvk_nummer)
    return body | {"type": "niet_natuurlijk_persoon" if company else "natuurlijk_persoon"}


def _onroerende_zaak(one: WozObject) -> Body:
    body: Body = {}
    if one.kadastraal_onroerende_zaak:
        body["identificatie"] = one.kadastraal_onroerende_zaak
    if one.kadastrale_aanduiding:
        body["aanduidingMetGemeentenaam"] = one.kadastrale_aanduiding
    return body


def _waarde(waarde: Waarde) -> Body:
    body: Body = {
        "vastgesteldeWaarde": waarde.waarde,
        "waardepeildatum": waarde.peildatum.isoformat(),
        "ingangsdatum": ingang(waarde).isoformat(),
        "beschikkingsStatussen": list(waarde.statussen),
    }
    return body | ({"indicatieBezwaarBeroep": True} if contested(waarde) else {})


def _verslag(one: WozObject, verslag: Taxatieverslag, waarden: list[Waarde], subject: str) -> Body:
    body: Body = {
        "woningtype": verslag.woningtype,
        "bouwjaar": verslag.bouwjaar,
        "oppervlakte": verslag.oppervlakte,
        "oppervlakteInOnderzoek": verslag.oppervlakte_in_onderzoek,
        "bijgebouwen": [{"soort": b.soort, "oppervlakte": b.oppervlakte} for b in verslag.bijgebouwen],
        "vergelijkbaar": [
            {"adres": v.adres, "oppervlakte": v.oppervlakte, "verkocht": v.verkocht, "prijs": v.prijs}
            for v in verslag.vergelijkbaar
        ],
    }
    if waarden:
        peildatum = waarden[0].peildatum
        body["waardepeildatum"] = peildatum.isoformat()
        body["toestandsdatum"] = (verslag.toestandsdatum or peildatum).isoformat()
        body["vastgesteldeWaarde"] = waarden[0].waarde
    if one.kadastrale_aanduiding:
        body["kadastraleAanduiding"] = one.kadastrale_aanduiding
    if melding := verslag.melding:
        # Whose notification it was stays out: only "yours or not" is for the reader.
        body["melding"] = {
            "datum": melding.datum.isoformat(),
            "oppervlakte": melding.oppervlakte,
            "eigen": melding.bsn == subject,
        } | ({"zaak": melding.zaak} if melding.zaak else {})
    return body
