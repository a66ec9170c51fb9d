"""The mock of the log of processing: the lines about the session's subject."""

from typing import Annotated, Any

import falcon
import msgspec

from services.mockkit.contract import asked_in_headers
from services.mockkit.own_face import HEADER, answer, own_face
from services.mockkit.world import World, require_subject
from services.registries.logboek.answers import inzage
from services.registries.logboek.block import Block

FACE = "inzage"


class Betrokkene(msgspec.Struct, frozen=True):
    """About whom is asked: a citizen or a company."""

    betrokkene: Annotated[
        str,
        msgspec.Meta(
            pattern="^(BSN:[0-9]{9}|KVK:[0-9]{8})$",
            description="Over wie de vraag gaat: BSN: met negen cijfers of KVK: met acht.",
        ),
    ] = msgspec.field(name=HEADER)


def create(world: World[Block]) -> dict[str, falcon.App[Any, Any]]:
    """Return the app of the one face."""
    return {FACE: own_face(world, FACE, {"/verwerkingen": _Verwerkingen(world)})}


class _Verwerkingen:
    """GET the lines about the one in the header."""

    def __init__(self, world: World[Block]) -> None:
        self._world = world

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        subject = asked_in_headers(Betrokkene, req).betrokkene.partition(":")[2]
        require_subject(req, subject)
        answer(resp, inzage(self._world, subject))
