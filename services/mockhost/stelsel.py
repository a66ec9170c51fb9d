"""Builds what works behind the registries: outbox, courier, Digilevering, Digikoppeling and the senders' reactions.

The window's backend and the network form use the same object; neither a registry nor a screen knows of it.
"""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import resources
from services.clock import Clock
from services.errors import InputError
from services.events import Event, source_of
from services.events.courier import Courier
from services.events.daily import Daily, Job
from services.events.event import practice_oin
from services.events.kinds import Kind, read as read_kinds
from services.events.outbox import Outbox
from services.events.party import PartyLine
from services.events.reactions.acting import Acting
from services.events.reactions.reading import read as read_senders
from services.events.reactions.written import Sender
from services.http import Hooks, Http
from services.identity.system import Systems
from services.identity.tokens import TokenSigner
from services.manifest import Found, RegistryManifest
from services.mockhost.happening import Happenings
from services.mockhost.host import MockHost
from services.mockhost.parties import party_names
from services.mockhost.planned import Planned
from services.mockkit.world import Ask
from services.stelsel.digikoppeling.certificates import TestAuthority
from services.stelsel.digikoppeling.exchange import Exchange
from services.stelsel.digikoppeling.headers import RestProfile
from services.stelsel.digikoppeling.log import MessageLog
from services.stelsel.digikoppeling.reading import LogReader
from services.stelsel.digikoppeling.signing import sign, verify
from services.stelsel.digilevering.delivery import Digilevering
from services.stelsel.digilevering.webhook import WebhookLine
from services.store import Store

_RESET_WAIT = 0.5
_log = logging.getLogger(__name__)


class Stelsel:
    """All of it, built without reading a file: senders and kinds of event are read when the first event comes."""

    def __init__(
        self, clock: Clock, store: Callable[[], Store], registries: Sequence[Found[RegistryManifest]],
        signer: TokenSigner, folders: Iterable[Path] = (),
    ) -> None:  # fmt: skip
        self.clock = clock
        self._store = store
        self._registries = {one.manifest.id: one for one in registries}
        self._folders = [resources.path("scenarios") / "reactions", *folders]
        self._read: list[Sender] | None = None
        self._host: MockHost | None = None
        self._http: Http | None = None
        self._systems = Systems(signer, clock)
        self.log = MessageLog(store, clock, self.oin_of)
        self.authority = TestAuthority(clock)
        self.exchange = Exchange(store, clock, self.log, self.authority, self.name_of)
        self.messages = LogReader(self.log, self.exchange.contents, self.name_of)
        self.acting = Acting(store, clock, self.line)
        self._webhook = WebhookLine(self.log)
        self.digilevering = Digilevering(store, clock, self.senders, self.acting, self.exchange, self._webhook)
        self._daily = Daily(store, clock, self._jobs, self._register)
        self.planned = Planned(store, clock, Happenings(self).make)
        self.courier = Courier(clock, self._step, self._next_moment)
        self.delivered: Callable[[], None] = _nothing
        self._news = False

    @property
    def hooks(self) -> Hooks:
        """What Digikoppeling adds to every call, and hears of it."""
        return Hooks(extra=(RestProfile(self.clock),), told=(self.log.call,))

    def connect(self, host: MockHost, http: Http) -> None:
        """Give it the mocks and the way to them; from now on a change rings the courier."""
        self._host, self._http = host, http
        self._webhook.http = Http(self.clock, self._webhook.where, host.adapter)
        host.neighbours, host.signer = self.neighbour, self._signer
        host.changes.committed = self.courier.ring

    def kinds(self) -> dict[str, Kind]:
        """Return every kind of event by type; raises InputError."""
        return read_kinds(self._registries.values())

    def check(self) -> list[Sender]:
        """Read what senders do; raises InputError with file, line and field."""
        return read_senders(self._folders, self.kinds())

    def senders(self) -> Sequence[Sender]:
        """Return what senders do; a file that is wrong is logged, and then nobody reacts."""
        if self._read is None:
            try:
                self._read = self.check()
            except InputError as error:
                _log.error("no reactions: %s", error)
                self._read = []
        return self._read

    def line(self, oin: str, name: str) -> PartyLine:
        """Return the line of an organisation's system to all registries."""
        if self._http is None:
            raise TypeError("connect was not called")
        signs = any(one.oin == oin and one.ondertekend for one in self._read or ())
        return PartyLine(self._http, self._systems, oin, name, partial(self._sign, oin, name) if signs else None)

    def _sign(self, oin: str, name: str, body: bytes) -> Mapping[str, str]:
        return sign(body, self.authority, self.clock, oin, name)

    def _signer(self, body: bytes, headers: Mapping[str, str]) -> str:
        return verify(body, headers, self.authority)

    def neighbour(self, manifest: RegistryManifest) -> Ask:
        """Return how one registry asks another: over its published face, as its holder's system."""
        line = self.line(manifest.oin or practice_oin(manifest.id), manifest.holder)

        def ask(registry: str, face: str, path: str, body: Any = None, /) -> Any:
            if body is not None:
                return line.send("POST", registry, face, path, body)
            return line.get(registry, face, path, {}, {})

        return ask

    def oin_of(self, registry: str) -> str:
        """Return the OIN of a registry's holder."""
        found = self._registries.get(registry)
        return (found.manifest.oin if found else "") or practice_oin(registry)

    def name_of(self, oin: str) -> str:
        """Return the name of the organisation with an OIN: a registry's holder, or a sender."""
        return party_names((one.manifest for one in self._registries.values()), self.senders()).get(oin, oin)

    def reset(self) -> None:
        """The store is about to forget everything: let the step that runs end first, but do not wait for long."""
        self.courier.pause(_RESET_WAIT, self._forget)

    def _forget(self) -> None:
        self._store().reset()
        self.log.forget()
        self._daily.forget()
        if self._host is not None:
            self._host.changes.forgotten()

    def _step(self) -> bool:
        """Do one thing. When all is done and something was, whoever shows the world may look again."""
        self.log.flush()
        if self.planned.step() or self._daily.step() or self.digilevering.step():
            self._news = True
            return True
        if self._news:
            self._news = False
            self.delivered()
        return False

    def _next_moment(self) -> datetime | None:
        due = (self.planned.next_moment(), self.digilevering.next_moment())
        return min((one for one in due if one is not None), default=None)

    def _jobs(self) -> Mapping[str, Job]:
        jobs: dict[str, Job] = {}
        for key, found in self._registries.items():
            if found.has("daily") and self._host is not None:
                jobs[key] = _Daily(found, self._host).events
        return jobs

    def _register(self, registry: str, events: Iterable[Event]) -> None:
        found = self._registries[registry].manifest
        Outbox(self._store(), self.clock).add(source_of(found.oin, registry), events)


def _nothing() -> None:
    """Nobody looks."""


class _Daily:
    """The daily job of one registry over its own world."""

    def __init__(self, found: Found[RegistryManifest], host: MockHost) -> None:
        self._found = found
        self._host = host

    def events(self, day: Any) -> Iterable[Event]:
        """Return what happens because this day begins."""
        made: Iterable[Event] = self._found.load("daily").events(self._host.world(self._found), day)
        return made
