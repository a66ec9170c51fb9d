"""Asks the BLAU who pays one citizen."""

from services.http import Line, Sourced
from services.registries.blau.records import Inkomstenverhouding, Inkomstenverhoudingen, Jaaropgave, Jaaropgaven


class Client:
    """The BLAU for one session. Every method raises ServiceError when no good answer comes."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._polis = line.face("polis")

    def inkomstenverhoudingen(
        self, bsn: str, van: str = "", tot: str = ""
    ) -> Sourced[tuple[Inkomstenverhouding, ...]]:
        """Return every payer, present ones first, with statements from month ``van`` to ``tot`` ("2026-01")."""
        asked = {name: value for name, value in (("van", van), ("tot", tot)) if value}
        reply = self._polis.get("/inkomstenverhoudingen", asked, headers=_about(bsn))
        return self._line.sourced(reply.decode(Inkomstenverhoudingen).inkomstenverhoudingen, reply)

    def jaaropgaven(self, bsn: str, jaar: int) -> Sourced[tuple[Jaaropgave, ...]]:
        """Return what every payer stated over a year."""
        reply = self._polis.get("/jaaropgaven", {"jaar": jaar}, headers=_about(bsn))
        return self._line.sourced(reply.decode(Jaaropgaven).jaaropgaven, reply)


def _about(bsn: str) -> dict[str, str]:
    return {"X-Voorportaal-Betrokkene": f"BSN:{bsn}"}
