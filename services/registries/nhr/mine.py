"""The face ``mijnorganisaties``: in which organisations a person has a function, for that person only."""

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import falcon
from msgspec import Struct

from resources import toml
from services.mockkit.problem import Problem
from services.mockkit.stocks import Stocks
from services.mockkit.world import World, require_subject
from services.registries.nhr.answers import websites
from services.registries.nhr.block import Block, Functionaris, Onderneming
from services.registries.nhr.stock import Stock

FACE, PATH = "mijnorganisaties", "/mijnorganisaties"
PER_PAGE = 10
_MAX_BODY = 64 * 1024
_MIJN_KVK = "https://www.kvk.example/mijn-kvk"
Body = dict[str, Any]
Found = tuple[Onderneming, list[Functionaris]]


@cache
def _texts() -> Mapping[str, Mapping[str, Any]]:
    return toml.read_kept(Path(__file__).with_name("labels.toml"))


class MijnOrganisaties:
    """POST /mijnorganisaties {bsn}: the organisations of the session's subject, ten to a page."""

    def __init__(self, world: World[Block], stocks: Stocks[Block, Stock]) -> None:
        self._world = world
        self._stocks = stocks

    def on_post(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Answer with the page; without organisations the list is empty. 403 for anybody else's BSN."""
        if not req.client_accepts_json:
            raise Problem(406)
        taal, page = _query(req.params)
        bsn = _bsn(req)
        require_subject(req, bsn)
        found = self._stocks.of(bsn).van(bsn, self._world.clock.today().strftime("%Y%m%d"))
        resp.content_type = "application/json"
        resp.text = json.dumps(_Page(self._world, taal, page).body(found), ensure_ascii=False)


class _Page(Struct, frozen=True):
    """Writes one page in one language."""

    world: World[Block]
    taal: str
    page: int

    def body(self, found: Sequence[Found]) -> Body:
        labels = {name: told for name, told in _texts()[self.taal].items() if name != "link"}
        shown = found[(self.page - 1) * PER_PAGE : self.page * PER_PAGE]
        return {
            "metadata": {"$scheme": "kvkMijnOrganisatiesMijnOverheid", "version": "1.0.0"},
            "pagination": self._pagination(len(found), len(shown)),
            "organisaties": [self._organisatie(one, functies) for one, functies in shown],
            "itemAttributeLabels": labels,
        }

    def _pagination(self, total: int, shown: int) -> Body:
        start = (self.page - 1) * PER_PAGE
        last = max(1, -(-total // PER_PAGE))
        body: Body = {
            "currentPage": self.page,
            "itemsPerPage": PER_PAGE,
            "from": start + 1 if shown else 0,
            "to": start + shown if shown else 0,
            "totalItems": total,
            "lastPage": last,
        }
        if self.page < last:
            body["next"] = self._href(self.page + 1)
        if 1 < self.page <= last:
            body["previous"] = self._href(self.page - 1)
        return body

    def _href(self, page: int) -> Body:
        return {"href": f"{self.world.url(FACE, PATH)}?taal={self.taal}&page={page}"}

    def _organisatie(self, one: Onderneming, functies: Sequence[Functionaris]) -> Body:
        main = next(part for part in one.sbi if part.hoofd)
        places = one.hoofdvestiging.websites if one.hoofdvestiging else ()
        optional = {
            "administratieveHandelsnaam": one.naam,
            "telefoonnummer": one.telefoonnummer,
            "email": one.email,
            "website": next(iter(websites((*one.websites, *places))), ""),
        }
        link = {
            "href": f"{_MIJN_KVK}/organisaties/#/{one.kvk_nummer}",
            "linkText": _MIJN_KVK,
            "ariaLabel": str(_texts()[self.taal]["link"]).replace("{naam}", one.naam),
        }
        body = {"kvkNummer": one.kvk_nummer} | {name: text for name, text in optional.items() if text}
        return body | {
            "rechtsvorm": one.rechtsvorm,
            "functies": list(dict.fromkeys(part.functie for part in functies)),
            "sbi": f"{main.code} {main.omschrijving}",
            "_links": {"self": link},
        }


def _query(params: Mapping[str, Any]) -> tuple[str, int]:
    taal, page = params.get("taal", "nl"), params.get("page", "1")
    if taal not in ("nl", "en"):
        raise Problem(400, "paramsValidation", "taal is nl of en.")
    if not isinstance(page, str) or not re.fullmatch("[0-9]{1,6}", page) or int(page) < 1:
        raise Problem(400, "paramsValidation", "page is een heel getal vanaf 1.")
    return str(taal), int(page)


def _bsn(req: falcon.Request) -> str:
    # 400 where others say 413 or 415: the document knows no other refusal of a body.
    if (req.content_type or "").split(";")[0].strip().lower() != "application/json":
        raise Problem(400, "paramsValidation", "De vraag is geen application/json.")
    raw = req.bounded_stream.read(_MAX_BODY + 1)
    if len(raw) > _MAX_BODY:
        raise Problem(400, "paramsValidation", "De vraag is te groot.")
    try:
        parsed = json.loads(raw)
    except (ValueError, RecursionError):
        raise Problem(400, "paramsValidation", "De vraag is geen geldige JSON.") from None
    bsn = parsed.get("bsn") if isinstance(parsed, dict) else None
    if not isinstance(bsn, str) or not re.fullmatch("[0-9]{9}", bsn):
        raise Problem(400, "paramsValidation", "De vraag is een object met een bsn van negen cijfers.")
    return bsn
