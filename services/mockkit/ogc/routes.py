"""The routes of an OGC API Features face over a landscape: a registry gives the landscape, the rest is here."""

from functools import partial
from typing import Any
from urllib.parse import quote

import falcon

from services.mockkit.app import FaceApp, answer, app
from services.mockkit.faces import BEHEER, Faces, by_holder
from services.mockkit.ogc import questions
from services.mockkit.ogc.answers import GEOJSON, Answers, Body
from services.mockkit.ogc.model import Collection, Landscape
from services.mockkit.problem import Problem
from services.mockkit.world import World, claims_of


def ogc_app(world: World[Any], face: str, landscape: Landscape) -> FaceApp:
    """Return the app of ``face``, whose every answer comes from ``landscape``. Open data: any session may ask."""
    made = app(world, face, "ogc")
    made.req_options.strip_url_path_trailing_slash = True
    base = world.face(face).base_path
    answers = Answers(world.url(face, ""), world.manifest.name, world.face(face).contract)
    made.add_route(base, _Fixed(answers.landing()))
    made.add_route(f"{base}/conformance", _Fixed(answers.conformance()))
    made.add_route(f"{base}/collections", _Fixed(answers.collections(landscape.collections)))
    made.add_route(f"{base}/collections/{{collection}}", _One(answers, landscape))
    made.add_route(f"{base}/collections/{{collection}}/items", _Items(answers, landscape))
    made.add_route(f"{base}/collections/{{collection}}/items/{{key}}", _Item(answers, landscape))
    return made


def ogc_faces(world: World[Any], face: str, landscape: Landscape) -> Faces:
    """Return that face, and the one by which the registry's holder changes it."""
    return Faces({face: partial(ogc_app, world, face, landscape), BEHEER: by_holder(world, "holding")})


class _Fixed:
    """GET a document that is always the same."""

    def __init__(self, body: Body) -> None:
        self._body = body

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        questions.plain(req.params, set())
        _send(resp, self._body)


class _Resource:
    """What the routes below a collection share."""

    def __init__(self, answers: Answers, landscape: Landscape) -> None:
        self.answers = answers
        self.landscape = landscape
        self._by_id = {one.id: one for one in landscape.collections}

    def collection(self, key: str) -> Collection:
        """Return the collection called ``key``; raises Problem 404."""
        found = self._by_id.get(key)
        if found is None:
            raise Problem(404, title="Not Found", detail=f"de verzameling {_short(key)} bestaat niet")
        return found


class _One(_Resource):
    """GET one collection."""

    def on_get(self, req: falcon.Request, resp: falcon.Response, collection: str) -> None:
        questions.plain(req.params, set())
        _send(resp, self.answers.collection(self.collection(collection)))


class _Items(_Resource):
    """GET the items of a collection, in pages."""

    def on_get(self, req: falcon.Request, resp: falcon.Response, collection: str) -> None:
        one = self.collection(collection)
        asked = questions.question(req.params, one)
        claims = claims_of(req)
        every = self.landscape.features(one.id, asked.wanted, claims.subject if claims is not None else "")
        found = [feature for feature in every if asked.fits(feature)]
        shown = found[asked.offset : asked.offset + asked.limit]
        following = asked.offset + asked.limit if asked.offset + asked.limit < len(found) else 0
        given = {name: str(value) for name, value in req.params.items()}
        body = self.answers.items(one, shown, len(found), asked.crs, given, following)
        _send(resp, body, asked.crs)


class _Item(_Resource):
    """GET one item."""

    def on_get(self, req: falcon.Request, resp: falcon.Response, collection: str, key: str) -> None:
        one, crs = self.collection(collection), questions.system(req.params)
        found = self.landscape.feature(one.id, key)
        if found is None:
            said = f"object {_short(key)} bestaat niet in de verzameling {one.id}"
            raise Problem(404, title="Not Found", detail=said)
        _send(resp, self.answers.item(one, found, crs), crs)


def _send(resp: falcon.Response, body: Body, crs: str = "") -> None:
    answer(resp, body, GEOJSON if crs else "application/json")
    if crs:
        resp.set_header("Content-Crs", f"<{crs}>")


def _short(text: str) -> str:
    return quote(text[:60], safe="")
