"""Writes the BAG's answers: the published bodies in HAL, built from the stock."""

from collections.abc import Callable
from datetime import date
from typing import Any

from msgspec import Struct

from services.registries.bag.block import (
    Adres,
    OnderzoekPand,
    OnderzoekVerblijfsobject,
    Pand,
    Verblijfsobject,
)
from services.registries.bag.stock import Stock

Body = dict[str, Any]
DOMEIN = "NL.IMBAG"
_ONDERZOEK = {
    "geometrie": ("adresseerbaarObjectGeometrie", "Mogelijk is de locatie van het verblijfsobject onjuist."),
    "gebruiksdoel": ("gebruiksdoelen", "Het gebruiksdoel komt mogelijk niet overeen met de vergunning."),
    "oppervlakte": ("oppervlakte", "De oppervlakte van het verblijfsobject is mogelijk onjuist."),
    "status": ("adresseerbaarObjectStatus", "De status van het verblijfsobject is mogelijk onjuist."),
    "maakt deel uit van": ("maaktDeelUitVan", "Mogelijk is niet het juiste pand gerelateerd."),
    "heeft als hoofdadres": ("adresseerbaarObjectheeftAlsHoofdadres", "Het object heeft mogelijk een verkeerd adres."),
    "heeft als nevenadres": ("adresseerbaarObjectheeftAlsNevenadres", "Mogelijk klopt een nevenadres niet."),
    "oorspronkelijk bouwjaar": ("oorspronkelijkBouwjaar", "Mogelijk is het bouwjaar onjuist."),
}


