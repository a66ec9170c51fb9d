"""The mock of Dienst Toeslagen: the allowances of the session's subject, and a trial calculation."""

from typing import Any

import falcon

from services.mockkit import beheer
from services.mockkit.own_face import Gegevens, answer, asked_in_body, own_face
from services.mockkit.world import World
from services.registries.toeslagen import holding
from services.registries.toeslagen.answers import Proefvraag, Vraag, betalingen, proefberekening, toeslagen
from services.registries.toeslagen.beheer import CHANGES
from services.registries.toeslagen.block import Block

FACE = "toeslagen"


def create(world: World[Block]) -> dict[str, falcon.App[Any, Any]]:
    """Return the apps of both faces."""
    routes: dict[str, Any] = {
        "/toeslagen": Gegevens(world, Block(), Vraag, toeslagen),
        "/betalingen": Gegevens(world, Block(), Vraag, betalingen),
        "/proefberekeningen": Proefberekeningen(),
    }
    return {FACE: own_face(world, FACE, routes), beheer.FACE: beheer.mount(world, (*CHANGES, *holding.CHANGES))}


class Proefberekeningen:
    """POST what an allowance depends on: about nobody in particular, and nothing is kept."""

    def on_post(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Answer with what comes out."""
        answer(resp, proefberekening(asked_in_body(Proefvraag, req)))
