"""Answers the questions of the documenten face: the papers of a case, their bytes, and a new one."""

import falcon

from services.documents import pdf, picture
from services.mockkit.world import require_right
from services.registries.zaken import questions, writing
from services.registries.zaken.catalogue_bodies import Body
from services.registries.zaken.desk import Desk, not_found
from services.registries.zaken.routes import Rows, created
from services.registries.zaken.stock import Paper

# The published document writes one underscore, the standard's text two.
OF_OBJECT = ("objectinformatieobjecten_object", "objectinformatieobjecten__object")
_FILTERS = ("identificatie", "bronorganisatie")


class Papers(Rows):
    """GET and POST /enkelvoudiginformatieobjecten."""

    def __init__(self, desk: Desk, address: str) -> None:
        super().__init__(address, self.found, {*_FILTERS, *OF_OBJECT})
        self._desk = desk

    def found(self, req: falcon.Request) -> list[Body]:
        """Return the documents asked for, of one case or of all the caller's cases."""
        questions.expands(req, ())
        rows = [self._desk.cases.document(paper) for paper in self._of_case(req)]
        for name in _FILTERS:
            rows = [row for row in rows if name not in req.params or row[name] == req.params[name]]
        return rows

    def one(self, req: falcon.Request, key: str) -> Body:
        """Return one document."""
        return self._desk.cases.document(self._desk.paper(req, key))

    def on_post(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Keep a document that a citizen adds; it belongs to no case yet. Needs Midden."""
        require_right(req, "submit", self._desk.world.registry)
        paper = writing.new_paper(req, self._desk.stock)
        self._desk.stock.keep(paper)
        created(resp, self._desk.cases.document(paper) | {"lock": ""})

    def _of_case(self, req: falcon.Request) -> list[Paper]:
        for name in OF_OBJECT:
            case = questions.key_in(req, name)
            if case is not None:
                known = self._desk.stock.dossier(case) is not None
                return self._desk.papers_of(req, self._desk.dossier(req, case)) if known else []
        return self._desk.papers(req)


class Download:
    """GET the bytes of a document."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def on_get(self, req: falcon.Request, resp: falcon.Response, key: str) -> None:
        """Answer with the file, made on request when it stems from the persona's table."""
        questions.only(req, {"versie", "registratieOp"})
        resp.data = content(self._desk, self._desk.paper(req, key))
        resp.content_type = "application/octet-stream"
        resp.set_header("Content-Disposition", "attachment")


def content(desk: Desk, paper: Paper) -> bytes:
    """Return the bytes of a document: what was added, a drawn picture, or a letter."""
    if paper.source is None:
        return writing.decoded(paper)
    if paper.mime == "image/jpeg":
        return picture(paper.title, paper.size)
    dossier = desk.stock.dossier(paper.case)
    if dossier is None:
        raise not_found()
    text = paper.source.tekst or f"Dit document hoort bij uw zaak '{dossier.zaak.omschrijving}'."
    office = dossier.kind.organisatie
    return pdf(
        paper.title,
        paper.author,
        paper.source.datum,
        tuple(part for part in text.split("\n\n") if part.strip()),
        addressee=(office.naam if paper.own else dossier.citizen,),
        reference=dossier.zaak.identificatie,
        contact="" if paper.own else office.telefoon,
        size=paper.size,
    )
