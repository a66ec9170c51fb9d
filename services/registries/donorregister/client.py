"""Asks the donor register what one citizen chose."""

from services.http import Line, Sourced
from services.registries.donorregister.records import Keuze, Registratie


class Client:
    """The donor register for one session; raises ServiceError when no good answer comes."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._keuze = line.face("keuze")

    def registratie(self, bsn: str) -> Sourced[Registratie | None]:
        """Return the choice, or None when nothing is registered."""
        reply = self._keuze.get("/registratie", headers={"X-Voorportaal-Betrokkene": f"BSN:{bsn}"})
        return self._line.sourced(reply.decode(Keuze).registratie, reply)
