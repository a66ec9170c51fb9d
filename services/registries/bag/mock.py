"""The BAG's mock: the routes of the published face, over the personas' addresses and buildings."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any, TypeVar
from urllib.parse import urlencode

import falcon

from services.mockkit.app import app
from services.mockkit.problem import Problem
from services.mockkit.world import World
from services.registries.bag import questions
from services.registries.bag.answers import Answers, Body
from services.registries.bag.block import Adres, Block
from services.registries.bag.stock import Stock, stocked

FACE = "individuelebevragingen"
T = TypeVar("T")
_ADRES_EXPAND = frozenset({"openbareRuimte", "nummeraanduiding", "woonplaats"})
_OBJECT_EXPAND = frozenset({"heeftAlsHoofdAdres", "heeftAlsNevenAdres", "maaktDeelUitVan"})


def create(world: World[Block]) -> dict[str, falcon.App[Any, Any]]:
    """Return the app of the one face; raises InputError when two personas contradict each other."""
    stock = stocked(world)
    answers = Answers(stock, partial(world.url, FACE))
    made = app(world, FACE, "bag")
    base = world.face(FACE).base_path
    made.add_route(f"{base}/adressen", Adressen(answers, uitgebreid=False))
    made.add_route(f"{base}/adressen/{{key}}", _one(answers, "adressen", stock.adressen))
    made.add_route(f"{base}/adressenuitgebreid", Adressen(answers, uitgebreid=True))
    made.add_route(f"{base}/adressenuitgebreid/{{key}}", _one(answers, "adressenuitgebreid", stock.adressen))
    made.add_route(f"{base}/verblijfsobjecten/{{key}}", _one(answers, "verblijfsobjecten", stock.objecten))
    made.add_route(f"{base}/panden/{{key}}", _one(answers, "panden", stock.panden))
    made.add_route(f"{base}/nummeraanduidingen/{{key}}", _one(answers, "nummeraanduidingen", stock.adressen))
    made.add_route(f"{base}/openbareruimten/{{key}}", _one(answers, "openbareruimten", _streets(stock)))
    made.add_route(f"{base}/woonplaatsen/{{key}}", _one(answers, "woonplaatsen", _towns(stock)))
    return {FACE: made}


class Adressen:
    """GET /adressen and /adressenuitgebreid: a search by one of the published ways in."""

    def __init__(self, answers: Answers, *, uitgebreid: bool) -> None:
        self._answers = answers
        self._uitgebreid = uitgebreid

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Answer with the addresses found; none found is an empty ``_embedded``."""
        _accepts(req)
        asked = questions.checked(questions.SEARCH if self._uitgebreid else questions.SEARCH_PAGED, req.params)
        questions.entrance(asked)
        embed = frozenset() if self._uitgebreid else questions.expand(req.params, _ADRES_EXPAND)
        found = sorted(self._found(asked), key=_address_order)
        page, size = int(asked.get("page", "1")), int(asked.get("pageSize", "20"))
        shown = found if self._uitgebreid else found[(page - 1) * size : page * size]
        bodies = [self._body(adres, embed) for adres in shown]
        links = {"self": {"href": self._url(asked)}}
        if not self._uitgebreid:
            links |= self._pages(asked, page, -(-len(found) // size))
        _send(resp, {"_links": links, "_embedded": {"adressen": bodies} if bodies else {}})

    def _body(self, adres: Adres, embed: frozenset[str]) -> Body:
        if self._uitgebreid:
            return self._answers.adres_uitgebreid(adres)
        return self._answers.adres(adres, embed)

    def _found(self, asked: Mapping[str, str]) -> list[Adres]:
        stock = self._answers.stock
        return [adres for adres in stock.adressen.values() if _matches(stock, adres, asked)]

    def _url(self, asked: Mapping[str, str]) -> str:
        path = "/adressenuitgebreid" if self._uitgebreid else "/adressen"
        return f"{self._answers.url(path)}?{urlencode(asked)}"

    def _pages(self, asked: Mapping[str, str], page: int, last: int) -> Body:
        rest = {name: text for name, text in asked.items() if name != "page"}
        numbers = {"first": 1, "previous": page - 1} if 1 < page <= last else {}
        numbers |= {"next": page + 1, "last": last} if page < last else {}
        return {name: {"href": self._url(rest | {"page": str(number)})} for name, number in numbers.items()}


class One:
    """GET of one resource by its id."""

    def __init__(
        self,
        find: Callable[[str], T | None],
        body: Callable[[T, falcon.Request], Body],
        name: str,
        shape: questions.Param,
    ) -> None:
        self._find = find
        self._body = body
        self._name = name
        self._shape = shape

    def on_get(self, req: falcon.Request, resp: falcon.Response, key: str) -> None:
        """Answer with the resource, or refuse with 400 (wrong shape) or 404 (unknown, or not yet there)."""
        _accepts(req)
        questions.checked({self._name: self._shape}, {self._name: key})
        asked = questions.checked(questions.TIME_TRAVEL, req.params)
        found = self._find(key)
        if found is None:
            raise Problem(404, "notFound", f"{key} is niet gevonden.")
        body = self._body(found, req)
        if "geldigOp" in asked and date.fromisoformat(asked["geldigOp"]) < _since(body):
            raise Problem(404, "notFound", f"{key} bestond nog niet op {asked['geldigOp']}.")
        _send(resp, body)


def _one(answers: Answers, collection: str, rows: Mapping[str, Any]) -> One:
    shapes = {
        "adressen": ("nummeraanduidingIdentificatie", questions.ADDRESS_ID),
        "adressenuitgebreid": ("nummeraanduidingIdentificatie", questions.NUMMERAANDUIDING),
        "verblijfsobjecten": ("identificatie", questions.VERBLIJFSOBJECT),
        "panden": ("identificatie", questions.PAND),
        "nummeraanduidingen": ("nummeraanduidingIdentificatie", questions.NUMMERAANDUIDING),
        "openbareruimten": ("openbareRuimteIdentificatie", questions.OPENBARE_RUIMTE),
        "woonplaatsen": ("identificatie", questions.WOONPLAATS),
    }
    bodies: dict[str, Callable[[Any, falcon.Request], Body]] = {
        "adressen": partial(_expanded, answers.adres, _ADRES_EXPAND),
        "adressenuitgebreid": partial(_plain, answers.adres_uitgebreid),
        "verblijfsobjecten": partial(_expanded, answers.verblijfsobject, _OBJECT_EXPAND),
        "panden": partial(_plain, answers.pand),
        "nummeraanduidingen": partial(_plain, answers.nummeraanduiding),
        "openbareruimten": partial(_plain, answers.openbare_ruimte),
        "woonplaatsen": partial(_plain, answers.woonplaats),
    }
    return One(rows.get, bodies[collection], *shapes[collection])


def _expanded(
    make: Callable[[Any, frozenset[str]], Body], allowed: frozenset[str], row: Any, req: falcon.Request
) -> Body:
    return make(row, questions.expand(req.params, allowed))


def _plain(make: Callable[[Any], Body], row: Any, req: falcon.Request) -> Body:
    return make(row)


def _streets(stock: Stock) -> Mapping[str, Adres]:
    return {adres.openbare_ruimte_identificatie: adres for adres in stock.adressen.values()}


def _towns(stock: Stock) -> Mapping[str, Adres]:
    return {adres.woonplaats_identificatie: adres for adres in stock.adressen.values()}


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
    resp.content_type = "application/hal+json"
    resp.set_header("Content-Crs", "epsg:28992")
    resp.set_header("RateLimit-Limit", "50")
    resp.set_header("RateLimit-Remaining", "49")
    resp.set_header("RateLimit-Reset", "1")
    resp.text = json.dumps(body, ensure_ascii=False)
