"""Who may open which box of the Berichtenbox: the receiver, the session that fetched, and known messages."""

import re

import falcon

from services.mockkit.problem import Problem
from services.mockkit.world import World, branch_of, claims_of
from services.registries.berichten import questions
from services.registries.berichten.block import Block
from services.registries.berichten.stock import SESSIONS, Box, Item, Placed, Stock

_RECEIVER = re.compile(r"(BSN|RSIN|KVK|OIN):([0-9]+)", re.ASCII)


class Desk:
    """What every route needs: the boxes, and the checks before a box is opened."""

    def __init__(self, world: World[Block]) -> None:
        self.world = world
        self.stock = Stock(world)
        self.base = f"{world.face('berichten').base_path}/berichten"

    def receiver(self, req: falcon.Request) -> str:
        """Return the number in X-Ontvanger; it must be the one the session acts for."""
        match = _RECEIVER.fullmatch(req.get_header("X-Ontvanger") or "")
        if match is None:
            raise Problem(400, detail="De header X-Ontvanger is verplicht en heeft de vorm BSN:123456789.")
        claims = claims_of(req)
        if claims is not None and claims.subject != match[2]:
            raise Problem(403, detail="U bent niet geautoriseerd voor deze ontvanger.")
        return match[2]

    def box(self, req: falcon.Request) -> Box:
        """Return the receiver's box; 409 until this session has called _ophalen."""
        number = self.receiver(req)
        if self.world.store.get(SESSIONS, session_key(req, number)) is None:
            raise Problem(409, detail="De berichten zijn nog niet opgehaald. Roep eerst GET /berichten/_ophalen aan.")
        return self.stock.box(number, branch_of(req))

    def open(self, req: falcon.Request, key: str) -> tuple[Box, Placed]:
        """Return a message that still exists; 404 otherwise."""
        box = self.box(req)
        item = self.known(box, key)
        placed = box.one(item, self.stock.state(box.bsn))
        if placed is None:
            raise Problem(404, detail="Dit bericht bestaat niet meer.")
        return box, placed

    def known(self, box: Box, key: str) -> Item:
        """Return a message that exists or existed in this box; 400 for no UUID, 404 for a strange one."""
        item = box.find(questions.uuid_of(key))
        if item is None:
            raise Problem(404, detail="Dit bericht bestaat niet.")
        return item

    def from_store(self, req: falcon.Request, item: Item) -> None:
        """Check ``magazijnId``: 400 when absent, 502 for one nobody knows, 404 for another's."""
        store = req.get_param("magazijnId") or ""
        if not store:
            raise Problem(400, detail="De parameter magazijnId is verplicht.")
        if store not in self.stock.senders:
            raise Problem(502, detail="Dit magazijn staat niet in het magazijnregister.")
        if store != item.sender.oin:
            raise Problem(404, detail="Dit bericht bestaat niet in dit magazijn.")


def session_key(req: falcon.Request, number: str) -> str:
    """Return the key under which this session's fetching is remembered."""
    claims = claims_of(req)
    return f"{getattr(claims, 'session_id', 'zonder')}/{number}"
