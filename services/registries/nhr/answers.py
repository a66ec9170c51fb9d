"""Writes the KvK's profiles: of a company, its owner, its main place of business, its list, and of one place."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from services.mockkit.world import World
from services.registries.nhr.addresses import NARROW, WIDE, WIDE_EMBEDDED, adres, janee, volledig
from services.registries.nhr.block import Activiteit, Block, Onderneming, Vestiging
from services.registries.nhr.stock import open_vestigingen

Body = dict[str, Any]
BASIS, PLACE = "basisprofiel", "vestigingsprofiel"


class Writer(Struct, frozen=True):
    """Writes bodies with the addresses of this world. ``geo``: BAG ids and coordinates on every address."""

    world: World[Block]
    geo: bool = False

    @property
    def vandaag(self) -> str:
        """Today as YYYYMMDD."""
        return self.world.clock.today().strftime("%Y%m%d")

    def basisprofiel(self, one: Onderneming) -> Body:
        """Return the company with its owner and its main place of business."""
        places = open_vestigingen(one, self.vandaag)
        body: Body = {
            "kvkNummer": one.kvk_nummer,
            "indNonMailing": janee(one.non_mailing),
            "naam": one.naam,
            "formeleRegistratiedatum": one.registratie or one.aanvang,
            "materieleRegistratie": _materieel(one),
        }
        if places:
            body["totaalWerkzamePersonen"] = sum(place.voltijd + place.deeltijd for place in places)
        if one.statutaire_naam:
            body["statutaireNaam"] = one.statutaire_naam
        if places:
            body["handelsnamen"] = handelsnamen([naam for place in _main_first(places) for naam in place.handelsnamen])
        body["sbiActiviteiten"] = _sbi(one.sbi)
        names = ("self", "vestigingen") if places else ("self",)
        body["_links"] = self._links(one, *names)
        embedded = {"eigenaar": self.eigenaar(one)}
        if one.hoofdvestiging:
            embedded["hoofdvestiging"] = self._embedded(one, one.hoofdvestiging)
        return body | {"_embedded": embedded}

    def eigenaar(self, one: Onderneming) -> Body:
        """Return the owner: the legal form, and of a legal person its RSIN and own addresses."""
        body: Body = {"rsin": one.rsin} if one.rsin else {}
        body |= {"rechtsvorm": one.rechtsvorm, "uitgebreideRechtsvorm": one.uitgebreide_rechtsvorm or one.rechtsvorm}
        if one.adressen:
            body["adressen"] = [adres(part, geo=self.geo, gap=NARROW) for part in one.adressen]
        if one.websites:
            body["websites"] = websites(one.websites)
        return body | {"_links": {"self": self._link(one, "/eigenaar")} | self._links(one, "basisprofiel")}

    def hoofdvestiging(self, one: Onderneming, place: Vestiging) -> Body:
        """Return the main place of business on its own."""
        return self._vestiging(one, place, WIDE) | {"_links": self._main_links(one, place)}

    def vestigingsprofiel(self, one: Onderneming, place: Vestiging) -> Body:
        """Return one place of business, with its links in both forms that the genuine server has sent."""
        links = {"self": self._place(place), "basisprofiel": self._link(one)}
        listed = [{"rel": rel, "href": link["href"]} for rel, link in links.items()]
        return self._vestiging(one, place, WIDE) | {"links": listed, "_links": links}

    def vestigingen(self, one: Onderneming) -> Body:
        """Return the list of all places of business, the main one first."""
        places = _main_first(open_vestigingen(one, self.vandaag))
        commercial = sum(place.commercieel for place in places)
        return {
            "kvkNummer": one.kvk_nummer,
            "aantalCommercieleVestigingen": commercial,
            "aantalNietCommercieleVestigingen": len(places) - commercial,
            "totaalAantalVestigingen": len(places),
            "vestigingen": [self._listed(one, place) for place in places],
            "_links": {"self": self._link(one, "/vestigingen")} | self._links(one, "basisprofiel"),
        }

    def _vestiging(self, one: Onderneming, place: Vestiging, gap: int) -> Body:
        body: Body = {"vestigingsnummer": place.vestigingsnummer, "kvkNummer": one.kvk_nummer}
        body |= {"rsin": one.rsin} if one.rsin else {}
        body |= {"indNonMailing": janee(one.non_mailing)}
        body |= _registered(one, place)
        body |= {"statutaireNaam": one.statutaire_naam} if one.statutaire_naam else {}
        body |= _kind(place)
        body |= {
            "voltijdWerkzamePersonen": place.voltijd,
            "totaalWerkzamePersonen": place.voltijd + place.deeltijd,
            "deeltijdWerkzamePersonen": place.deeltijd,
            "handelsnamen": handelsnamen(place.handelsnamen),
            "adressen": [adres(part, geo=self.geo, gap=gap) for part in place.adressen],
        }
        body |= {"websites": websites(place.websites)} if place.websites else {}
        return body | {"sbiActiviteiten": _sbi(place.sbi or one.sbi)}

    def _embedded(self, one: Onderneming, place: Vestiging) -> Body:
        body: Body = {"vestigingsnummer": place.vestigingsnummer, "kvkNummer": one.kvk_nummer}
        body |= _registered(one, place) | _kind(place)
        body["totaalWerkzamePersonen"] = place.voltijd + place.deeltijd
        body["adressen"] = [adres(part, geo=self.geo, gap=WIDE_EMBEDDED) for part in place.adressen]
        body |= {"websites": websites(place.websites)} if place.websites else {}
        return body | {"_links": self._main_links(one, place)}

    def _listed(self, one: Onderneming, place: Vestiging) -> Body:
        shown = place.adressen[0]
        links = {"self": self._link(one, "/hoofdvestiging")} if place.hoofd else {}
        body = {
            "vestigingsnummer": place.vestigingsnummer,
            "kvkNummer": one.kvk_nummer,
            "eersteHandelsnaam": place.handelsnamen[0],
            "indHoofdvestiging": janee(place.hoofd),
            "indAdresAfgeschermd": janee(shown.afgeschermd),
            "indCommercieleVestiging": janee(place.commercieel),
        }
        body |= {} if shown.afgeschermd else {"volledigAdres": volledig(shown, NARROW)}
        return body | {"_links": links | {"vestigingsprofiel": self._place(place)}}

    def _main_links(self, one: Onderneming, place: Vestiging) -> Body:
        links = {"self": self._link(one, "/hoofdvestiging")} | self._links(one, "vestigingen", "basisprofiel")
        return links | {"vestigingsprofiel": self._place(place)}

    def _links(self, one: Onderneming, *names: str) -> Body:
        return {name: self._link(one, "/vestigingen" if name == "vestigingen" else "") for name in names}

    def _link(self, one: Onderneming, part: str = "") -> Body:
        return {"href": self.world.url(BASIS, f"/{one.kvk_nummer}{part}")}

    def _place(self, place: Vestiging) -> Body:
        return {"href": self.world.url(PLACE, f"/{place.vestigingsnummer}")}


def handelsnamen(names: Sequence[str]) -> list[Body]:
    """Return trade names with their place in the order of registration."""
    return [{"naam": naam, "volgorde": index} for index, naam in enumerate(dict.fromkeys(names))]


def websites(written: Sequence[str]) -> list[str]:
    """Return full addresses; the personas' files name the domain only."""
    return [one if "://" in one else f"https://{one}" for one in written]


def _main_first(places: Sequence[Vestiging]) -> list[Vestiging]:
    return [place for place in places if place.hoofd] + [place for place in places if not place.hoofd]


def _registered(one: Onderneming, place: Vestiging) -> Body:
    formal = place.registratie or place.aanvang or one.registratie or one.aanvang
    real = {"datumAanvang": place.aanvang or one.aanvang}
    end = place.einde or one.einde
    return {
        "formeleRegistratiedatum": formal,
        "materieleRegistratie": real | ({"datumEinde": end} if end else {}),
    }


def _materieel(one: Onderneming) -> Body:
    return {"datumAanvang": one.aanvang} | ({"datumEinde": one.einde} if one.einde else {})


def _kind(place: Vestiging) -> Body:
    return {
        "eersteHandelsnaam": place.handelsnamen[0],
        "indHoofdvestiging": janee(place.hoofd),
        "indCommercieleVestiging": janee(place.commercieel),
    }


def _sbi(parts: Sequence[Activiteit]) -> list[Body]:
    return [
        {"sbiCode": part.code, "sbiOmschrijving": part.omschrijving, "indHoofdactiviteit": janee(part.hoofd)}
        for part in parts
    ]
