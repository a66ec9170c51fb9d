"""Answers the questions of the zaken face: which cases, steps, roles, results and links a caller asks for."""

import falcon

from services.mockkit.problem import Problem
from services.mockkit.world import claims_of, system_of, within_branch
from services.registries.zaken import questions
from services.registries.zaken.catalogue_bodies import Body
from services.registries.zaken.desk import Desk
from services.registries.zaken.routes import Find, Rows, created
from services.registries.zaken.stock import Dossier

BSN = "rol__betrokkeneIdentificatie__natuurlijkPersoon__inpBsn"
ROLE_BSN = "betrokkeneIdentificatie__natuurlijkPersoon__inpBsn"
KVK = "rol__betrokkeneIdentificatie__nietNatuurlijkPersoon__innNnpId"
BRANCH = "rol__betrokkeneIdentificatie__vestiging__vestigingsNummer"
ROLE_FILTERS = ("betrokkeneType", "omschrijving", "omschrijvingGeneriek")
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


class CaseAnswers:
    """One method per collection of the zaken face."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def zaken(self, req: falcon.Request) -> list[Body]:
        """Return the cases asked for."""
        expand = questions.expands(req, _EXPAND)
        return [self._zaak(req, one, expand) for one in self._asked(req)]

    def zaak(self, req: falcon.Request, key: str) -> Body:
        """Return one case."""
        return self._zaak(req, self._desk.dossier(req, key), questions.expands(req, _EXPAND))

    def _zaak(self, req: falcon.Request, one: Dossier, expand: frozenset[str]) -> Body:
        """Write a case; who may not receive decisions does not see how it ended."""
        received = self._desk.receives(req, one)
        kept = expand if received else frozenset(part for part in expand if not part.startswith("resultaat"))
        body = self._desk.cases.zaak(one, kept)
        body["voorportaal"]["aanvullen"] = self._desk.adds(req, one)
        return body if received else body | {"resultaat": None}

    def statussen(self, req: falcon.Request) -> list[Body]:
        """Return the steps reached."""
        expand = questions.expands(req, {"statustype"})
        kind = questions.key_in(req, "statustype")
        last = str(req.params.get("indicatieLaatstGezetteStatus", "")).lower()
        rows = [row for one in self._desk.of_case(req) for row in self._desk.cases.statussen(one, expand)]
        if last in ("true", "false"):
            rows = [row for row in rows if row["indicatieLaatstGezetteStatus"] is (last == "true")]
        return [row for row in rows if kind is None or row["statustype"].endswith(kind)]

    def rollen(self, req: falcon.Request) -> list[Body]:
        """Return the roles."""
        questions.expands(req, ())
        rows = [row for one in self._desk.of_case(req) for row in self._desk.cases.rollen(one)]
        for name in ROLE_FILTERS:
            rows = [row for row in rows if name not in req.params or row[name] == req.params[name]]
        bsn = req.params.get(ROLE_BSN)
        return [row for row in rows if bsn is None or row["betrokkeneIdentificatie"].get("inpBsn") == bsn]

    def resultaten(self, req: falcon.Request) -> list[Body]:
        """Return the results of finished cases."""
        expand = questions.expands(req, {"resultaattype"})
        kind = questions.key_in(req, "resultaattype")
        mine = (one for one in self._desk.of_case(req) if self._desk.receives(req, one))
        found = (self._desk.cases.resultaat(one, expand) for one in mine)
        return [row for row in found if row and (kind is None or row["resultaattype"].endswith(kind))]

    def koppelingen(self, req: falcon.Request) -> list[Body]:
        """Return the links between cases and documents."""
        questions.expands(req, ())
        paper = questions.key_in(req, "informatieobject")
        papers = [one for dossier in self._desk.of_case(req) for one in self._desk.papers_of(req, dossier)]
        return [self._desk.cases.koppeling(one) for one in papers if paper is None or one.id == paper]

    def _asked(self, req: falcon.Request) -> list[Dossier]:
        bsn = req.params.get(BSN) or req.params.get(KVK)
        branch = req.params.get(BRANCH)
        claims = claims_of(req)
        if claims is not None and not system_of(req):
            other = bsn not in (None, claims.subject) or (branch is not None and not within_branch(req, str(branch)))
            if other:
                raise Problem(403, "permission_denied", "U mag alleen uw eigen zaken opvragen.")
        number = req.params.get("identificatie")
        kind = questions.key_in(req, "zaaktype")
        rows = self._desk.stock.of(str(bsn)) if bsn and system_of(req) else self._desk.mine(req)
        return [
            one
            for one in rows
            if bsn in (None, one.owner)
            and branch in (None, one.zaak.vestiging)
            and number in (None, one.zaak.identificatie)
            and kind in (None, self._desk.stock.type_id(one.kind))
        ]


class Links(Rows):
    """GET and POST /zaakinformatieobjecten."""

    def __init__(self, desk: Desk, address: str, find: Find) -> None:
        super().__init__(address, find, {"zaak", "informatieobject"}, paged=False)
        self._desk = desk

    def on_post(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Put a document in a case of the same citizen. Needs Midden."""
        from services.registries.zaken import writing

        asked = writing.new_link(req)
        stock = self._desk.stock
        dossier = stock.dossier(questions.key_of(asked.zaak, "zaak"))
        paper = stock.paper(questions.key_of(asked.informatieobject, "informatieobject"))
        if dossier is None:
            raise questions.invalid("zaak", "does_not_exist", "De zaak bestaat niet.")
        if paper is None:
            raise questions.invalid("informatieobject", "does_not_exist", "Het informatieobject bestaat niet.")
        self._desk.may_add(req, dossier)
        if dossier.done:
            raise Problem(403, "permission_denied", "Deze zaak is afgerond. U kunt er niets meer aan toevoegen.")
        self._desk.paper(req, paper.id)
        if paper.case:
            raise questions.invalid("nonFieldErrors", "unique", "Dit document hoort al bij een zaak.")
        linked = writing.linked(paper, stock.id(dossier), asked)
        stock.keep(linked)
        created(resp, self._desk.cases.koppeling(linked))
