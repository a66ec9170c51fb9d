"""Subscriptions: kinds of event and a filter, all of it data; of our own parties and of webhooks.

Every sender with a file of reactions is subscribed to what it reacts to. A webhook subscribes itself over the face
in the shape of Open Notificaties (services.registries.digilevering) and gets CloudEvents.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Literal

import msgspec

from services.decoding import convert
from services.events.event import Registered
from services.events.following import Following
from services.events.outbox import Rows
from services.events.paths import passes
from services.events.reactions.written import Sender

SPACE = "digilevering.abonnementen"
ANY = "*"


class Wanted(msgspec.Struct, frozen=True):
    """One kind of event and the filter on its data.

    ``type`` "*" is every kind, ``part`` a piece of the type; ``system`` narrows to the events of one registry.
    """

    type: str = ANY
    system: str = ""
    part: str = ""
    filter: dict[str, Any] = {}

    def fits(self, event: Registered) -> bool:
        """True when this event is wanted."""
        if self.type not in (ANY, event.type) or self.system not in ("", event.system) or self.part not in event.type:
            return False
        return passes(dict(event.data) | {"type": event.type, "subject": event.subject}, self.filter)


class Subscription(msgspec.Struct, frozen=True):
    """One subscription: "abonnement{naam, versie}" of DOMAIN.md §5.4, for the party with this OIN."""

    naam: str
    versie: str
    ontvanger: str
    wanted: tuple[Wanted, ...]
    soort: Literal["partij", "webhook"] = "partij"
    volgt: Literal["iedereen", "indicatie"] = "iedereen"
    ondertekend: bool = False
    url: str = ""
    auth: str = ""

    def fits(self, event: Registered, following: Following, today: date) -> bool:
        """True when this event goes to this subscriber."""
        if not any(one.fits(event) for one in self.wanted):
            return False
        bsn = str(event.data.get("bsn", ""))
        return self.volgt == "iedereen" or not bsn or following.follows(self.ontvanger, bsn, today)


def of_senders(senders: Iterable[Sender]) -> list[Subscription]:
    """Return the subscriptions of our own parties: what each reacts to, with the filters of its reactions."""
    made = []
    for one in senders:
        wanted = {(r.bij, msgspec.json.encode(r.als)): Wanted(r.bij, filter=dict(r.als)) for r in one.reactie}
        made.append(
            Subscription(one.id, "1", one.oin, tuple(wanted.values()), volgt=one.volgt, ondertekend=one.ondertekend)
        )
    return made


class Webhooks:
    """The subscriptions that were asked for over the face, in the store."""

    def __init__(self, store: Rows) -> None:
        self._store = store

    def all(self) -> list[Subscription]:
        """Return every webhook."""
        return [convert(row["abonnement"], Subscription) for _, row in self._store.query(SPACE)]

    def put(self, key: str, subscription: Subscription, told: Mapping[str, Any]) -> None:
        """Keep one, with the body in which it was asked."""
        self._store.put(SPACE, key, {"abonnement": msgspec.to_builtins(subscription), "gevraagd": dict(told)})

    def told(self, key: str) -> dict[str, Any] | None:
        """Return the body in which a subscription was asked; None when there is none."""
        row = self._store.get(SPACE, key)
        return None if row is None else dict(row["gevraagd"])

    def ids(self) -> list[str]:
        """Return the ids of all webhooks."""
        return [key for key, _ in self._store.query(SPACE)]

    def delete(self, key: str) -> None:
        """End one."""
        self._store.delete(SPACE, key)
