"""RDW's mock: the open datasets as published, and our own face for whose vehicle and licence it is."""

import json
from functools import partial
from typing import Any

import falcon

from services.mockkit.app import FaceApp, answer, app
from services.mockkit.faces import BEHEER, Faces
from services.mockkit.own_face import betrokkene
from services.mockkit.problem import Problem
from services.mockkit.stocks import Stocks
from services.mockkit.world import World
from services.registries.rdw import soql
from services.registries.rdw.block import Block, Rijbewijs, Voertuig
from services.registries.rdw.columns import COLUMNS
from services.registries.rdw.stock import Stock, stocked

OPEN, OURS = "opendata", "voertuigbezit"
Body = dict[str, Any]
_FIELDS = {name: json.dumps(list(columns)) for name, columns in COLUMNS.items()}


def create(world: World[Block]) -> Faces:
    """Return the apps of all faces; raises InputError when two personas contradict each other."""
    stocks = Stocks(world, stocked)
    return Faces(
        {
            OPEN: partial(_open_data, world, stocks),
            OURS: partial(_ours, world, stocks),
            BEHEER: partial(_beheer, world),
        }
    )


def _open_data(world: World[Block], stocks: Stocks[Block, Stock]) -> FaceApp:
    made = app(world, OPEN, "plain")
    made.add_route(f"{world.face(OPEN).base_path}/{{name}}", Dataset(stocks))
    return made


def _ours(world: World[Block], stocks: Stocks[Block, Stock]) -> FaceApp:
    made, base = app(world, OURS, "plain"), world.face(OURS).base_path
    made.add_route(f"{base}/voertuigen", Voertuigen(stocks))
    made.add_route(f"{base}/rijbewijzen", Rijbewijzen(stocks))
    return made


def _beheer(world: World[Block]) -> FaceApp:
    from services.mockkit import beheer
    from services.registries.rdw import holding
    from services.registries.rdw.beheer import CHANGES

    return beheer.mount(world, (*CHANGES, *holding.CHANGES))


class Dataset:
    """GET /resource/<dataset>.json with filters and a little SoQL. Open: any session may ask."""

    def __init__(self, stocks: Stocks[Block, Stock]) -> None:
        self._stocks = stocks

    def on_get(self, req: falcon.Request, resp: falcon.Response, name: str) -> None:
        """Answer with the rows; an unknown plate is an empty list."""
        key = name.removesuffix(".json")
        if key == name or key not in COLUMNS:
            body = {"code": "dataset.missing", "error": True, "message": "Not found"}
            raise Problem(404, "dataset.missing", body=body, content_type="application/json")
        rows: list[dict[str, str]] = []
        for stock in self._stocks.leading("kenteken", soql.asked_for("kenteken", req.params)):
            rows = rows or soql.answer(stock.rows[key], COLUMNS[key], req.params)
        resp.set_header("X-SODA2-Fields", _FIELDS[key])
        answer(resp, rows)


class Voertuigen:
    """GET /voertuigen (ours): the vehicles that are or were in the subject's name."""

    def __init__(self, stocks: Stocks[Block, Stock]) -> None:
        self._stocks = stocks

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Answer with the vehicles, present ones first; none is an empty list."""
        bsn = betrokkene(req)
        held = sorted(self._stocks.of(bsn).bezit.get(bsn, ()), key=_held_order)
        answer(resp, {"voertuigen": [_bezit(one) for one in held]})


class Rijbewijzen:
    """GET /rijbewijzen (ours): the subject's driving licence."""

    def __init__(self, stocks: Stocks[Block, Stock]) -> None:
        self._stocks = stocks

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Answer with the licence in a list; none is an empty list."""
        bsn = betrokkene(req)
        found = self._stocks.of(bsn).rijbewijzen.get(bsn)
        answer(resp, {"rijbewijzen": [_rijbewijs(found)] if found else []})


def _bezit(one: Voertuig) -> Body:
    body: Body = {
        "kenteken": one.kenteken,
        "tenaamgesteldSinds": one.datum_tenaamstelling.isoformat(),
        "voertuigsoort": one.voertuigsoort,
        "merk": one.merk,
        "handelsbenaming": one.handelsbenaming,
        "verzekerd": one.wam_verzekerd == "Ja",
        "geschorst": one.geschorst == "Ja",
    }
    if one.tot:
        body["tenaamgesteldTot"] = one.tot.isoformat()
    if one.vervaldatum_apk:
        body["vervaldatumApk"] = one.vervaldatum_apk.isoformat()
    return body


def _rijbewijs(one: Rijbewijs) -> Body:
    body: Body = {"nummer": one.nummer, "geldigTot": one.geldig_tot.isoformat(), "status": one.status}
    if one.afgegeven:
        body["afgegeven"] = one.afgegeven.isoformat()
    if one.afgegeven_door:
        body["afgegevenDoor"] = one.afgegeven_door
    body["categorieen"] = [
        {
            "code": part.code,
            "vanaf": part.vanaf.isoformat(),
            "tot": part.tot.isoformat(),
            "beperkingen": list(part.beperkingen),
        }
        for part in one.categorieen
    ]
    return body


def _held_order(one: Voertuig) -> tuple[bool, str]:
    return (one.tot is not None, one.kenteken)
