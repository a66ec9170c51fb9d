"""The mock of the three ZGW faces: the routes that a citizen's front office needs, over the personas' cases."""

from collections.abc import Callable, Iterable
from typing import Any

import falcon

from services.documents import pdf, picture
from services.mockkit.app import app
from services.mockkit.problem import Problem
from services.mockkit.world import World, claims_of
from services.registries.zaken import questions, writing
from services.registries.zaken.block import Block
from services.registries.zaken.case_bodies import CaseBodies
from services.registries.zaken.catalogue_bodies import Body, CatalogueBodies
from services.registries.zaken.stock import Dossier, Kind, Paper, Stock

_BSN = "rol__betrokkeneIdentificatie__natuurlijkPersoon__inpBsn"
_ROL_BSN = "betrokkeneIdentificatie__natuurlijkPersoon__inpBsn"
_EXPAND = frozenset(
    {
        "zaaktype",
        "status",
        "status.statustype",
        "resultaat",
        "resultaat.resultaattype",
        "rollen",
        "zaakinformatieobjecten",
    }
)
_OBJECT = ("objectinformatieobjecten_object", "objectinformatieobjecten__object")
Find = Callable[[falcon.Request], list[Body]]


def create(world: World[Block]) -> dict[str, falcon.App[Any, Any]]:
    """Return the apps of the faces zaken, catalogi and documenten."""
    desk = Desk(world)
    return {
        "zaken": _zaken(desk, app(world, "zaken", "zgw")),
        "catalogi": _catalogi(desk, app(world, "catalogi", "zgw")),
        "documenten": _documenten(desk, app(world, "documenten", "zgw")),
    }


class Desk:
    """What every route needs: the cases a caller may see, and their bodies."""

    def __init__(self, world: World[Block]) -> None:
        self.world = world
        self.stock = Stock(world)
        self.cases = CaseBodies(self.stock)
        self.catalogue = CatalogueBodies(self.stock)

    def mine(self, req: falcon.Request) -> list[Dossier]:
        """Return the cases of the one acted for; all of them when the mock asks no token."""
        claims = claims_of(req)
        return [one for one in self.stock.dossiers.values() if claims is None or one.bsn == claims.subject]

    def of_case(self, req: falcon.Request) -> list[Dossier]:
        """Return the cases that parameter ``zaak`` narrows to; another citizen's case is refused."""
        key = questions.key_in(req, "zaak")
        if key is None:
            return self.mine(req)
        dossier = self.stock.dossiers.get(key)
        return [self.allowed(req, dossier)] if dossier else []

    def dossier(self, req: falcon.Request, key: str) -> Dossier:
        """Return one case; 404 when there is none, 403 when it is another's."""
        dossier = self.stock.dossiers.get(key.lower())
        if dossier is None:
            raise Problem(404, "not_found", title="Niet gevonden.")
        return self.allowed(req, dossier)

    def allowed(self, req: falcon.Request, dossier: Dossier) -> Dossier:
        """Return ``dossier`` if the caller may see it; raises the published 403."""
        self._own(req, dossier.bsn)
        return dossier

    def paper(self, req: falcon.Request, key: str) -> Paper:
        """Return one document; 404 when there is none, 403 when it is another's."""
        paper = self.stock.paper(key.lower())
        if paper is None:
            raise Problem(404, "not_found", title="Niet gevonden.")
        self._own(req, paper.owner)
        return paper

    def papers(self, req: falcon.Request) -> list[Paper]:
        """Return the documents of the caller's cases."""
        return [paper for dossier in self.mine(req) for paper in self.stock.papers(dossier)]

    def _own(self, req: falcon.Request, bsn: str) -> None:
        claims = claims_of(req)
        if claims is not None and claims.subject != bsn:
            raise Problem(403, "permission_denied", "U mag deze zaak niet bekijken.")


