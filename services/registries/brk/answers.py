"""Writes the BRK's answers: parcels, rights, mortgages, seizures and limitations, in the published HAL."""

from typing import Any

from services.registries.brk.block import (
    Adres,
    Beperking,
    Beslag,
    Gerechtigde,
    Hypotheek,
    Perceel,
)
from services.registries.brk.stock import (
    beslag_id,
    gerechtigde_id,
    houder_id,
    hypotheek_id,
    persoon_id,
)

Body = dict[str, Any]
ZAAK_FIELDS = frozenset(
    [
        "identificatie",
        "domein",
        "indicatieVervallen",
        "begrenzingPerceel",
        "perceelnummerRotatie",
        "plaatscoordinaten",
        "koopsom",
        "toelichtingBewaarder",
        "type",
        "aardCultuurBebouwd",
        "aardCultuurOnbebouwd",
        "kadastraleAanduiding",
        "kadastraleGrootte",
        "perceelnummerVerschuiving",
        "adressen",
        "gesplitstZakelijkRecht",
        "zakelijkGerechtigdeIdentificaties",
        "privaatrechtelijkeBeperkingIdentificaties",
        "hypotheekIdentificaties",
        "beslagIdentificaties",
        "isOvergegaanIn",
        "isOntstaanUit",
        "bijbehorendeGrondpercelen",
        "bijbehorendeAppartementsrechten",
        "isVermeldInStukdeelIdentificaties",
        "stukIdentificaties",
        "indicatieSluimerend",
    ]
)
GERECHTIGDE_FIELDS = frozenset(
    ["identificatie", "type", "aanvangsdatum", "erfpachtCanon", "tenaamstelling", "zakelijkRecht", "persoon"]
)
HYPOTHEEK_FIELDS = frozenset(
    [
        "identificatie",
        "domein",
        "aandeelInBetrokkenRecht",
        "gedeeltelijkeBezwaringOudObject",
        "omschrijvingBetrokkenRecht",
        "toelichtingBewaarder",
        "betreftGedeelteVanPerceel",
        "aantekeningen",
        "hypotheekhouders",
        "bedragZekerheidsstelling",
        "stukIdentificaties",
        "omschrijvingGekozenWoonplaats",
        "isGebaseerdOpStukdeelIdentificatie",
        "isVermeldInStukdeelIdentificaties",
    ]
)
BESLAG_FIELDS = frozenset(
    [
        "identificatie",
        "domein",
        "aandeelInBetrokkenRecht",
        "gedeeltelijkeBezwaringOudObject",
        "omschrijvingBetrokkenRecht",
        "toelichtingBewaarder",
        "aard",
        "aantekeningen",
        "beslagleggers",
        "bedragVordering",
        "stukIdentificaties",
        "isGebaseerdOpStukdeelIdentificatie",
        "isVermeldInStukdeelIdentificaties",
    ]
)
BEPERKING_FIELDS = frozenset(
    [
        "identificatie",
        "domein",
        "grondslag",
        "datumInWerking",
        "datumBeeindiging",
        "bevoegdGezag",
        "stukIdentificaties",
        "isGebaseerdOpStukdeelIdentificatie",
        "isVermeldInStukdeelIdentificaties",
    ]
)
EXPAND = frozenset({"zakelijkGerechtigden", "privaatrechtelijkeBeperkingen"})
EURO = {"code": "EUR", "waarde": "Euro"}


