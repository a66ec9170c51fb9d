"""Answers the questions of the catalogi face; it is the same for everybody who has a session."""

from collections.abc import Callable, Mapping

import falcon

from services.registries.zaken import questions
from services.registries.zaken.catalogue_bodies import Body
from services.registries.zaken.desk import Desk
from services.registries.zaken.routes import Find
from services.registries.zaken.stock import Kind


class CatalogueAnswers:
    """The collections of the catalogi face: how each is found, and by which parameters it is narrowed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def collections(self) -> Mapping[str, tuple[Find, frozenset[str]]]:
        """Return finder and parameters of every collection, by name."""
        bodies = self._desk.catalogue
        by_type = frozenset({"zaaktype", "zaaktypeIdentificatie"})
        return {
            "zaaktypen": (self._in_catalogue(self._zaaktypen), frozenset({"catalogus", "identificatie"})),
            "statustypen": (self._of_type(bodies.statustypen), by_type),
            "resultaattypen": (self._of_type(bodies.resultaattypen), by_type),
            "roltypen": (self._of_type(bodies.roltypen), by_type),
            "informatieobjecttypen": (
                self._in_catalogue(bodies.informatieobjecttypen),
                frozenset({"catalogus"}),
            ),
            "catalogussen": (self._catalogussen, frozenset()),
        }

    def _of_type(self, make: Callable[[Kind], list[Body]]) -> Find:
        def find(req: falcon.Request) -> list[Body]:
            questions.expands(req, ())
            wanted = questions.key_in(req, "zaaktype")
            named = req.params.get("zaaktypeIdentificatie")
            kinds = [kind for key, kind in self._desk.stock.kinds.items() if wanted in (None, key)]
            return [row for kind in kinds if named in (None, kind.type_id) for row in make(kind)]

        return find

    def _in_catalogue(self, make: Callable[[Kind], list[Body]]) -> Find:
        def find(req: falcon.Request) -> list[Body]:
            questions.expands(req, ())
            wanted = questions.key_in(req, "catalogus")
            named = req.params.get("identificatie")
            stock = self._desk.stock
            kinds = [kind for kind in stock.kinds.values() if wanted in (None, stock.catalogue_id(kind))]
            return [row for kind in kinds if named in (None, kind.type_id) for row in make(kind)]

        return find

    def _zaaktypen(self, kind: Kind) -> list[Body]:
        return [self._desk.catalogue.zaaktype(kind)]

    def _catalogussen(self, req: falcon.Request) -> list[Body]:
        questions.expands(req, ())
        return self._desk.catalogue.catalogussen()