class Rows:
    """GET a collection: checked questions, filtered rows, one page."""

    def __init__(
        self, address: str, find: Find, known: Iterable[str], *, crs: bool = False, paged: bool = True
    ) -> None:
        self._address = address
        self._find = find
        self._known = frozenset(known) | {"expand"} | ({"page"} if paged else set())
        self._crs = crs
        self._paged = paged

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Answer with the page asked for."""
        questions.only(req, self._known)
        if self._crs:
            questions.need_crs(req)
        rows = self._find(req)
        send(resp, questions.page(req, self._address, rows) if self._paged else rows, crs=self._crs)


class One:
    """GET one resource by uuid."""

    def __init__(
        self, find: Callable[[falcon.Request, str], Body], known: Iterable[str] = (), *, crs: bool = False
    ) -> None:
        self._find = find
        self._known = frozenset(known) | {"expand"}
        self._crs = crs

    def on_get(self, req: falcon.Request, resp: falcon.Response, key: str) -> None:
        """Answer with the resource."""
        questions.only(req, self._known)
        if self._crs:
            questions.need_crs(req)
        send(resp, self._find(req, key), crs=self._crs)


class Documents(Rows):
    """GET and POST /enkelvoudiginformatieobjecten."""

    def __init__(self, desk: Desk, address: str, find: Find) -> None:
        super().__init__(address, find, {"identificatie", "bronorganisatie", *_OBJECT})
        self._desk = desk

    def on_post(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Keep a document that a citizen adds; it belongs to no case yet. Needs Midden."""
        paper = writing.new_paper(req, self._desk.stock)
        self._desk.stock.keep(paper)
        body = self._desk.cases.document(paper)
        created(resp, body | {"lock": ""})


