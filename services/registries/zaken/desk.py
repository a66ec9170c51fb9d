"""Who may see what at the ZGW faces: the caller's own cases and papers, and the refusals for others'."""

import falcon

from services.mockkit.problem import Problem
from services.mockkit.world import World, claims_of, system_of, within_branch
from services.registries.zaken import questions
from services.registries.zaken.block import Block
from services.registries.zaken.case_bodies import CaseBodies
from services.registries.zaken.catalogue_bodies import CatalogueBodies
from services.registries.zaken.stock import Dossier, Paper, Stock


class Desk:
    """What every route needs: the cases a caller may see, and the bodies they are written in."""

    def __init__(self, world: World[Block]) -> None:
        self.world = world
        self.stock = Stock(world)
        self.cases = CaseBodies(self.stock)
        self.catalogue = CatalogueBodies(self.stock)

    def mine(self, req: falcon.Request) -> list[Dossier]:
        """Return the cases of the one acted for that the mandate covers; all of them when the mock asks no token."""
        claims = claims_of(req)
        if claims is None or system_of(req):
            return self.stock.known()
        registry = self.world.registry
        own = [one for one in self.stock.of(claims.subject) if within_branch(req, one.zaak.vestiging)]
        return [one for one in own if claims.may("read", registry, one.zaak.zaaktype)]

    def of_case(self, req: falcon.Request) -> list[Dossier]:
        """Return the cases that parameter ``zaak`` narrows to; another citizen's case is refused."""
        key = questions.key_in(req, "zaak")
        if key is None:
            return self.mine(req)
        dossier = self.stock.dossier(key)
        return [self.allowed(req, dossier)] if dossier else []

    def dossier(self, req: falcon.Request, key: str) -> Dossier:
        """Return one case; 404 when there is none, 403 when it is another's."""
        dossier = self.stock.dossier(key.lower())
        if dossier is None:
            raise not_found()
        return self.allowed(req, dossier)

    def allowed(self, req: falcon.Request, dossier: Dossier) -> Dossier:
        """Return ``dossier`` if the caller may see it; raises the published 403."""
        self._own(req, dossier.owner, dossier.zaak.vestiging, "read", dossier.zaak.zaaktype)
        return dossier

    def may_add(self, req: falcon.Request, dossier: Dossier) -> None:
        """Refuse with the published 403 who may look at this case but submit nothing."""
        self._own(req, dossier.owner, dossier.zaak.vestiging, "submit", dossier.zaak.zaaktype)

    def adds(self, req: falcon.Request, dossier: Dossier) -> bool:
        """Return True when the caller may submit something to this case, which must still run."""
        claims = claims_of(req)
        covered = claims is None or claims.may("submit", self.world.registry, dossier.zaak.zaaktype)
        return covered and not dossier.done

    def receives(self, req: falcon.Request, dossier: Dossier) -> bool:
        """Return True when the caller may receive decisions of this kind of case."""
        claims = claims_of(req)
        if claims is None or system_of(req):
            return True
        return claims.may("receive", self.world.registry, dossier.zaak.zaaktype)

    def paper(self, req: falcon.Request, key: str) -> Paper:
        """Return one document; 404 when there is none, 403 when it is another's."""
        paper = self.stock.paper(key.lower())
        if paper is None:
            raise not_found()
        dossier = self.stock.dossier(paper.case)
        kind = dossier.zaak.zaaktype if dossier else ""
        self._own(req, paper.owner, paper.branch, "read" if paper.own else "receive", kind)
        return paper

    def papers(self, req: falcon.Request) -> list[Paper]:
        """Return the documents of the caller's cases."""
        return [paper for dossier in self.mine(req) for paper in self.papers_of(req, dossier)]

    def papers_of(self, req: falcon.Request, dossier: Dossier) -> list[Paper]:
        """Return the documents of one case: the citizen's own, and the organisation's for who may receive them."""
        received = self.receives(req, dossier)
        return [paper for paper in self.stock.papers(dossier) if received or paper.own]

    def _own(self, req: falcon.Request, number: str, branch: str, right: str, kind: str) -> None:
        claims = claims_of(req)
        if claims is None or system_of(req):
            return
        mine = claims.subject == number and within_branch(req, branch)
        if not mine or not claims.may(right, self.world.registry, kind):
            raise Problem(403, "permission_denied", "U mag deze zaak niet bekijken.")


def not_found() -> Problem:
    """Return the refusal of an unknown uuid."""
    return Problem(404, "not_found", "Niet gevonden.", title="Niet gevonden.")
