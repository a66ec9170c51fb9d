"""Asks the BRI for the income of one citizen."""

from services.http import Line, Sourced
from services.registries.bri.records import Inkomen, Inkomens


class Client:
    """The BRI for one session. Every method raises ServiceError when no good answer comes."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._inkomens = line.face("inkomens")

    def inkomens(self, bsn: str, jaar: int | None = None) -> Sourced[tuple[Inkomen, ...]]:
        """Return the incomes, newest year first; empty when none is registered."""
        asked = {} if jaar is None else {"jaar": jaar}
        reply = self._inkomens.get("/inkomens", asked, headers={"X-Voorportaal-Betrokkene": f"BSN:{bsn}"})
        return self._line.sourced(reply.decode(Inkomens).inkomens, reply)
