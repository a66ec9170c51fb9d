"""The kinds of route of the ZGW faces, a collection that may grow and one resource, and how answers are sent."""

from collections.abc import Callable, Iterable
from typing import Any

import falcon

from services.mockkit.app import answer
from services.mockkit.world import require_system
from services.registries.zaken import questions
from services.registries.zaken.catalogue_bodies import Body
from services.registries.zaken.desk import Desk, not_found

Find = Callable[[falcon.Request], list[Body]]
FindOne = Callable[[falcon.Request, str], Body]


class Rows:
    """GET a collection: checked questions, filtered rows, one page."""

    def __init__(
        self, address: str, find: Find, known: Iterable[str], *, crs: bool = False, paged: bool = True
    ) -> None:
        self._address = address
        self.find = find
        self.known = frozenset(known) | {"expand"} | ({"page"} if paged else set())
        self.crs = crs
        self.paged = paged

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Answer with the page asked for."""
        questions.only(req, self.known)
        if self.crs:
            questions.need_crs(req)
        rows = self.find(req)
        send(resp, questions.page(req, self._address, rows) if self.paged else rows, crs=self.crs)


class Growing(Rows):
    """GET a collection, and POST to it: organisations add (``opening``)."""

    def __init__(self, desk: Desk, name: str, find: Find, known: set[str], *, crs: bool = False) -> None:
        super().__init__(desk.world.url("zaken", f"/{name}"), find, known, crs=crs)
        self._desk = desk
        self._name = name

    def on_post(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Answer 201 with what was made; how that is done is imported with the first one, for most only read."""
        from services.registries.zaken import opening

        require_system(req)
        with self._desk.world.changing():
            created(resp, opening.KINDS[self._name](self._desk).add(req))


class One:
    """GET one resource by uuid."""

    def __init__(self, find: FindOne, known: Iterable[str] = (), *, crs: bool = False) -> None:
        self._find = find
        self.known = frozenset(known) | {"expand"}
        self.crs = crs

    def on_get(self, req: falcon.Request, resp: falcon.Response, key: str) -> None:
        """Answer with the resource."""
        questions.only(req, self.known)
        if self.crs:
            questions.need_crs(req)
        send(resp, self._find(req, key), crs=self.crs)


def one_of(find: Find) -> FindOne:
    """Return a finder of one row of a collection, by the uuid at the end of its address."""

    def found(req: falcon.Request, key: str) -> Body:
        for row in find(req):
            if row["url"].endswith(f"/{key.lower()}"):
                return row
        raise not_found()

    return found


def send(resp: falcon.Response, body: Any, *, crs: bool = False) -> None:
    """Answer with JSON."""
    answer(resp, body)
    if crs:
        resp.set_header("Content-Crs", questions.CRS)


def created(resp: falcon.Response, body: Body) -> None:
    """Answer 201 with the address of what was made."""
    send(resp, body)
    resp.status = falcon.HTTP_201
    resp.set_header("Location", body["url"])
