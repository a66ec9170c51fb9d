"""The WOZ's mock: search and read valued properties; only for those who have an interest in them."""

from collections.abc import Mapping
from functools import partial
from typing import Any
from urllib.parse import urlencode

import falcon

from services.mockkit.app import FaceApp, answer, app
from services.mockkit.faces import BEHEER, Faces, by_holder
from services.mockkit.problem import Problem
from services.mockkit.stocks import Stocks
from services.mockkit.world import World, claims_of
from services.registries.woz import answers, questions
from services.registries.woz.block import Block, WozObject
from services.registries.woz.stock import Stock, belanghebbenden, stocked

FACE = "bevragen"
Body = dict[str, Any]


def create(world: World[Block]) -> Faces:
    """Return the apps of both faces; the published one raises InputError when two personas contradict each other."""
    return Faces({FACE: partial(_own, world), BEHEER: by_holder(world, "beheer", "holding")})


def _own(world: World[Block]) -> FaceApp:
    stocks = Stocks(world, stocked).checked()
    made = app(world, FACE, "hc")
    base = world.face(FACE).base_path
    made.add_route(f"{base}/wozobjecten", WozObjecten(world, stocks))
    made.add_route(f"{base}/wozobjecten/{{key}}", EenWozObject(world, stocks))
    return made


class WozObjecten:
    """GET /wozobjecten: a search by address, BAG id, RSIN or KvK number. There is none by BSN."""

    def __init__(self, world: World[Block], stocks: Stocks[Block, Stock]) -> None:
        self._world = world
        self._stocks = stocks

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Answer with the properties found, by address; 403 when one is none of the subject's business."""
        questions.accepts(req)
        asked = questions.search(req.params)
        found = sorted(_found(self._stocks, asked), key=_order)
        for one in found:
            _require_interest(req, one)
        page, size = int(asked.get("page", "1")), int(asked.get("pageSize", "20"))
        shown = found[(page - 1) * size : page * size]
        bodies = [questions.narrowed(_body(self._world, one, req), asked.get("fields", "")) for one in shown]
        links = {"self": {"href": self._url(asked)}} | self._pages(asked, page, -(-len(found) // size))
        resp.set_header("X-Pagination-Page", str(page))
        resp.set_header("X-Pagination-Limit", str(size))
        _send(resp, {"_links": links, "_embedded": {"wozObjecten": bodies} if bodies else {}})

    def _pages(self, asked: Mapping[str, str], page: int, last: int) -> Body:
        numbers = {"first": 1, "previous": page - 1} if 1 < page <= last else {}
        numbers |= {"next": page + 1} if page < last else {}
        return {name: {"href": self._url({**asked, "page": str(number)})} for name, number in numbers.items()}

    def _url(self, asked: Mapping[str, str]) -> str:
        return f"{self._world.url(FACE, '/wozobjecten')}?{urlencode(asked)}"


class EenWozObject:
    """GET /wozobjecten/{identificatie}."""

    def __init__(self, world: World[Block], stocks: Stocks[Block, Stock]) -> None:
        self._world = world
        self._stocks = stocks

    def on_get(self, req: falcon.Request, resp: falcon.Response, key: str) -> None:
        """Answer with the property; 404 when unknown, 403 when the subject has no interest in it."""
        questions.accepts(req)
        fields = questions.one(key, req.params)
        found = next((one.objecten[key] for one in self._stocks.leading("woz", key) if key in one.objecten), None)
        if found is None:
            raise Problem(404, "notFound", f"Er bestaat geen wozobject met identificatie '{key}'")
        _require_interest(req, found)
        _send(resp, questions.narrowed(_body(self._world, found, req), fields))


def _body(world: World[Block], one: WozObject, req: falcon.Request) -> Body:
    claims = claims_of(req)
    subject = claims.subject if claims is not None else ""
    return answers.woz_object(one, world.url(FACE, f"/wozobjecten/{one.identificatie}"), subject)


def _require_interest(req: falcon.Request, one: WozObject) -> None:
    claims = claims_of(req)
    if claims is not None and claims.subject not in belanghebbenden(one):
        raise Problem(403, "autorisatie", "U bent geen belanghebbende bij dit object.")


def _found(stocks: Stocks[Block, Stock], asked: Mapping[str, str]) -> list[WozObject]:
    """Return the properties of a search, from the first stock to which its keys lead that has any."""
    for stock in stocks.leading(*_entrance(asked)):
        found = [one for one in stock.objecten.values() if _matches(one, asked)]
        if found:
            return found
    return []


def _entrance(asked: Mapping[str, str]) -> tuple[str, str]:
    for name in ("adresseerbaarObjectIdentificatie", "nummeraanduidingIdentificatie"):
        if name in asked:
            return "bag", asked[name]
    return "adres", f"{asked.get('postcode', '')} {asked.get('huisnummer', '').lstrip('0')}"


def _matches(one: WozObject, asked: Mapping[str, str]) -> bool:
    place = one.aanduiding
    owner = one.eigenaar
    tests = {
        "rsin": owner is not None and owner.rsin == asked.get("rsin"),
        "kvkNummer": owner is not None and owner.kvk_nummer == asked.get("kvkNummer"),
        "adresseerbaarObjectIdentificatie": asked.get("adresseerbaarObjectIdentificatie")
        in one.adresseerbaar_object_identificaties,
        "nummeraanduidingIdentificatie": place.nummeraanduiding_identificatie
        == asked.get("nummeraanduidingIdentificatie"),
        "postcode": place.postcode == asked.get("postcode"),
        "huisnummer": str(place.huisnummer) == asked.get("huisnummer", "").lstrip("0"),
        "huisletter": place.huisletter.upper() == asked.get("huisletter", "").upper(),
        "huisnummertoevoeging": place.huisnummertoevoeging.upper() == asked.get("huisnummertoevoeging", "").upper(),
    }
    return all(tests.get(name, True) for name in asked)


def _order(one: WozObject) -> tuple[str, int, str, str]:
    place = one.aanduiding
    return (place.postcode, place.huisnummer, place.huisletter.upper(), place.huisnummertoevoeging.upper())


def _send(resp: falcon.Response, body: Body) -> None:
    answer(resp, body, "application/hal+json")