def zaak(perceel: Perceel, *, personen: bool = True, embed: frozenset[str] = frozenset()) -> Body:
    """Return one parcel; ``personen`` False leaves out who holds rights, as a search by person must."""
    path = zaak_path(perceel)
    body: Body = {
        "identificatie": perceel.identificatie,
        "domein": "NL.IMKAD.KadastraalObject",
        "type": perceel.type,
        "kadastraleAanduiding": perceel.kadastrale_aanduiding,
    }
    if perceel.aard_cultuur_bebouwd:
        body["aardCultuurBebouwd"] = {"code": "11", "waarde": perceel.aard_cultuur_bebouwd}
    if perceel.kadastrale_grootte is not None:
        soort = {"code": "2", "waarde": "Voorlopig"} if perceel.indicatie_voorlopig else _VASTGESTELD
        body["kadastraleGrootte"] = {"soortGrootte": soort, "waarde": perceel.kadastrale_grootte}
    if perceel.koopsom is not None or perceel.koopjaar is not None:
        body["koopsom"] = _koopsom(perceel)
    if perceel.plaats:
        body["plaatscoordinaten"] = {"type": "Point", "coordinates": list(perceel.plaats)}
    if perceel.adressen:
        body["adressen"] = [_adres(adres) for adres in perceel.adressen]
    links: Body = {"self": link(path)}
    if personen:
        ids = [gerechtigde_id(perceel, index) for index in range(len(perceel.gerechtigden))]
        body["zakelijkGerechtigdeIdentificaties"] = ids
        links["zakelijkGerechtigden"] = [link(f"{path}/zakelijkgerechtigden/{one}") for one in ids]
    if perceel.hypotheken:
        ids = [hypotheek_id(perceel, index) for index in range(len(perceel.hypotheken))]
        body["hypotheekIdentificaties"] = ids
        links["hypotheken"] = [link(f"{path}/hypotheken/{one}") for one in ids]
    if perceel.beslagen:
        ids = [beslag_id(perceel, index) for index in range(len(perceel.beslagen))]
        body["beslagIdentificaties"] = ids
        links["beslagen"] = [link(f"{path}/beslagen/{one}") for one in ids]
    body["_links"] = links
    if "zakelijkGerechtigden" in embed and personen:
        body["_embedded"] = {"zakelijkGerechtigden": gerechtigden(perceel)}
    return body


def gerechtigden(perceel: Perceel) -> list[Body]:
    """Return every holder of a right on the parcel."""
    return [_gerechtigde(perceel, one, index) for index, one in enumerate(perceel.gerechtigden)]


def hypotheken(perceel: Perceel) -> list[Body]:
    """Return every mortgage on the parcel."""
    return [_hypotheek(perceel, one, index) for index, one in enumerate(perceel.hypotheken)]


def beslagen(perceel: Perceel) -> list[Body]:
    """Return every seizure on the parcel."""
    return [_beslag(perceel, one, index) for index, one in enumerate(perceel.beslagen)]


def beperkingen(perceel: Perceel) -> list[Body]:
    """Return every limitation by public law on the parcel."""
    return [_beperking(perceel, one, index) for index, one in enumerate(perceel.beperkingen)]


def zaak_path(perceel: Perceel) -> str:
    """Return the relative address of a parcel, as the publisher writes links."""
    return f"/kadastraalonroerendezaken/{perceel.identificatie}"


def link(path: str) -> Body:
    """Return one HAL link."""
    return {"href": path}


_VASTGESTELD = {"code": "1", "waarde": "Vastgesteld"}


def _koopsom(perceel: Perceel) -> Body:
    body: Body = {}
    if perceel.koopsom is not None:
        body["koopsom"] = perceel.koopsom
    if perceel.koopjaar is not None:
        body["koopjaar"] = perceel.koopjaar
    if perceel.met_meer_objecten_verkregen:
        body["indicatieMetMeerObjectenVerkregen"] = True
    return body


def _adres(adres: Adres) -> Body:
    letter = f" {adres.huisletter}" if adres.huisletter else ""
    extra = f"-{adres.huisnummertoevoeging}" if adres.huisnummertoevoeging else ""
    body: Body = {"straat": adres.straat, "huisnummer": adres.huisnummer}
    optional = {
        "huisletter": adres.huisletter,
        "huisnummertoevoeging": adres.huisnummertoevoeging,
        "postcode": adres.postcode,
        "woonplaats": adres.woonplaats,
        "nummeraanduidingIdentificatie": adres.nummeraanduiding_identificatie,
        "adresregel1": f"{adres.straat} {adres.huisnummer}{letter}{extra}",
        "adresregel2": f"{adres.postcode}  {adres.woonplaats}",
        "adresseerbaarObjectIdentificatie": adres.adresseerbaar_object_identificatie,
    }
    body |= {name: text for name, text in optional.items() if text}
    return body | {"koppelingswijze": {"code": "ADM", "waarde": "administratief"}}