class Answers(Struct, frozen=True):
    """Builds every body; ``url`` makes an absolute address of a path of this face."""

    stock: Stock
    url: Callable[[str], str]

    def adres(self, adres: Adres, embed: frozenset[str] = frozenset()) -> Body:
        """Return one address (AdresIOHal), with the related resources in ``embed``."""
        body = self._kern(adres) | {"_links": self._adres_links(adres, "adressen")}
        makers = {
            "openbareRuimte": self.openbare_ruimte,
            "nummeraanduiding": self.nummeraanduiding,
            "woonplaats": self.woonplaats,
        }
        if embed:
            body["_embedded"] = {name: make(adres) for name, make in makers.items() if name in embed}
        return body

    def adres_uitgebreid(self, adres: Adres) -> Body:
        """Return one address with its object and buildings (AdresUitgebreidHal)."""
        one = self.stock.objecten[adres.adresseerbaar_object_identificatie]
        panden = [self.stock.panden[pand] for pand in one.maakt_deel_uit_van]
        body = self._kern(adres) | {
            "typeAdresseerbaarObject": "Verblijfsobject",
            "adresseerbaarObjectGeometrie": {"punt": _punt(one)},
            "adresseerbaarObjectStatus": one.status,
            "gebruiksdoelen": list(one.gebruiksdoelen),
            "oppervlakte": one.oppervlakte,
            "oorspronkelijkBouwjaar": [f"{pand.oorspronkelijk_bouwjaar:04d}" for pand in panden],
        }
        bouwjaar = [o for pand in panden for o in pand.in_onderzoek if o.kenmerk == "oorspronkelijk bouwjaar"]
        if kenmerken := [*(o.kenmerk for o in one.in_onderzoek), *(o.kenmerk for o in bouwjaar)]:
            names = {_ONDERZOEK[kenmerk][0]: True for kenmerk in kenmerken}
            body["inonderzoek"] = names | {"toelichting": [_ONDERZOEK[kenmerk][1] for kenmerk in kenmerken]}
        return body | {"_links": self._adres_links(adres, "adressenuitgebreid")}

    def verblijfsobject(self, one: Verblijfsobject, embed: frozenset[str] = frozenset()) -> Body:
        """Return one object (VerblijfsobjectIOHal), with our sketch as the member ``voorportaal``."""
        ingang = self.stock.ingang_object(one)
        inner: Body = {
            "type": "Verblijfsobject",
            "heeftAlsHoofdAdres": one.heeft_als_hoofd_adres,
            "identificatie": one.identificatie,
            "domein": f"{DOMEIN}.Verblijfsobject",
            "geometrie": {"punt": _punt(one)},
            "gebruiksdoelen": list(one.gebruiksdoelen),
            "oppervlakte": one.oppervlakte,
            "status": one.status,
            "maaktDeelUitVan": list(one.maakt_deel_uit_van),
        } | _akte(one.identificatie, ingang)
        if one.heeft_als_neven_adres:
            inner["heeftAlsNevenAdres"] = list(one.heeft_als_neven_adres)
        body: Body = {"verblijfsobject": inner}
        if one.in_onderzoek:
            key = "identificatieVanVerblijfsobject"
            body["inonderzoek"] = [_onderzoek(o, key, one.identificatie) for o in one.in_onderzoek]
        body["_links"] = self._object_links(one)
        if embed:
            body["_embedded"] = self._object_embedded(one, embed)
        if (schets := self.stock.getekend(one.identificatie)) is not None:
            body["voorportaal"] = {"schets": schets}
        return body

    def pand(self, pand: Pand) -> Body:
        """Return one building (PandIOHal)."""
        inner: Body = {
            "identificatie": pand.identificatie,
            "domein": f"{DOMEIN}.Pand",
            "geometrie": {"type": "Polygon", "coordinates": [self._omtrek(pand)]},
            "oorspronkelijkBouwjaar": f"{pand.oorspronkelijk_bouwjaar:04d}",
            "status": pand.status,
        } | _akte(pand.identificatie, self.stock.ingang_pand(pand))
        body: Body = {"pand": inner}
        if pand.in_onderzoek:
            body["inonderzoek"] = [_onderzoek(o, "identificatieVanPand", pand.identificatie) for o in pand.in_onderzoek]
        return body | {"_links": {"self": self._link(f"/panden/{pand.identificatie}")}}

    def nummeraanduiding(self, adres: Adres) -> Body:
        """Return the number itself (NummeraanduidingIOHal)."""
        one = self.stock.objecten[adres.adresseerbaar_object_identificatie]
        inner: Body = {
            "identificatie": adres.nummeraanduiding_identificatie,
            "domein": f"{DOMEIN}.Nummeraanduiding",
            **_nummer(adres),
            "postcode": adres.postcode,
            "typeAdresseerbaarObject": "Verblijfsobject",
            "status": "Naamgeving uitgegeven",
            "ligtAan": adres.openbare_ruimte_identificatie,
        } | _akte(adres.nummeraanduiding_identificatie, self.stock.ingang_object(one))
        links = {
            "self": self._link(f"/nummeraanduidingen/{adres.nummeraanduiding_identificatie}"),
            "ligtAanOpenbareRuimte": self._link(f"/openbareruimten/{adres.openbare_ruimte_identificatie}"),
        }
        return {"nummeraanduiding": inner, "_links": links}

    def openbare_ruimte(self, adres: Adres) -> Body:
        """Return the street of an address (OpenbareRuimteIOHal)."""
        inner: Body = {
            "identificatie": adres.openbare_ruimte_identificatie,
            "domein": f"{DOMEIN}.OpenbareRuimte",
            "naam": adres.openbare_ruimte_naam,
            "type": "Weg",
            "status": "Naamgeving uitgegeven",
            "korteNaam": _kort(adres),
            "ligtIn": adres.woonplaats_identificatie,
        } | _akte(adres.openbare_ruimte_identificatie, date(1985, 1, 1))
        links = {
            "self": self._link(f"/openbareruimten/{adres.openbare_ruimte_identificatie}"),
            "ligtInWoonplaats": self._link(f"/woonplaatsen/{adres.woonplaats_identificatie}"),
        }
        return {"openbareRuimte": inner, "_links": links}

    def woonplaats(self, adres: Adres) -> Body:
        """Return the town of an address (WoonplaatsIOHal)."""
        inner: Body = {
            "identificatie": adres.woonplaats_identificatie,
            "domein": f"{DOMEIN}.Woonplaats",
            "naam": adres.woonplaats_naam,
            "status": "Woonplaats aangewezen",
        } | _akte(adres.woonplaats_identificatie, date(1985, 1, 1))
        self_link = {"self": self._link(f"/woonplaatsen/{adres.woonplaats_identificatie}")}
        return {"woonplaats": inner, "_links": self_link}

    def _kern(self, adres: Adres) -> Body:
        one = self.stock.objecten[adres.adresseerbaar_object_identificatie]
        body: Body = {
            "openbareRuimteNaam": adres.openbare_ruimte_naam,
            "korteNaam": _kort(adres),
            **_nummer(adres),
            "postcode": adres.postcode,
            "woonplaatsNaam": adres.woonplaats_naam,
            "nummeraanduidingIdentificatie": adres.nummeraanduiding_identificatie,
            "openbareRuimteIdentificatie": adres.openbare_ruimte_identificatie,
            "woonplaatsIdentificatie": adres.woonplaats_identificatie,
            "adresseerbaarObjectIdentificatie": adres.adresseerbaar_object_identificatie,
            "pandIdentificaties": list(one.maakt_deel_uit_van),
        }
        return body | ({"indicatieNevenadres": True} if adres.indicatie_nevenadres else {})

    def _adres_links(self, adres: Adres, collection: str) -> Body:
        one = self.stock.objecten[adres.adresseerbaar_object_identificatie]
        return {
            "self": self._link(f"/{collection}/{adres.nummeraanduiding_identificatie}"),
            "openbareRuimte": self._link(f"/openbareruimten/{adres.openbare_ruimte_identificatie}"),
            "nummeraanduiding": self._link(f"/nummeraanduidingen/{adres.nummeraanduiding_identificatie}"),
            "woonplaats": self._link(f"/woonplaatsen/{adres.woonplaats_identificatie}"),
            "adresseerbaarObject": self._link(f"/verblijfsobjecten/{one.identificatie}"),
            "panden": [self._link(f"/panden/{pand}") for pand in one.maakt_deel_uit_van],
        }

    def _object_links(self, one: Verblijfsobject) -> Body:
        links: Body = {
            "self": self._link(f"/verblijfsobjecten/{one.identificatie}"),
            "heeftAlsHoofdAdres": self._link(f"/nummeraanduidingen/{one.heeft_als_hoofd_adres}"),
            "maaktDeelUitVan": [self._link(f"/panden/{pand}") for pand in one.maakt_deel_uit_van],
        }
        if one.heeft_als_neven_adres:
            links["heeftAlsNevenAdres"] = [self._link(f"/nummeraanduidingen/{n}") for n in one.heeft_als_neven_adres]
        return links

    def _object_embedded(self, one: Verblijfsobject, embed: frozenset[str]) -> Body:
        embedded: Body = {}
        if "heeftAlsHoofdAdres" in embed:
            embedded["heeftAlsHoofdAdres"] = self.nummeraanduiding(self.stock.adressen[one.heeft_als_hoofd_adres])
        if "heeftAlsNevenAdres" in embed and one.heeft_als_neven_adres:
            embedded["heeftAlsNevenAdres"] = [
                self.nummeraanduiding(self.stock.adressen[nummer]) for nummer in one.heeft_als_neven_adres
            ]
        if "maaktDeelUitVan" in embed:
            embedded["maaktDeelUitVan"] = [self.pand(self.stock.panden[pand]) for pand in one.maakt_deel_uit_van]
        return embedded

    def _omtrek(self, pand: Pand) -> list[list[float]]:
        if pand.omtrek:
            return [[x, y] for x, y in pand.omtrek]
        x, y = self._midden(pand)
        return [[x + dx, y + dy] for dx, dy in ((-3.0, -4.5), (3.0, -4.5), (3.0, 4.5), (-3.0, 4.5), (-3.0, -4.5))]

    def _midden(self, pand: Pand) -> tuple[float, float]:
        for one in self.stock.objecten.values():
            if pand.identificatie in one.maakt_deel_uit_van:
                return one.punt
        return (93500.0, 452500.0)

    def _link(self, path: str) -> Body:
        return {"href": self.url(path)}


