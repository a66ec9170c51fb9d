"""The mock of Dienst Toeslagen: the allowances of the session's subject, and a trial calculation."""

from functools import partial
from typing import Any

import falcon

from services.mockkit.app import FaceApp
from services.mockkit.faces import BEHEER, Faces
from services.mockkit.own_face import Gegevens, answer, asked_in_body, own_face
from services.mockkit.world import World
from services.registries.toeslagen.answers import Proefvraag, Vraag, betalingen, proefberekening, toeslagen
from services.registries.toeslagen.block import Block

FACE = "toeslagen"


def create(world: World[Block]) -> Faces:
    """Return the apps of both faces."""
    return Faces({FACE: partial(_own, world), BEHEER: partial(_beheer, world)})


def _own(world: World[Block]) -> FaceApp:
    routes: dict[str, Any] = {
        "/toeslagen": Gegevens(world, Block(), Vraag, toeslagen),
        "/betalingen": Gegevens(world, Block(), Vraag, betalingen),
        "/proefberekeningen": Proefberekeningen(),
    }
    return own_face(world, FACE, routes)


def _beheer(world: World[Block]) -> FaceApp:
    from services.mockkit import beheer
    from services.registries.toeslagen import holding
    from services.registries.toeslagen.beheer import CHANGES

    return beheer.mount(world, (*CHANGES, *holding.CHANGES))


class Proefberekeningen:
    """POST what an allowance depends on: about nobody in particular, and nothing is kept."""

    def on_post(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Answer with what comes out."""
        answer(resp, proefberekening(asked_in_body(Proefvraag, req)))