def _gerechtigde(perceel: Perceel, one: Gerechtigde, index: int) -> Body:
    key = gerechtigde_id(perceel, index)
    teller, noemer = (int(part) for part in one.aandeel.split("/"))
    tenaamstelling: Body = {"aandeel": {"noemer": noemer, "teller": teller}}
    if one.burgerlijke_staat:
        tenaamstelling["burgerlijkeStaatTenTijdeVanVerkrijging"] = {"code": "2", "waarde": one.burgerlijke_staat}
    body: Body = {"identificatie": key, "type": one.recht}
    if one.aanvangsdatum:
        body["aanvangsdatum"] = one.aanvangsdatum.isoformat()
    kind = "ingeschreven_natuurlijk_persoon" if one.bsn else "kadaster_natuurlijk_persoon"
    if one.rsin:
        kind = "ingeschreven_niet_natuurlijk_persoon"
    return body | {
        "tenaamstelling": tenaamstelling,
        "persoon": {"identificatie": persoon_id(perceel, one, index), "omschrijving": one.naam, "type": kind},
        "_links": {"self": link(f"{zaak_path(perceel)}/zakelijkgerechtigden/{key}")},
    }


def _hypotheek(perceel: Perceel, one: Hypotheek, index: int) -> Body:
    key = hypotheek_id(perceel, index)
    kind = "ingeschreven_niet_natuurlijk_persoon" if one.rsin else "kadaster_niet_natuurlijk_persoon"
    houder = {"identificatie": houder_id(perceel, one, index), "omschrijving": one.houder, "type": kind}
    return {
        "identificatie": key,
        "domein": "NL.IMKAD.ZekerheidsRecht",
        "omschrijvingBetrokkenRecht": {"code": "2", "waarde": "Eigendom (recht van)"},
        "hypotheekhouders": [houder],
        "bedragZekerheidsstelling": {"som": float(one.bedrag), "valuta": EURO},
        "_links": {"self": link(f"{zaak_path(perceel)}/hypotheken/{key}")},
    }


def _beslag(perceel: Perceel, one: Beslag, index: int) -> Body:
    key = beslag_id(perceel, index)
    legger = {
        "identificatie": f"7{perceel.identificatie[-7:]}{index:02d}",
        "omschrijving": one.beslaglegger,
        "type": "kadaster_niet_natuurlijk_persoon",
    }
    body: Body = {
        "identificatie": key,
        "domein": "NL.IMKAD.ZekerheidsRecht",
        "aard": {"code": "1", "waarde": one.aard},
        "beslagleggers": [legger],
        "_links": {"self": link(f"{zaak_path(perceel)}/beslagen/{key}")},
    }
    return body | ({"bedragVordering": {"som": float(one.bedrag), "valuta": EURO}} if one.bedrag else {})


def _beperking(perceel: Perceel, one: Beperking, index: int) -> Body:
    body: Body = {
        "identificatie": f"{perceel.identificatie}4{index + 1:02d}",
        "domein": "NL.IMKAD.PubliekrechtelijkeBeperking",
        "grondslag": {"code": "1", "waarde": one.aard},
        "bevoegdGezag": {
            "identificatie": f"6{perceel.identificatie[-7:]}{index:02d}",
            "omschrijving": one.opgelegd_door,
            "type": "kadaster_niet_natuurlijk_persoon",
        },
        "_links": {},
    }
    return body | ({"datumInWerking": one.sinds.isoformat()} if one.sinds else {})
