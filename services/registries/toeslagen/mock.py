"""The mock of Dienst Toeslagen: the allowances of the session's subject, and a trial calculation."""

from typing import Any

import falcon

from services.mockkit.faces import Faces
from services.mockkit.own_face import Gegevens, answer, asked_in_body, own_faces
from services.mockkit.world import World
from services.registries.toeslagen.answers import Proefvraag, Vraag, betalingen, proefberekening, toeslagen
from services.registries.toeslagen.block import Block

FACE = "toeslagen"


def create(world: World[Block]) -> Faces:
    """Return the apps of both faces."""
    routes: dict[str, Any] = {
        "/toeslagen": Gegevens(world, Block(), Vraag, toeslagen),
        "/betalingen": Gegevens(world, Block(), Vraag, betalingen),
        "/proefberekeningen": Proefberekeningen(),
    }
    return own_faces(world, FACE, routes, "beheer", "holding")


class Proefberekeningen:
    """POST what an allowance depends on: about nobody in particular, and nothing is kept."""

    def on_post(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Answer with what comes out."""
        answer(resp, proefberekening(asked_in_body(Proefvraag, req)))
