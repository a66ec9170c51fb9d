"""What the stelsel works with once something happens: Digikoppeling's exchange, Digilevering, what is planned or daily.

No question of a citizen needs it, so that a start does not wait for it: ``Stelsel`` builds it when it is first used.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from services.events import Event, source_of
from services.events.daily import Daily, Job
from services.events.outbox import Outbox
from services.events.reactions.acting import Acting
from services.http import Http
from services.manifest import Found, RegistryManifest
from services.mockhost.happening import Happenings
from services.mockhost.host import MockHost
from services.mockhost.planned import Planned
from services.stelsel.digikoppeling.certificates import TestAuthority
from services.stelsel.digikoppeling.exchange import Exchange
from services.stelsel.digikoppeling.reading import LogReader
from services.stelsel.digilevering.delivery import Digilevering
from services.stelsel.digilevering.webhook import WebhookLine

if TYPE_CHECKING:
    from services.mockhost.stelsel import Stelsel


class Workings:
    """The parts, built over a stelsel that is connected to its mocks."""

    def __init__(self, stelsel: "Stelsel") -> None:
        clock, store = stelsel.clock, stelsel.store
        self._stelsel = stelsel
        self.authority = TestAuthority(clock)
        exchange = Exchange(store, clock, stelsel.log, self.authority, stelsel.name_of)
        self.messages = LogReader(stelsel.log, exchange.contents, stelsel.name_of)
        webhook = WebhookLine(stelsel.log)
        if stelsel.host is not None:
            webhook.http = Http(clock, webhook.where, stelsel.host.adapter)
        acting = Acting(store, clock, stelsel.line)
        self.digilevering = Digilevering(store, clock, stelsel.senders, acting, exchange, webhook)
        self.daily = Daily(store, clock, self._jobs, self._register)
        self.planned = Planned(store, clock, Happenings(stelsel).make)

    def step(self) -> bool:
        """Do one thing; False when nothing is due."""
        return self.planned.step() or self.daily.step() or self.digilevering.step()

    def next_moment(self) -> datetime | None:
        """Return when the next thing is due; None when nothing waits."""
        due = (self.planned.next_moment(), self.digilevering.next_moment())
        return min((one for one in due if one is not None), default=None)

    def _jobs(self) -> Mapping[str, Job]:
        host = self._stelsel.host
        every = self._stelsel.registries.items() if host is not None else ()
        return {key: _Daily(found, host).events for key, found in every if host is not None and found.has("daily")}

    def _register(self, registry: str, events: Iterable[Event]) -> None:
        found = self._stelsel.registries[registry].manifest
        Outbox(self._stelsel.store(), self._stelsel.clock).add(source_of(found.oin, registry), events)


class _Daily:
    """The daily job of one registry over its own world."""

    def __init__(self, found: Found[RegistryManifest], host: MockHost) -> None:
        self._found = found
        self._host = host

    def events(self, day: Any) -> Iterable[Event]:
        """Return what happens because this day begins."""
        made: Iterable[Event] = self._found.load("daily").events(self._host.world(self._found), day)
        return made
