"""The KvK's mock: search and profiles for every session, and a person's own organisations for that person."""

import json
from typing import Any

import falcon

from services.mockkit.app import app
from services.mockkit.world import World
from services.registries.nhr import mine, questions, refusals
from services.registries.nhr.answers import BASIS, PLACE, Writer
from services.registries.nhr.block import Block, Onderneming
from services.registries.nhr.search import zoek
from services.registries.nhr.stock import Stock, open_vestigingen, stocked

SEARCH = "zoeken"


def create(world: World[Block]) -> dict[str, falcon.App[Any, Any]]:
    """Return the apps of the four faces; raises InputError when two personas contradict each other."""
    stock = stocked(world)
    search = refusals.speak(app(world, SEARCH, "plain"))
    search.add_route(f"{world.face(SEARCH).base_path}/zoeken", Zoeken(world, stock))
    profile = refusals.speak(app(world, BASIS, "plain"))
    base = f"{world.face(BASIS).base_path}/{{kvk}}"
    profile.add_route(base, Basisprofiel(world, stock))
    profile.add_route(f"{base}/eigenaar", Eigenaar(world, stock))
    profile.add_route(f"{base}/hoofdvestiging", Hoofdvestiging(world, stock))
    profile.add_route(f"{base}/vestigingen", Vestigingen(world, stock))
    place = refusals.speak(app(world, PLACE, "plain"))
    place.add_route(f"{world.face(PLACE).base_path}/{{nummer}}", Vestigingsprofiel(world, stock))
    own = refusals.speak_details(app(world, mine.FACE, "plain"))
    own.add_route(f"{world.face(mine.FACE).base_path}{mine.PATH}", mine.MijnOrganisaties(world, stock))
    return {SEARCH: search, BASIS: profile, PLACE: place, mine.FACE: own}


class _Answering:
    """What every profile needs: the stock, and a writer for what is asked."""

    def __init__(self, world: World[Block], stock: Stock) -> None:
        self._world = world
        self._stock = stock

    def _asked(self, req: falcon.Request, kvk: str) -> tuple[str, Writer, Onderneming]:
        media = questions.media(req)
        number = questions.kvk_nummer(kvk)
        geo = questions.geo_data(req.params)
        one = self._stock.ondernemingen.get(number)
        if one is None:
            raise refusals.kvk_onbekend(number)
        return media, Writer(self._world, geo), one


class Zoeken(_Answering):
    """GET /zoeken: companies by number, name or address; any session may ask."""

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Answer with a page of results; none is 404 IPD5200."""
        media = questions.media(req)
        _send(resp, zoek(self._world, self._stock, questions.zoekvraag(req.params)), media)


class Basisprofiel(_Answering):
    """GET /basisprofielen/{kvkNummer}."""

    def on_get(self, req: falcon.Request, resp: falcon.Response, kvk: str) -> None:
        """Answer with the company; 404 IPD0005 when unknown."""
        media, writer, one = self._asked(req, kvk)
        _send(resp, writer.basisprofiel(one), media)


class Eigenaar(_Answering):
    """GET /basisprofielen/{kvkNummer}/eigenaar."""

    def on_get(self, req: falcon.Request, resp: falcon.Response, kvk: str) -> None:
        """Answer with the owner."""
        media, writer, one = self._asked(req, kvk)
        _send(resp, writer.eigenaar(one), media)


class Hoofdvestiging(_Answering):
    """GET /basisprofielen/{kvkNummer}/hoofdvestiging."""

    def on_get(self, req: falcon.Request, resp: falcon.Response, kvk: str) -> None:
        """Answer with the main place of business; 404 IPD0005 when the company has none."""
        media, writer, one = self._asked(req, kvk)
        if one.hoofdvestiging is None:
            raise refusals.kvk_onbekend(one.kvk_nummer)
        _send(resp, writer.hoofdvestiging(one, one.hoofdvestiging), media)


class Vestigingen(_Answering):
    """GET /basisprofielen/{kvkNummer}/vestigingen."""

    def on_get(self, req: falcon.Request, resp: falcon.Response, kvk: str) -> None:
        """Answer with all places of business; 404 IPD0005 when the company has none."""
        media, writer, one = self._asked(req, kvk)
        if not open_vestigingen(one, writer.vandaag):
            raise refusals.kvk_onbekend(one.kvk_nummer)
        _send(resp, writer.vestigingen(one), media)


class Vestigingsprofiel(_Answering):
    """GET /vestigingsprofielen/{vestigingsnummer}."""

    def on_get(self, req: falcon.Request, resp: falcon.Response, nummer: str) -> None:
        """Answer with one place of business; 404 IPD0007 when unknown."""
        media = questions.media(req)
        number = questions.vestigingsnummer(nummer)
        geo = questions.geo_data(req.params)
        found = self._stock.vestigingen.get(number)
        if found is None:
            raise refusals.vestiging_onbekend(number)
        _send(resp, Writer(self._world, geo).vestigingsprofiel(*found), media)


def _send(resp: falcon.Response, body: Any, media: str) -> None:
    resp.content_type = media
    resp.text = json.dumps(body, ensure_ascii=False)
