"""Plays the register: answers a representative, and nobody else, whom they represent."""

from typing import Annotated, Any

import falcon
import msgspec

from services.mockkit.app import app
from services.mockkit.contract import asked
from services.mockkit.world import World, require_subject
from services.registries.ccbr.records import Vertegenwoordigingen
from services.registries.ccbr.stock import representatives

FACE = "maatregelen"


class Vertegenwoordiger(msgspec.Struct):
    """Whose clients."""

    burgerservicenummer: Annotated[str, msgspec.Meta(pattern="^[0-9]{9}$")]


def create(world: World[Any]) -> dict[str, falcon.App[Any, Any]]:
    """Return the app of the one face."""
    made = app(world, FACE, "plain")
    made.add_route(f"{world.face(FACE).base_path}/vertegenwoordigers/{{bsn}}/maatregelen", Maatregelen())
    return {FACE: made}


class Maatregelen:
    """GET whom one person represents."""

    def on_get(self, req: falcon.Request, resp: falcon.Response, bsn: str) -> None:
        """Answer with every measure; 400 for no BSN, 403 for another's, an empty list for who represents nobody."""
        asked(Vertegenwoordiger, {"burgerservicenummer": bsn})
        require_subject(req, bsn)
        resp.content_type = "application/json"
        resp.data = msgspec.json.encode(Vertegenwoordigingen(representatives().get(bsn, ())))
