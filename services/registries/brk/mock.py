"""The BRK's mock: the routes of the published face; a session sees the parcels of its subject only."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any
from urllib.parse import urlencode

import falcon

from services.mockkit.app import FaceApp, answer, app
from services.mockkit.faces import BEHEER, Faces, by_holder
from services.mockkit.problem import Problem
from services.mockkit.stocks import Stocks
from services.mockkit.world import World, claims_of, require_subject
from services.registries.brk import answers, questions
from services.registries.brk.block import Adres, Block, Perceel
from services.registries.brk.stock import Stock, heeft_recht, stocked

FACE = "bevragen"
Body = dict[str, Any]
_PARTS: Mapping[str, tuple[str, Callable[[Perceel], list[Body]], frozenset[str]]] = {
    "zakelijkgerechtigden": ("zakelijkGerechtigden", answers.gerechtigden, answers.GERECHTIGDE_FIELDS),
    "hypotheken": ("hypotheken", answers.hypotheken, answers.HYPOTHEEK_FIELDS),
    "beslagen": ("beslagen", answers.beslagen, answers.BESLAG_FIELDS),
}


def create(world: World[Block]) -> Faces:
    """Return the apps of both faces; the published one raises InputError when two personas contradict each other."""
    return Faces({FACE: partial(_own, world), BEHEER: by_holder(world, "holding")})


def _own(world: World[Block]) -> FaceApp:
    stocks = Stocks(world, stocked).checked()
    made = app(world, FACE, "hc")
    base = world.face(FACE).base_path
    made.add_route(f"{base}/kadastraalonroerendezaken", Zaken(stocks))
    made.add_route(f"{base}/kadastraalonroerendezaken/{{key}}", Zaak(stocks))
    for part in _PARTS:
        made.add_route(f"{base}/kadastraalonroerendezaken/{{key}}/{part}", Parts(stocks, part))
        made.add_route(f"{base}/kadastraalonroerendezaken/{{key}}/{part}/{{part_key}}", Part(stocks, part))
    made.add_route(f"{base}/publiekrechtelijkebeperkingen", Beperkingen(stocks))
    return made


class Zaken:
    """POST: my parcels, by BSN. GET: by address, number or cadastral designation."""

    def __init__(self, stocks: Stocks[Block, Stock]) -> None:
        self._stocks = stocks

    def on_post(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Answer with the parcels of the subject; without any, ``_embedded`` is empty."""
        questions.accepts(req)
        bsn, fields = questions.body(req)
        require_subject(req, bsn)
        bodies = [
            questions.narrowed(answers.zaak(perceel, personen=False), fields, answers.ZAAK_FIELDS)
            for perceel in self._stocks.of(bsn).van(bsn)
        ]
        _send(resp, _collection("/kadastraalonroerendezaken", "kadastraalOnroerendeZaken", bodies))

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Answer with the parcels found; a parcel of somebody else is refused with 403."""
        questions.accepts(req)
        asked = questions.search(req.params)
        embed = questions.expand(req.params, answers.EXPAND)
        fields = str(questions.last(req.params.get("fields", "")))
        personen = "persoon__identificatie" not in asked
        bodies = []
        for perceel in _found(self._stocks, asked):
            _require_right(req, perceel)
            body = answers.zaak(perceel, personen=personen, embed=embed)
            bodies.append(questions.narrowed(body, fields, answers.ZAAK_FIELDS))
        path = f"/kadastraalonroerendezaken?{urlencode(asked)}"
        _send(resp, _collection(path, "kadastraalOnroerendeZaken", bodies))


class Zaak:
    """One parcel."""

    def __init__(self, stocks: Stocks[Block, Stock]) -> None:
        self._stocks = stocks

    def on_get(self, req: falcon.Request, resp: falcon.Response, key: str) -> None:
        """Answer with the parcel; 404 when unknown, 403 when the subject has no right on it."""
        questions.accepts(req)
        embed = questions.expand(req.params, answers.EXPAND)
        body = answers.zaak(_perceel(self._stocks, req, key), embed=embed)
        _send(resp, questions.narrowed(body, _fields(req), answers.ZAAK_FIELDS))


class Parts:
    """What stands on a parcel: holders of rights, mortgages or seizures."""

    def __init__(self, stocks: Stocks[Block, Stock], part: str) -> None:
        self._stocks = stocks
        self._part = part
        self._member, self._make, self._known = _PARTS[part]

    def on_get(self, req: falcon.Request, resp: falcon.Response, key: str) -> None:
        """Answer with all of them, for ``type`` (a right) only those; none is an empty ``_embedded``."""
        questions.accepts(req)
        perceel = _perceel(self._stocks, req, key)
        wanted = str(questions.last(req.params.get("type", "")))
        bodies = [
            questions.narrowed(body, _fields(req), self._known)
            for body in self._make(perceel)
            if not wanted or self._part != "zakelijkgerechtigden" or body["type"] == wanted
        ]
        _send(resp, _collection(f"{answers.zaak_path(perceel)}/{self._part}", self._member, bodies))


class Part:
    """One holder of a right, mortgage or seizure."""

    def __init__(self, stocks: Stocks[Block, Stock], part: str) -> None:
        self._stocks = stocks
        _, self._make, self._known = _PARTS[part]

    def on_get(self, req: falcon.Request, resp: falcon.Response, key: str, part_key: str) -> None:
        """Answer with the one asked for; 404 when the parcel does not have it."""
        questions.accepts(req)
        for body in self._make(_perceel(self._stocks, req, key)):
            if body["identificatie"] == part_key:
                _send(resp, questions.narrowed(body, _fields(req), self._known))
                return
        raise Problem(404)


class Beperkingen:
    """Limitations by public law on one parcel."""

    def __init__(self, stocks: Stocks[Block, Stock]) -> None:
        self._stocks = stocks

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Answer with the limitations; an unknown parcel is an empty ``_embedded``, as published."""
        questions.accepts(req)
        key = str(questions.last(req.params.get("kadastraalOnroerendeZaakIdentificatie", "")))
        if not key:
            name = "kadastraalOnroerendeZaakIdentificatie"
            raise questions.invalid([{"name": name, "code": "required", "reason": "Parameter is verplicht."}])
        perceel = _by_key(self._stocks, key)
        bodies: list[Body] = []
        if perceel is not None:
            _require_right(req, perceel)
            made = answers.beperkingen(perceel)
            bodies = [questions.narrowed(body, _fields(req), answers.BEPERKING_FIELDS) for body in made]
        path = f"/publiekrechtelijkebeperkingen?{urlencode({'kadastraalOnroerendeZaakIdentificatie': key})}"
        _send(resp, _collection(path, "publiekrechtelijkeBeperkingen", bodies))


