"""Asks the Belastingdienst for the assessments of one citizen."""

from services.http import Line, Sourced
from services.registries.belastingdienst.records import Aanslag, Aanslagen


class Client:
    """The Belastingdienst for one session. Every method raises ServiceError when no good answer comes."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._inkomstenbelasting = line.face("inkomstenbelasting")

    def aanslagen(self, bsn: str, jaar: int | None = None) -> Sourced[tuple[Aanslag, ...]]:
        """Return the assessments, newest first; empty when there is none."""
        asked = {} if jaar is None else {"jaar": jaar}
        about = {"X-Voorportaal-Betrokkene": f"BSN:{bsn}"}
        reply = self._inkomstenbelasting.get("/aanslagen", asked, headers=about)
        return self._line.sourced(reply.decode(Aanslagen).aanslagen, reply)
