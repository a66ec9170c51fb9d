"""Finds companies for ``zoeken`` and writes the results page, as the genuine server does."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from msgspec import Struct

from services.mockkit.stocks import Stocks
from services.mockkit.world import World
from services.registries.nhr.addresses import janee
from services.registries.nhr.block import Adres, Block, Onderneming, Vestiging
from services.registries.nhr.boundary import Boundary
from services.registries.nhr.questions import Zoekvraag
from services.registries.nhr.refusals import niets_gevonden
from services.registries.nhr.stock import Stock, actief

Body = dict[str, Any]
MOST = 1000
_ADDRESS = ("straatnaam", "plaats", "postcode", "huisnummer", "huisletter", "postbusnummer")


class Treffer(Struct, frozen=True):
    """One thing that can be found: a place of business, or a legal person that has none."""

    onderneming: Onderneming
    vestiging: Vestiging | None
    actief: bool

    @property
    def type(self) -> str:
        """The published word for what this is."""
        if self.vestiging is None:
            return "rechtspersoon"
        return "hoofdvestiging" if self.vestiging.hoofd else "nevenvestiging"

    @property
    def naam(self) -> str:
        """The name shown."""
        return self.vestiging.handelsnamen[0] if self.vestiging else self.onderneming.naam

    @property
    def namen(self) -> tuple[str, ...]:
        """Every name it is found by."""
        names = self.vestiging.handelsnamen if self.vestiging else ()
        return (*names, self.onderneming.statutaire_naam)

    @property
    def adressen(self) -> tuple[Adres, ...]:
        """Its addresses."""
        return self.vestiging.adressen if self.vestiging else self.onderneming.adressen


def zoek(world: World[Block], stocks: Stocks[Block, Stock], vraag: Zoekvraag, boundary: Boundary) -> Body:
    """Return the page asked for; raises Problem IPD5200 when there is nothing on it."""
    found: list[Treffer] = []
    for stock in stocks.leading(*_entrance(vraag.termen)):
        found = found or [one for one in _treffers(world, stock) if _fits(one, vraag)]
    found = [one for one in found if boundary.shows(one.onderneming, one.vestiging)]
    shown = found[:MOST][(vraag.pagina - 1) * vraag.per_pagina : vraag.pagina * vraag.per_pagina]
    if not shown:
        raise niets_gevonden()
    last = -(-min(len(found), MOST) // vraag.per_pagina)
    body: Body = {"pagina": vraag.pagina, "resultatenPerPagina": vraag.per_pagina, "totaal": len(found)}
    if vraag.pagina > 1:
        body["vorige"] = _url(world, vraag, vraag.pagina - 1)
    if vraag.pagina < last:
        body["volgende"] = _url(world, vraag, vraag.pagina + 1)
    body["resultaten"] = [_resultaat(world, one, vraag) for one in shown]
    return body | {"_links": {"self": {"href": _url(world, vraag, vraag.pagina)}}}


def _entrance(termen: Mapping[str, str]) -> tuple[str, str]:
    """Return the key in a search that may lead to a generated company."""
    number = next((termen[name] for name in ("kvkNummer", "vestigingsnummer", "rsin") if name in termen), "")
    address = f"{termen.get('postcode', '').upper().replace(' ', '')} {termen.get('huisnummer', '')}"
    return ("kvk", number) if number else ("adres", address)


def _treffers(world: World[Block], stock: Stock) -> Iterator[Treffer]:
    """Yield all there is, by KvK number; of one company the newest place of business first."""
    today = world.clock.today().strftime("%Y%m%d")
    for one in stock.ondernemingen.values():
        alive = actief(one, today)
        for place in sorted(one.vestigingen, key=_number, reverse=True):
            yield Treffer(one, place, alive and (place.einde is None or place.einde > today))
        if not one.vestigingen:
            yield Treffer(one, None, alive)


def _number(place: Vestiging) -> str:
    return place.vestigingsnummer


def _fits(one: Treffer, vraag: Zoekvraag) -> bool:
    termen = vraag.termen
    if one.type not in vraag.types or not (one.actief or vraag.inactief):
        return False
    if "kvkNummer" in termen and termen["kvkNummer"] != one.onderneming.kvk_nummer:
        return False
    if "rsin" in termen and termen["rsin"] != one.onderneming.rsin:
        return False
    number = one.vestiging.vestigingsnummer if one.vestiging else ""
    if "vestigingsnummer" in termen and termen["vestigingsnummer"] != number:
        return False
    if "naam" in termen and not any(_names(termen["naam"], naam) for naam in one.namen):
        return False
    where = {name: termen[name] for name in _ADDRESS if name in termen}
    return not where or any(_lies_at(part, where) for part in one.adressen)


def _names(asked: str, naam: str) -> bool:
    """True when every word asked for is in the name."""
    return bool(naam) and all(word in naam.casefold() for word in asked.casefold().split())


def _lies_at(adres: Adres, where: Mapping[str, str]) -> bool:
    """True when the address fits; a shielded one is found by its town only."""
    if adres.afgeschermd and set(where) != {"plaats"}:
        return False
    held: dict[str, object] = {
        "straatnaam": adres.straatnaam,
        "plaats": adres.plaats,
        "postcode": adres.postcode,
        "huisnummer": adres.huisnummer,
        "huisletter": adres.huisletter,
        "postbusnummer": adres.postbusnummer,
    }
    return all(_same(held[name], text) for name, text in where.items())


def _same(held: object, asked: str) -> bool:
    if isinstance(held, int):
        return held == int(asked)
    return isinstance(held, str) and held.casefold() == asked.strip().casefold()


def _resultaat(world: World[Block], one: Treffer, vraag: Zoekvraag) -> Body:
    body: Body = {"kvkNummer": one.onderneming.kvk_nummer}
    if "rsin" in vraag.termen:
        body["rsin"] = one.onderneming.rsin
    links = {"basisprofiel": {"href": world.url("basisprofiel", f"/{one.onderneming.kvk_nummer}")}}
    if one.vestiging:
        body["vestigingsnummer"] = one.vestiging.vestigingsnummer
        href = world.url("vestigingsprofiel", f"/{one.vestiging.vestigingsnummer}")
        links["vestigingsprofiel"] = {"href": href}
    body |= {"naam": one.naam, "adres": {"binnenlandsAdres": _adres(one.adressen)}, "type": one.type}
    if vraag.inactief:
        body["actief"] = janee(one.actief)
    return body | {"_links": links}


def _adres(adressen: tuple[Adres, ...]) -> Body:
    """Return the address in the few words of a result: the open visiting address, or else the post's town."""
    visiting = [one for one in adressen if one.type == "bezoekadres"]
    post = [one for one in adressen if one.type != "bezoekadres"]
    shown = next((one for one in visiting if not one.afgeschermd), None)
    if shown is not None and shown.straatnaam:
        return {"type": "bezoekadres", "straatnaam": shown.straatnaam, "plaats": shown.plaats}
    first = (post or visiting)[0]
    return {"type": "postadres" if post else "bezoekadres", "plaats": first.plaats}


def _url(world: World[Block], vraag: Zoekvraag, pagina: int) -> str:
    query = {**vraag.termen, **vraag.verfijning, "pagina": pagina, "resultatenPerPagina": vraag.per_pagina}
    lowered = {name.lower(): value for name, value in query.items()}
    return f"{world.url('zoeken', '/zoeken')}?{urlencode(lowered)}"