def _perceel(stocks: Stocks[Block, Stock], req: falcon.Request, key: str) -> Perceel:
    perceel = _by_key(stocks, key)
    if perceel is None:
        raise Problem(404)
    _require_right(req, perceel)
    return perceel


def _by_key(stocks: Stocks[Block, Stock], key: str) -> Perceel | None:
    return next((stock.percelen[key] for stock in stocks.leading("kadaster", key) if key in stock.percelen), None)


def _found(stocks: Stocks[Block, Stock], asked: Mapping[str, str]) -> list[Perceel]:
    """Return the parcels of a search, from the first stock to which its keys lead that has any."""
    for stock in stocks.leading(*_entrance(asked)):
        found = [perceel for perceel in stock.percelen.values() if _matches(perceel, asked)]
        if found:
            return found
    return []


def _entrance(asked: Mapping[str, str]) -> tuple[str, str]:
    for name in ("kadastraleAanduiding", "kadastraleAanduidingMetGemeentecode"):
        if name in asked:
            return "kadaster", asked[name]
    if "nummeraanduidingIdentificatie" in asked:
        return "bag", asked["nummeraanduidingIdentificatie"]
    return "adres", f"{asked.get('postcode', '')} {asked.get('huisnummer', '').lstrip('0')}"


def _require_right(req: falcon.Request, perceel: Perceel) -> None:
    claims = claims_of(req)
    if claims is not None and not heeft_recht(perceel, claims.subject):
        raise Problem(403, "autorisatie", "U heeft geen recht op deze onroerende zaak.")


def _matches(perceel: Perceel, asked: Mapping[str, str]) -> bool:
    if "kadastraleAanduiding" in asked:
        return perceel.kadastrale_aanduiding.casefold() == asked["kadastraleAanduiding"].casefold()
    if "kadastraleAanduidingMetGemeentecode" in asked:
        place = perceel.kadastrale_aanduiding.split(" ")[-2:]
        return [perceel.kadastrale_gemeentecode, *place] == asked["kadastraleAanduidingMetGemeentecode"].split(" ")
    if "persoon__identificatie" in asked:
        return any(asked["persoon__identificatie"] == one.rsin for one in perceel.gerechtigden)
    return any(_at(adres, asked) for adres in perceel.adressen)


def _at(adres: Adres, asked: Mapping[str, str]) -> bool:
    if "nummeraanduidingIdentificatie" in asked:
        return adres.nummeraanduiding_identificatie == asked["nummeraanduidingIdentificatie"]
    tests = {
        "postcode": adres.postcode == asked["postcode"],
        "huisnummer": str(adres.huisnummer) == asked.get("huisnummer", "").lstrip("0"),
        "huisletter": adres.huisletter.upper() == asked.get("huisletter", "").upper(),
        "huisnummertoevoeging": adres.huisnummertoevoeging.upper() == asked.get("huisnummertoevoeging", "").upper(),
    }
    return all(tests[name] for name in tests if name in asked)


def _fields(req: falcon.Request) -> str:
    return str(questions.last(req.params.get("fields", "")))


def _collection(path: str, member: str, bodies: list[Body]) -> Body:
    return {"_links": {"self": answers.link(path)}, "_embedded": {member: bodies} if bodies else {}}


def _send(resp: falcon.Response, body: Body) -> None:
    answer(resp, body, "application/hal+json")
    resp.set_header("Content-Crs", "epsg:28992")
