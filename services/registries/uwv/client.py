"""Asks UWV for the file of one citizen."""

from services.http import Line, Sourced
from services.registries.uwv.records import Klantdossier


class Client:
    """UWV for one session; raises ServiceError when no good answer comes."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._klantdossier = line.face("klantdossier")

    def klantdossier(self, bsn: str) -> Sourced[Klantdossier]:
        """Return the file; every part is empty for who is no client of UWV."""
        reply = self._klantdossier.get("/klantdossier", headers={"X-Voorportaal-Betrokkene": f"BSN:{bsn}"})
        return self._line.sourced(reply.decode(Klantdossier), reply)
