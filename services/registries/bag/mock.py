"""The BAG's mock: the routes of the published face, over the personas' addresses and buildings."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any
from urllib.parse import urlencode

import falcon

from services.mockkit.app import FaceApp, answer, app
from services.mockkit.faces import BEHEER, Faces, by_holder
from services.mockkit.problem import Problem
from services.mockkit.stocks import Stocks
from services.mockkit.world import World
from services.registries.bag import questions
from services.registries.bag.answers import Answers, Body
from services.registries.bag.block import Adres, Block
from services.registries.bag.stock import Stock, stocked

FACE = "individuelebevragingen"
_ADRES_EXPAND = frozenset({"openbareRuimte", "nummeraanduiding", "woonplaats"})
_OBJECT_EXPAND = frozenset({"heeftAlsHoofdAdres", "heeftAlsNevenAdres", "maaktDeelUitVan"})


def create(world: World[Block]) -> Faces:
    """Return the apps of both faces; the published one raises InputError when two personas contradict each other."""
    return Faces({FACE: partial(_own, world), BEHEER: by_holder(world, "holding")})


def _own(world: World[Block]) -> FaceApp:
    desk = Desk(Stocks(world, stocked).checked(), partial(world.url, FACE))
    made = app(world, FACE, "bag")
    base = world.face(FACE).base_path
    made.add_route(f"{base}/adressen", Adressen(desk, uitgebreid=False))
    made.add_route(f"{base}/adressenuitgebreid", Adressen(desk, uitgebreid=True))
    for collection in _SHAPES:
        made.add_route(f"{base}/{collection}/{{key}}", One(desk, collection))
    return made


class Desk:
    """Where keys lead: to what everybody known has, or to what one generated citizen has."""

    def __init__(self, stocks: Stocks[Block, Stock], url: Callable[[str], str]) -> None:
        self._stocks = stocks
        self.url = url

    def leading(self, kind: str, key: str) -> Iterator[Answers]:
        """Yield the answers among which ``key`` may be."""
        for stock in self._stocks.leading(kind, key):
            yield Answers(stock, self.url)

    def asked(self, asked: Mapping[str, str]) -> Iterator[Answers]:
        """Yield the answers among which the addresses of a search may be."""
        for name in ("adresseerbaarObjectIdentificatie", "pandIdentificatie"):
            if name in asked:
                return self.leading("bag", asked[name])
        return self.leading("adres", f"{asked.get('postcode', '').upper()} {asked.get('huisnummer', '').lstrip('0')}")


class Adressen:
    """GET /adressen and /adressenuitgebreid: a search by one of the published ways in."""

    def __init__(self, desk: Desk, *, uitgebreid: bool) -> None:
        self._desk = desk
        self._uitgebreid = uitgebreid

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Answer with the addresses found; none found is an empty ``_embedded``."""
        _accepts(req)
        asked = questions.checked(questions.SEARCH if self._uitgebreid else questions.SEARCH_PAGED, req.params)
        questions.entrance(asked)
        embed = frozenset() if self._uitgebreid else questions.expand(req.params, _ADRES_EXPAND)
        answers, found = self._found(asked)
        page, size = int(asked.get("page", "1")), int(asked.get("pageSize", "20"))
        shown = found if self._uitgebreid else found[(page - 1) * size : page * size]
        bodies = [self._body(answers, adres, embed) for adres in shown]
        links = {"self": {"href": self._url(asked)}}
        if not self._uitgebreid:
            links |= self._pages(asked, page, -(-len(found) // size))
        _send(resp, {"_links": links, "_embedded": {"adressen": bodies} if bodies else {}})

    def _body(self, answers: Answers, adres: Adres, embed: frozenset[str]) -> Body:
        return answers.adres_uitgebreid(adres) if self._uitgebreid else answers.adres(adres, embed)

    def _found(self, asked: Mapping[str, str]) -> tuple[Answers, list[Adres]]:
        """Return the addresses in their order, with the answers they are in: the first that has any."""
        for answers in self._desk.asked(asked):
            stock = answers.stock
            found = [adres for adres in _at(stock, asked) if _matches(stock, adres, asked)]
            if found:
                break
        return answers, sorted(found, key=_address_order)

    def _url(self, asked: Mapping[str, str]) -> str:
        path = "/adressenuitgebreid" if self._uitgebreid else "/adressen"
        return f"{self._desk.url(path)}?{urlencode(asked)}"

    def _pages(self, asked: Mapping[str, str], page: int, last: int) -> Body:
        rest = {name: text for name, text in asked.items() if name != "page"}
        numbers = {"first": 1, "previous": page - 1} if 1 < page <= last else {}
        numbers |= {"next": page + 1, "last": last} if page < last else {}
        return {name: {"href": self._url(rest | {"page": str(number)})} for name, number in numbers.items()}


class One:
    """GET of one resource by its id."""

    def __init__(self, desk: Desk, collection: str) -> None:
        self._desk = desk
        self._collection = collection
        self._name, self._shape = _SHAPES[collection]

    def on_get(self, req: falcon.Request, resp: falcon.Response, key: str) -> None:
        """Answer with the resource, or refuse with 400 (wrong shape) or 404 (unknown, or not yet there)."""
        _accepts(req)
        questions.checked({self._name: self._shape}, {self._name: key})
        asked = questions.checked(questions.TIME_TRAVEL, req.params)
        body = self._body(key, req)
        if "geldigOp" in asked and date.fromisoformat(asked["geldigOp"]) < _since(body):
            raise Problem(404, "notFound", f"{key} bestond nog niet op {asked['geldigOp']}.")
        _send(resp, body)

    def _body(self, key: str, req: falcon.Request) -> Body:
        for answers in self._desk.leading("bag", key):
            rows, make = _collection(answers, self._collection, req)
            if key in rows:
                return make(rows[key])
        raise Problem(404, "notFound", f"{key} is niet gevonden.")


_SHAPES: Mapping[str, tuple[str, questions.Param]] = {
    "adressen": ("nummeraanduidingIdentificatie", questions.ADDRESS_ID),
    "adressenuitgebreid": ("nummeraanduidingIdentificatie", questions.NUMMERAANDUIDING),
    "verblijfsobjecten": ("identificatie", questions.VERBLIJFSOBJECT),
    "panden": ("identificatie", questions.PAND),
    "nummeraanduidingen": ("nummeraanduidingIdentificatie", questions.NUMMERAANDUIDING),
    "openbareruimten": ("openbareRuimteIdentificatie", questions.OPENBARE_RUIMTE),
    "woonplaatsen": ("identificatie", questions.WOONPLAATS),
}


def _collection(
    answers: Answers, collection: str, req: falcon.Request
) -> tuple[Mapping[str, Any], Callable[[Any], Body]]:
    """Return the rows of a collection by id, and how one is written for this caller."""
    stock = answers.stock
    if collection == "verblijfsobjecten":
        return stock.objecten, partial(answers.verblijfsobject, embed=questions.expand(req.params, _OBJECT_EXPAND))
    if collection == "adressen":
        return stock.adressen, partial(answers.adres, embed=questions.expand(req.params, _ADRES_EXPAND))
    plain: dict[str, tuple[Mapping[str, Any], Callable[[Any], Body]]] = {
        "adressenuitgebreid": (stock.adressen, answers.adres_uitgebreid),
        "panden": (stock.panden, answers.pand),
        "nummeraanduidingen": (stock.adressen, answers.nummeraanduiding),
        "openbareruimten": (stock.straten, answers.openbare_ruimte),
        "woonplaatsen": (stock.plaatsen, answers.woonplaats),
    }
    return plain[collection]


def _at(stock: Stock, asked: Mapping[str, str]) -> Iterable[Adres]:
    """Return the addresses with the postcode that is asked for, which tells nearly all apart; else every one."""
    postcode = asked.get("postcode", "").upper()
    return (one for one in stock.adressen.values() if one.postcode == postcode or not postcode)


def _matches(stock: Stock, adres: Adres, asked: Mapping[str, str]) -> bool:
    one = stock.objecten[adres.adresseerbaar_object_identificatie]
    tests = {
        "postcode": adres.postcode == asked.get("postcode", "").upper(),
        "huisnummer": str(adres.huisnummer) == asked.get("huisnummer", "").lstrip("0"),
        "huisletter": adres.huisletter.upper() == asked.get("huisletter", "").upper(),
        "huisnummertoevoeging": adres.huisnummertoevoeging.upper() == asked.get("huisnummertoevoeging", "").upper(),
        "woonplaatsNaam": adres.woonplaats_naam.casefold() == asked.get("woonplaatsNaam", "").casefold(),
        "openbareRuimteNaam": asked.get("openbareRuimteNaam", "").casefold()
        in (adres.openbare_ruimte_naam.casefold(), adres.korte_naam.casefold()),
        "adresseerbaarObjectIdentificatie": one.identificatie == asked.get("adresseerbaarObjectIdentificatie"),
        "pandIdentificatie": asked.get("pandIdentificatie") in one.maakt_deel_uit_van,
        "zoekresultaatIdentificatie": False,
    }
    wanted = set(asked)
    if asked.get("exacteMatch") == "true":
        wanted |= {"huisletter", "huisnummertoevoeging"}
    return all(tests.get(name, True) for name in wanted)


def _address_order(adres: Adres) -> tuple[str, int, str, str]:
    return (adres.postcode, adres.huisnummer, adres.huisletter.upper(), adres.huisnummertoevoeging.upper())


def _since(body: Body) -> date:
    for member in body.values():
        if isinstance(member, dict) and "voorkomen" in member:
            return date.fromisoformat(member["voorkomen"]["beginGeldigheid"])
    return date.min


def _accepts(req: falcon.Request) -> None:
    if not (req.client_accepts("application/hal+json") or req.client_accepts("application/json")):
        raise Problem(406, "notAcceptable")
    crs = req.get_header("Accept-Crs")
    if crs and crs != "epsg:28992":
        raise Problem(406, "crsNotAcceptable", title="CRS niet ondersteund.")


def _send(resp: falcon.Response, body: Body) -> None:
    answer(resp, body, "application/hal+json")
    resp.set_header("Content-Crs", "epsg:28992")
    resp.set_header("RateLimit-Limit", "50")
    resp.set_header("RateLimit-Remaining", "49")
    resp.set_header("RateLimit-Reset", "1")
