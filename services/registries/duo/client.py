"""Asks DUO about the education of one citizen."""

from services.http import Line, Reply, Sourced
from services.registries.duo.records import Onderwijs, Studiefinancien


class Client:
    """DUO for one session. Every method raises ServiceError when no good answer comes."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._onderwijs = line.face("onderwijs")

    def onderwijs(self, bsn: str) -> Sourced[Onderwijs]:
        """Return diplomas, enrolments and exams; each empty when there are none."""
        reply = self._ask("/onderwijs", bsn)
        return self._line.sourced(reply.decode(Onderwijs), reply)

    def studiefinancien(self, bsn: str) -> Sourced[Studiefinancien]:
        """Return student finance and debt; each None when there is none."""
        reply = self._ask("/studiefinancien", bsn)
        return self._line.sourced(reply.decode(Studiefinancien), reply)

    def _ask(self, path: str, bsn: str) -> Reply:
        return self._onderwijs.get(path, headers={"X-Voorportaal-Betrokkene": f"BSN:{bsn}"})
