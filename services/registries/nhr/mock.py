"""The KvK's mock: search and profiles for every session, and a person's own organisations for that person."""

from typing import Any

import falcon

from services.mockkit.app import answer, app
from services.mockkit.beheer import FACE, mount
from services.mockkit.stocks import Stocks
from services.mockkit.world import World
from services.registries.nhr import holding, mine, questions, refusals
from services.registries.nhr.answers import BASIS, PLACE, Writer
from services.registries.nhr.beheer import CHANGES
from services.registries.nhr.block import Block, Onderneming
from services.registries.nhr.boundary import Boundary
from services.registries.nhr.search import zoek
from services.registries.nhr.stock import Stock, open_vestigingen, stocked

SEARCH = "zoeken"


def create(world: World[Block]) -> dict[str, falcon.App[Any, Any]]:
    """Return the apps of the five faces; raises InputError when two personas contradict each other."""
    stocks = Stocks(world, stocked).checked()
    search = refusals.speak(app(world, SEARCH, "plain"))
    search.add_route(f"{world.face(SEARCH).base_path}/zoeken", Zoeken(world, stocks))
    profile = refusals.speak(app(world, BASIS, "plain"))
    base = f"{world.face(BASIS).base_path}/{{kvk}}"
    profile.add_route(base, Basisprofiel(world, stocks))
    profile.add_route(f"{base}/eigenaar", Eigenaar(world, stocks))
    profile.add_route(f"{base}/hoofdvestiging", Hoofdvestiging(world, stocks))
    profile.add_route(f"{base}/vestigingen", Vestigingen(world, stocks))
    place = refusals.speak(app(world, PLACE, "plain"))
    place.add_route(f"{world.face(PLACE).base_path}/{{nummer}}", Vestigingsprofiel(world, stocks))
    own = refusals.speak_details(app(world, mine.FACE, "plain"))
    own.add_route(f"{world.face(mine.FACE).base_path}{mine.PATH}", mine.MijnOrganisaties(world, stocks))
    changes = mount(world, (*CHANGES, *holding.CHANGES))
    return {SEARCH: search, BASIS: profile, PLACE: place, mine.FACE: own, FACE: changes}


class _Answering:
    """What every profile needs: the stock, and a writer for what is asked."""

    def __init__(self, world: World[Block], stocks: Stocks[Block, Stock]) -> None:
        self._world = world
        self._stocks = stocks

    def _asked(self, req: falcon.Request, kvk: str) -> tuple[str, Writer, Onderneming]:
        media = questions.media(req)
        number = questions.kvk_nummer(kvk)
        geo = questions.geo_data(req.params)
        for stock in self._stocks.leading("kvk", number):
            if number in stock.ondernemingen:
                one = Boundary(req).company(stock.ondernemingen[number])
                return media, Writer(self._world, geo), one
        raise refusals.kvk_onbekend(number)


class Zoeken(_Answering):
    """GET /zoeken: companies by number, name or address; any session may ask."""

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Answer with a page of results; none is 404 IPD5200."""
        media = questions.media(req)
        answer(resp, zoek(self._world, self._stocks, questions.zoekvraag(req.params), Boundary(req)), media)


class Basisprofiel(_Answering):
    """GET /basisprofielen/{kvkNummer}."""

    def on_get(self, req: falcon.Request, resp: falcon.Response, kvk: str) -> None:
        """Answer with the company; 404 IPD0005 when unknown."""
        media, writer, one = self._asked(req, kvk)
        answer(resp, writer.basisprofiel(one), media)


class Eigenaar(_Answering):
    """GET /basisprofielen/{kvkNummer}/eigenaar."""

    def on_get(self, req: falcon.Request, resp: falcon.Response, kvk: str) -> None:
        """Answer with the owner."""
        media, writer, one = self._asked(req, kvk)
        answer(resp, writer.eigenaar(one), media)


class Hoofdvestiging(_Answering):
    """GET /basisprofielen/{kvkNummer}/hoofdvestiging."""

    def on_get(self, req: falcon.Request, resp: falcon.Response, kvk: str) -> None:
        """Answer with the main place of business; 404 IPD0005 when the company has none."""
        media, writer, one = self._asked(req, kvk)
        if one.hoofdvestiging is None:
            raise refusals.kvk_onbekend(one.kvk_nummer)
        answer(resp, writer.hoofdvestiging(one, one.hoofdvestiging), media)


class Vestigingen(_Answering):
    """GET /basisprofielen/{kvkNummer}/vestigingen."""

    def on_get(self, req: falcon.Request, resp: falcon.Response, kvk: str) -> None:
        """Answer with all places of business; 404 IPD0005 when the company has none."""
        media, writer, one = self._asked(req, kvk)
        if not open_vestigingen(one, writer.vandaag):
            raise refusals.kvk_onbekend(one.kvk_nummer)
        answer(resp, writer.vestigingen(one), media)


class Vestigingsprofiel(_Answering):
    """GET /vestigingsprofielen/{vestigingsnummer}."""

    def on_get(self, req: falcon.Request, resp: falcon.Response, nummer: str) -> None:
        """Answer with one place of business; 404 IPD0007 when unknown."""
        media = questions.media(req)
        number = questions.vestigingsnummer(nummer)
        geo = questions.geo_data(req.params)
        for stock in self._stocks.leading("kvk", number):
            if number in stock.vestigingen:
                Boundary(req).require(*stock.vestigingen[number])
                answer(resp, Writer(self._world, geo).vestigingsprofiel(*stock.vestigingen[number]), media)
                return
        raise refusals.vestiging_onbekend(number)
