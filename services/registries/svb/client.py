"""Asks SVB what one citizen gets."""

from services.http import Line, Reply, Sourced
from services.registries.svb.records import Kinderbijslag, Uitkering, Uitkeringen


class Client:
    """SVB for one session. Every method raises ServiceError when no good answer comes."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._regelingen = line.face("regelingen")

    def uitkeringen(self, bsn: str) -> Sourced[tuple[Uitkering, ...]]:
        """Return AOW and Anw; empty when there is none."""
        reply = self._ask("/uitkeringen", bsn)
        return self._line.sourced(reply.decode(Uitkeringen).uitkeringen, reply)

    def kinderbijslag(self, bsn: str) -> Sourced[Kinderbijslag]:
        """Return child benefit per quarter; without payments when there is none."""
        reply = self._ask("/kinderbijslag", bsn)
        return self._line.sourced(reply.decode(Kinderbijslag), reply)

    def _ask(self, path: str, bsn: str) -> Reply:
        return self._regelingen.get(path, headers={"X-Voorportaal-Betrokkene": f"BSN:{bsn}"})