def _kort(adres: Adres) -> str:
    return adres.korte_naam or adres.openbare_ruimte_naam[:24]


def _nummer(adres: Adres) -> Body:
    body: Body = {"huisnummer": adres.huisnummer}
    if adres.huisletter:
        body["huisletter"] = adres.huisletter
    if adres.huisnummertoevoeging:
        body["huisnummertoevoeging"] = adres.huisnummertoevoeging
    return body


def _punt(one: Verblijfsobject) -> Body:
    return {"type": "Point", "coordinates": list(one.punt)}


def _akte(key: str, day: date) -> Body:
    moment = f"{day.isoformat()}T09:00:00Z"
    return {
        "geconstateerd": "N",
        "documentdatum": day.isoformat(),
        "documentnummer": f"BAG-{day.year}-{key[-5:]}",
        "voorkomen": {
            "tijdstipRegistratie": moment,
            "versie": 1,
            "beginGeldigheid": day.isoformat(),
            "tijdstipRegistratieLV": moment,
        },
    }


def _onderzoek(one: OnderzoekVerblijfsobject | OnderzoekPand, key: str, identificatie: str) -> Body:
    moment = f"{one.sinds.isoformat()}T09:00:00Z"
    return {
        "kenmerk": one.kenmerk,
        key: identificatie,
        "inOnderzoek": "J",
        "historie": {
            "tijdstipRegistratie": moment,
            "beginGeldigheid": one.sinds.isoformat(),
            "tijdstipRegistratieLV": moment,
        },
        "documentdatum": one.sinds.isoformat(),
        "documentnummer": one.documentnummer or f"ONDERZOEK-{one.sinds.year}-{identificatie[-5:]}",
    }
