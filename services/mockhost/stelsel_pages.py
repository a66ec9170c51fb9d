"""Pages of a running server about what travels between organisations: the message log, deliveries, and a happening.

Like all control pages they need the key that was printed at the start, and come from this machine.
"""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qs

import msgspec

from services.errors import ServiceError
from services.mockhost.control import BASE, body_of
from services.mockhost.front import Page, Reply
from services.mockhost.happening import Happening, Happenings
from services.mockhost.stelsel import Stelsel
from services.mockkit.problem import Problem
from services.stelsel.digilevering.deliveries import Delivery


class StelselPages:
    """The pages. ``admitted`` checks the key and the method, and raises Problem."""

    def __init__(self, stelsel: Stelsel, admitted: Callable[..., str]) -> None:
        self._stelsel = stelsel
        self._admitted = admitted

    def pages(self) -> dict[str, Page]:
        """Return path → page."""
        return {
            f"{BASE}/log": self.log,
            f"{BASE}/bezorging": self.deliveries,
            f"{BASE}/abonnementen": self.subscriptions,
            f"{BASE}/gebeurtenissen": self.happenings,
        }

    def log(self, environ: Mapping[str, Any]) -> Reply:
        """GET the message log, newest first, or with ``?bericht=`` one message with its envelope and content."""
        self._admitted(environ, "GET")
        reader = self._stelsel.messages
        [key, *_] = parse_qs(str(environ.get("QUERY_STRING", ""))).get("bericht", [""])
        if not key:
            return Reply({"regels": [one.told() for one in reader.entries()]})
        found = reader.message(key)
        if found is None:
            raise Problem(404, detail="Dit bericht staat niet (meer) in het log.")
        kept = None if found.kept is None else msgspec.to_builtins(found.kept)
        return Reply({"regels": [one.told() for one in found.entries], "bericht": kept})

    def deliveries(self, environ: Mapping[str, Any]) -> Reply:
        """GET what is on its way and what was given up; POST tries the given up ones again."""
        deliveries = self._stelsel.digilevering.deliveries
        if self._admitted(environ, "GET", "POST") == "POST":
            revived = deliveries.revive()
            self._stelsel.courier.ring()
            return Reply({"opnieuw": revived})
        waiting = [told(one) for _, one in deliveries.waiting()]
        return Reply({"onderweg": waiting, "mislukt": [told(one) for one in deliveries.dead()]})

    def subscriptions(self, environ: Mapping[str, Any]) -> Reply:
        """GET who is subscribed to what. Secrets of webhooks are not told."""
        self._admitted(environ, "GET")
        rows = [msgspec.to_builtins(one) | {"auth": ""} for one in self._stelsel.digilevering.subscriptions()]
        return Reply({"abonnementen": rows})

    def happenings(self, environ: Mapping[str, Any]) -> Reply:
        """GET what can be made to happen; POST one, and hear what was registered."""
        happenings = Happenings(self._stelsel)
        if self._admitted(environ, "GET", "POST") == "GET":
            return Reply({"gebeurtenissen": happenings.names()})
        asked = body_of(environ, Happening)
        try:
            return Reply(happenings.make(asked), status=201)
        except ServiceError as error:
            raise Problem(422, detail=error.problem.get("detail") or str(error)) from error


def told(one: Delivery) -> dict[str, Any]:
    """Return a delivery without the content of its event."""
    event = one.event
    head = {"gebeurtenis": event.id, "type": event.type, "tijd": event.time.isoformat(), "abonnement": one.abonnement}
    return head | {"pogingen": one.pogingen, "volgende": one.volgende.isoformat(), "fout": one.fout}
