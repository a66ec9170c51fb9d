"""A line to one made-up registry at any address, for tests of the client that need no mock."""

from datetime import timedelta

from msgspec.structs import replace
from requests.adapters import BaseAdapter

from services.clock import Clock
from services.http import CallRecord, Channel, Endpoint, Hooks, Http, Line
from services.identity.session import Level, Party, Session
from services.manifest import Face, RegistryManifest
from tests.helpers.worlds import NOW

BSN = "900050342"
MANIFEST = RegistryManifest("proef", "Proefregister", "proef", "een houder", (Face("vragen", "/proef/v1"),))


class ProofLine:
    """``channel`` speaks to ``url``; ``records`` holds what the hook was told."""

    def __init__(
        self,
        url: str,
        *,
        deadline: float = 8.0,
        ours: bool = False,
        embedded: BaseAdapter | None = None,
        token: str = "het-sessiebewijs",
        hooks: Hooks | None = None,
    ) -> None:
        self.records: list[CallRecord] = []
        self.clock = Clock(NOW, frozen=True)
        self._endpoint = Endpoint(url, ours=ours)
        self._embedded = embedded or BaseAdapter()
        self.http = Http(self.clock, self._where, self._adapter, hooks or Hooks(told=(self.records.append,)), deadline)
        party = Party("citizen", BSN, "Proefpersoon")
        until = self.clock.now() + timedelta(hours=2)
        self.session = Session(party, party, Level.MIDDEN, "sms", self.clock.now(), until, 1, token)

    @property
    def channel(self) -> Channel:
        """The one face, for the session of now."""
        return Line(self.http, MANIFEST, self.session).face("vragen")

    def of_epoch(self, epoch: int) -> Channel:
        """The one face, for a session with another number."""
        return Line(self.http, MANIFEST, replace(self.session, epoch=epoch)).face("vragen")

    def _where(self, registry: str, face: str) -> Endpoint:
        return self._endpoint

    def _adapter(self) -> BaseAdapter:
        return self._embedded
