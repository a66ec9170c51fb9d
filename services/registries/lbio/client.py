"""Asks LBIO what one citizen pays or receives."""

from services.http import Line, Sourced
from services.registries.lbio.records import Alimentatie, Alimentaties


class Client:
    """LBIO for one session. Every method raises ServiceError when no good answer comes."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._alimentatie = line.face("alimentatie")

    def alimentaties(self, bsn: str) -> Sourced[tuple[Alimentatie, ...]]:
        """Return every maintenance LBIO is involved in; empty when there is none."""
        reply = self._alimentatie.get("/alimentaties", headers={"X-Voorportaal-Betrokkene": f"BSN:{bsn}"})
        return self._line.sourced(reply.decode(Alimentaties).alimentaties, reply)
