"""A registry in a test: its mock over hand-made or real persona tables, and a line to it, without a socket."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from services.clock import AMSTERDAM, Clock
from services.http import Endpoint, Http, Line
from services.identity.session import Level, Party, Session
from services.identity.tokens import TokenSigner, TokenVerifier
from services.manifest import Found, RegistryManifest, registries
from services.mockhost.host import MockHost
from services.mockhost.layering import Sources
from services.mockkit.changes import Changes
from services.mockkit.world import PersonCore
from services.store import MemoryStore

NOW = datetime(2027, 1, 5, 14, 2, tzinfo=AMSTERDAM)


class Bench:
    """One registry on a bench. ``blocks`` maps BSN to that registry's Block (or to a dict of it)."""

    def __init__(self, registry: str, blocks: Mapping[str, Any], *, auth: bool = True, now: datetime = NOW) -> None:
        found = {one.manifest.id: one for one in registries()[0]}
        self.found: Found[RegistryManifest] = found[registry]
        self.clock = Clock(now, frozen=True)
        self.store = MemoryStore()
        self.signer = TokenSigner(self.clock)
        verifier = TokenVerifier(self.signer.jwks(), self.clock)
        self._blocks = blocks
        self.changes = Changes(self._state, self.clock)
        tables = Sources(written=self._tables, changed=self.changes.part).blocks
        self.host = MockHost(
            [self.found], tables, self._persons, self.clock, self._state, verifier.verify, auth=auth,
            changes=self.changes,
        )  # fmt: skip
        self.http = Http(self.clock, self._endpoint, self.host.adapter)

    def session(self, bsn: str, level: Level = Level.MIDDEN) -> Session:
        """Return a signed session for one citizen."""
        party = Party("citizen", bsn, "Proefpersoon")
        session = Session(party, party, level, "sms", self.clock.now(), self.clock.now() + timedelta(hours=2), 1, "")
        return self.signer.sealed(session)

    def line(self, bsn: str, level: Level = Level.MIDDEN) -> Line:
        """Return the registry's line for one citizen: what a client is built with."""
        return Line(self.http, self.found.manifest, self.session(bsn, level))

    def app(self, face: str) -> Any:
        """Return the WSGI app of one face, for falcon.testing or schemathesis."""
        return self.host.mount(self.found.manifest.id)[self.found.manifest.face(face).base_path]

    def _tables(self, found: Found[RegistryManifest]) -> Mapping[str, Any]:
        return self._blocks

    def _persons(self) -> Mapping[str, PersonCore]:
        return {bsn: PersonCore(bsn, bsn, "Proefpersoon") for bsn in self._blocks}

    def _state(self) -> MemoryStore:
        return self.store

    def _endpoint(self, registry: str, face: str) -> Endpoint:
        return Endpoint(f"http+embedded://{registry}{self.found.manifest.face(face).base_path}", ours=True)