class Links(Rows):
    """GET and POST /zaakinformatieobjecten."""

    def __init__(self, desk: Desk, address: str, find: Find) -> None:
        super().__init__(address, find, {"zaak", "informatieobject"}, paged=False)
        self._desk = desk

    def on_post(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Put a document in a case of the same citizen. Needs Midden."""
        asked = writing.new_link(req)
        dossier = self._desk.stock.dossiers.get(questions.key_of(asked.zaak, "zaak"))
        paper = self._desk.stock.paper(questions.key_of(asked.informatieobject, "informatieobject"))
        if dossier is None:
            raise questions.invalid("zaak", "does_not_exist", "De zaak bestaat niet.")
        if paper is None:
            raise questions.invalid(
                "informatieobject", "does_not_exist", "Het informatieobject bestaat niet."
            )
        self._desk.allowed(req, dossier)
        self._desk.paper(req, paper.id)
        if paper.case:
            raise questions.invalid("nonFieldErrors", "unique", "Dit document hoort al bij een zaak.")
        linked = writing.linked(paper, self._desk.stock.id(dossier), asked)
        self._desk.stock.keep(linked)
        created(resp, self._desk.cases.koppeling(linked))


class Download:
    """GET the bytes of a document."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def on_get(self, req: falcon.Request, resp: falcon.Response, key: str) -> None:
        """Answer with the file, made on request when it stems from the persona's table."""
        questions.only(req, {"versie", "registratieOp"})
        paper = self._desk.paper(req, key)
        resp.data = content(self._desk, paper)
        resp.content_type = "application/octet-stream"
        resp.set_header("Content-Disposition", "attachment")


def content(desk: Desk, paper: Paper) -> bytes:
    """Return the bytes of a document: what was added, a drawn picture, or a letter."""
    if paper.source is None:
        return writing.decoded(paper)
    if paper.mime == "image/jpeg":
        return picture(paper.title, paper.size)
    dossier = desk.stock.dossiers[paper.case]
    text = paper.source.tekst or f"Dit document hoort bij uw zaak {dossier.zaak.omschrijving.lower()}."
    return pdf(
        paper.title,
        paper.author,
        paper.source.datum,
        tuple(part for part in text.split("\n\n") if part.strip()),
        addressee=(dossier.kind.organisatie.naam if paper.own else dossier.citizen,),
        reference=dossier.zaak.identificatie,
        contact="" if paper.own else dossier.kind.organisatie.telefoon,
        size=paper.size,
    )


def send(resp: falcon.Response, body: Any, *, crs: bool = False) -> None:
    """Answer with JSON."""
    resp.content_type = "application/json"
    resp.media = body
    if crs:
        resp.set_header("Content-Crs", questions.CRS)


def created(resp: falcon.Response, body: Body) -> None:
    """Answer 201 with the address of what was made."""
    send(resp, body)
    resp.status = falcon.HTTP_201
    resp.set_header("Location", body["url"])


def _zaken(desk: Desk, made: falcon.App[Any, Any]) -> falcon.App[Any, Any]:
    base = desk.world.face("zaken").base_path
    cases, stock = desk.cases, desk.stock

    def zaken(req: falcon.Request) -> list[Body]:
        expand = questions.expands(req, _EXPAND)
        return [cases.zaak(one, expand) for one in _asked(desk, req)]

    def zaak(req: falcon.Request, key: str) -> Body:
        return cases.zaak(desk.dossier(req, key), questions.expands(req, _EXPAND))

    def statussen(req: falcon.Request) -> list[Body]:
        expand = questions.expands(req, {"statustype"})
        kind = questions.key_in(req, "statustype")
        rows = [row for one in desk.of_case(req) for row in cases.statussen(one, expand)]
        last = str(req.params.get("indicatieLaatstGezetteStatus", "")).lower()
        rows = [
            row
            for row in rows
            if last not in ("true", "false") or row["indicatieLaatstGezetteStatus"] is (last == "true")
        ]
        return [row for row in rows if kind is None or row["statustype"].endswith(kind)]

    def rollen(req: falcon.Request) -> list[Body]:
        rows = [row for one in desk.of_case(req) for row in cases.rollen(one)]
        for name in ("betrokkeneType", "omschrijving", "omschrijvingGeneriek"):
            rows = [row for row in rows if name not in req.params or row[name] == req.params[name]]
        bsn = req.params.get(_ROL_BSN)
        return [row for row in rows if bsn is None or row["betrokkeneIdentificatie"].get("inpBsn") == bsn]

    def resultaten(req: falcon.Request) -> list[Body]:
        expand = questions.expands(req, {"resultaattype"})
        found = (cases.resultaat(one, expand) for one in desk.of_case(req))
        kind = questions.key_in(req, "resultaattype")
        return [row for row in found if row and (kind is None or row["resultaattype"].endswith(kind))]

    def koppelingen(req: falcon.Request) -> list[Body]:
        paper = questions.key_in(req, "informatieobject")
        rows = [one for dossier in desk.of_case(req) for one in stock.papers(dossier)]
        return [cases.koppeling(one) for one in rows if paper is None or one.id == paper]

    def from_rows(find: Find) -> Callable[[falcon.Request, str], Body]:
        def one(req: falcon.Request, key: str) -> Body:
            return _with_key(find(req), key)

        return one

    url = desk.world.url
    role_filters = {"zaak", "betrokkeneType", "omschrijving", "omschrijvingGeneriek", _ROL_BSN}
    made.add_route(f"{base}/zaken", Rows(url("zaken", "/zaken"), zaken, _ZAKEN_FILTERS, crs=True))
    made.add_route(f"{base}/zaken/{{key}}", One(zaak, crs=True))
    status_filters = {"zaak", "statustype", "indicatieLaatstGezetteStatus"}
    made.add_route(f"{base}/statussen", Rows(url("zaken", "/statussen"), statussen, status_filters))
    made.add_route(f"{base}/statussen/{{key}}", One(from_rows(statussen)))
    made.add_route(f"{base}/rollen", Rows(url("zaken", "/rollen"), rollen, role_filters))
    made.add_route(f"{base}/rollen/{{key}}", One(from_rows(rollen)))
    made.add_route(
        f"{base}/resultaten", Rows(url("zaken", "/resultaten"), resultaten, {"zaak", "resultaattype"})
    )
    made.add_route(f"{base}/resultaten/{{key}}", One(from_rows(resultaten)))
    made.add_route(
        f"{base}/zaakinformatieobjecten", Links(desk, url("zaken", "/zaakinformatieobjecten"), koppelingen)
    )
    made.add_route(f"{base}/zaakinformatieobjecten/{{key}}", One(from_rows(koppelingen)))
    return made


def _catalogi(desk: Desk, made: falcon.App[Any, Any]) -> falcon.App[Any, Any]:
    base = desk.world.face("catalogi").base_path
    bodies = desk.catalogue

    def rows_of(make: Callable[[Kind], list[Body]], parent: str) -> Find:
        def find(req: falcon.Request) -> list[Body]:
            questions.expands(req, ())
            wanted = questions.key_in(req, parent)
            kinds = desk.stock.kinds.items()
            if parent == "catalogus":
                chosen = [kind for _, kind in kinds if wanted in (None, desk.stock.catalogue_id(kind))]
            else:
                chosen = [kind for key, kind in kinds if wanted in (None, key)]
            named = req.params.get("identificatie", req.params.get("zaaktypeIdentificatie"))
            return [row for kind in chosen if named in (None, kind.type_id) for row in make(kind)]

        return find

    def zaaktypen(kind: Kind) -> list[Body]:
        return [bodies.zaaktype(kind)]

    def catalogussen(req: falcon.Request) -> list[Body]:
        return bodies.catalogussen()

    makers: dict[str, tuple[Find, set[str]]] = {
        "zaaktypen": (rows_of(zaaktypen, "catalogus"), {"catalogus", "identificatie"}),
        "statustypen": (rows_of(bodies.statustypen, "zaaktype"), {"zaaktype", "zaaktypeIdentificatie"}),
        "resultaattypen": (rows_of(bodies.resultaattypen, "zaaktype"), {"zaaktype", "zaaktypeIdentificatie"}),
        "roltypen": (rows_of(bodies.roltypen, "zaaktype"), {"zaaktype", "zaaktypeIdentificatie"}),
        "informatieobjecttypen": (rows_of(bodies.informatieobjecttypen, "catalogus"), {"catalogus"}),
        "catalogussen": (catalogussen, set()),
    }
    for name, (find, filters) in makers.items():
        known = filters | {"status", "datumGeldigheid"}
        made.add_route(f"{base}/{name}", Rows(desk.world.url("catalogi", f"/{name}"), find, known))
        made.add_route(f"{base}/{name}/{{key}}", One(_single(find), {"datumGeldigheid"}))
    return made


def _documenten(desk: Desk, made: falcon.App[Any, Any]) -> falcon.App[Any, Any]:
    base = f"{desk.world.face('documenten').base_path}/enkelvoudiginformatieobjecten"

    def documents(req: falcon.Request) -> list[Body]:
        questions.expands(req, ())
        papers = desk.papers(req)
        for name in _OBJECT:
            case = questions.key_in(req, name)
            if case is not None and case in desk.stock.dossiers:
                papers = desk.stock.papers(desk.dossier(req, case))
            elif case is not None:
                papers = []
        rows = [desk.cases.document(paper) for paper in papers]
        for name in ("identificatie", "bronorganisatie"):
            rows = [row for row in rows if name not in req.params or row[name] == req.params[name]]
        return rows

    def document(req: falcon.Request, key: str) -> Body:
        return desk.cases.document(desk.paper(req, key))

    made.add_route(
        base, Documents(desk, desk.world.url("documenten", "/enkelvoudiginformatieobjecten"), documents)
    )
    made.add_route(f"{base}/{{key}}", One(document, {"versie", "registratieOp"}))
    made.add_route(f"{base}/{{key}}/download", Download(desk))
    return made


def _asked(desk: Desk, req: falcon.Request) -> list[Dossier]:
    bsn = req.params.get(_BSN)
    claims = claims_of(req)
    if bsn is not None and claims is not None and bsn != claims.subject:
        raise Problem(403, "permission_denied", "U mag alleen uw eigen zaken opvragen.")
    number = req.params.get("identificatie")
    rows = [
        one for one in desk.mine(req) if bsn in (None, one.bsn) and number in (None, one.zaak.identificatie)
    ]
    kind = questions.key_in(req, "zaaktype")
    return [one for one in rows if kind in (None, desk.stock.type_id(one.kind))]


def _single(find: Find) -> Callable[[falcon.Request, str], Body]:
    def one(req: falcon.Request, key: str) -> Body:
        return _with_key(find(req), key)

    return one


def _with_key(rows: Iterable[Body], key: str) -> Body:
    for row in rows:
        if row["url"].endswith(f"/{key.lower()}"):
            return row
    raise Problem(404, "not_found", title="Niet gevonden.")


_ZAKEN_FILTERS = frozenset({"identificatie", "zaaktype", "ordering", _BSN})
