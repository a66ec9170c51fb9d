"""Builds what works behind the registries: outbox, courier, Digilevering, Digikoppeling and the senders' reactions.

The window's backend and the network form use the same object; neither a registry nor a screen knows of it. What is
needed only once something happens (``workings.py``) is imported and built by then.
"""

import logging
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import resources
from services.clock import Clock
from services.errors import InputError
from services.events.courier import Courier
from services.events.event import practice_oin
from services.events.party import PartyLine
from services.http import Hooks, Http
from services.identity.system import Systems
from services.identity.tokens import TokenSigner
from services.manifest import Found, RegistryManifest
from services.mockhost.host import MockHost
from services.mockkit.world import Ask
from services.stelsel.digikoppeling.headers import RestProfile
from services.stelsel.digikoppeling.log import MessageLog
from services.store import Store

if TYPE_CHECKING:
    from services.events.kinds import Kind
    from services.events.reactions.written import Sender
    from services.mockhost.planned import Planned
    from services.mockhost.workings import Workings
    from services.stelsel.digikoppeling.certificates import TestAuthority
    from services.stelsel.digikoppeling.reading import LogReader
    from services.stelsel.digilevering.delivery import Digilevering

_RESET_WAIT = 0.5
_log = logging.getLogger(__name__)


class Stelsel:
    """All of it, built without reading a file: senders and kinds of event are read when the first event comes."""

    def __init__(
        self, clock: Clock, store: Callable[[], Store], registries: Sequence[Found[RegistryManifest]],
        signer: TokenSigner, folders: Iterable[Path] = (),
    ) -> None:  # fmt: skip
        self.clock = clock
        self.store = store
        self.registries = {one.manifest.id: one for one in registries}
        self._folders = [resources.path("scenarios") / "reactions", *folders]
        self._read: list[Sender] | None = None
        self.host: MockHost | None = None
        self._http: Http | None = None
        self._systems = Systems(signer, clock)
        self.log = MessageLog(store, clock, self.oin_of)
        self._workings: Workings | None = None
        self._lock = threading.RLock()
        self.courier = Courier(clock, self._step, self._next_moment)
        self.delivered: Callable[[], None] = _nothing
        self._news = False

    @property
    def workings(self) -> "Workings":
        """What is needed once something happens."""
        with self._lock:
            if self._workings is None:
                from services.mockhost.workings import Workings

                self._workings = Workings(self)
            return self._workings

    @property
    def messages(self) -> "LogReader":
        """How the message log is read."""
        return self.workings.messages

    @property
    def planned(self) -> "Planned":
        """What a scenario lets happen."""
        return self.workings.planned

    @property
    def digilevering(self) -> "Digilevering":
        """Subscriptions and deliveries."""
        return self.workings.digilevering

    @property
    def authority(self) -> "TestAuthority":
        """Who gives out the certificates of the parties."""
        return self.workings.authority

    @property
    def hooks(self) -> Hooks:
        """What Digikoppeling adds to every call, and hears of it."""
        return Hooks(extra=(RestProfile(self.clock),), told=(self.log.call,))

    def connect(self, host: MockHost, http: Http) -> None:
        """Give it the mocks and the way to them; from now on a change rings the courier."""
        self.host, self._http = host, http
        host.neighbours, host.signer = self.neighbour, self._signer
        host.changes.committed = self.courier.ring

    def kinds(self) -> "dict[str, Kind]":
        """Return every kind of event by type; raises InputError."""
        from services.events.kinds import read

        return read(self.registries.values())

    def check(self) -> "list[Sender]":
        """Read what senders do; raises InputError with file, line and field."""
        from services.events.reactions.reading import read

        return read(self._folders, self.kinds())

    def senders(self) -> "Sequence[Sender]":
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
        from services.stelsel.digikoppeling.signing import sign

        return sign(body, self.authority, self.clock, oin, name)

    def _signer(self, body: bytes, headers: Mapping[str, str]) -> str:
        from services.stelsel.digikoppeling.signing import verify

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
        found = self.registries.get(registry)
        return (found.manifest.oin if found else "") or practice_oin(registry)

    def name_of(self, oin: str) -> str:
        """Return the name of the organisation with an OIN: a registry's holder, or a sender."""
        from services.mockhost.parties import party_names

        return party_names((one.manifest for one in self.registries.values()), self.senders()).get(oin, oin)

    def reset(self) -> None:
        """The store is about to forget everything: let the step that runs end first, but do not wait for long."""
        self.courier.pause(_RESET_WAIT, self._forget)

    def _forget(self) -> None:
        self.store().reset()
        self.log.forget()
        if self._workings is not None:
            self._workings.daily.forget()
        if self.host is not None:
            self.host.changes.forgotten()

    def _step(self) -> bool:
        """Do one thing. When all is done and something was, whoever shows the world may look again."""
        self.log.flush()
        if self.workings.step():
            self._news = True
            return True
        if self._news:
            self._news = False
            self.delivered()
        return False

    def _next_moment(self) -> datetime | None:
        return self.workings.next_moment()


def _nothing() -> None:
    """Nobody looks."""
