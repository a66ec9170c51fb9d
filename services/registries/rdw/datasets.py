"""RDW's open datasets as published: rows of vehicles, for anybody, asked with a little SoQL."""

import json

import falcon

from services.mockkit.app import FaceApp, answer, app
from services.mockkit.problem import Problem
from services.mockkit.stocks import Stocks
from services.mockkit.world import World
from services.registries.rdw import soql
from services.registries.rdw.block import Block
from services.registries.rdw.columns import COLUMNS
from services.registries.rdw.stock import Stock, stocked

FACE = "opendata"
_FIELDS = {name: json.dumps(list(columns)) for name, columns in COLUMNS.items()}


def mount(world: World[Block]) -> FaceApp:
    """Return the app of this face; raises InputError when two personas contradict each other."""
    made = app(world, FACE, "plain")
    made.add_route(f"{world.face(FACE).base_path}/{{name}}", Dataset(Stocks(world, stocked).checked()))
    return made


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
