"""Asks the log who used the data of the one this session acts for."""

from services.http import Line, Sourced
from services.registries.logboek.records import Inzage, Verwerking


class Client:
    """The log for one session; raises ServiceError when no good answer comes."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._inzage = line.face("inzage")

    def verwerkingen(self) -> Sourced[tuple[Verwerking, ...]]:
        """Return every line, the newest first."""
        subject = self._line.session.subject
        kind = "BSN" if subject.kind == "citizen" else "KVK"
        reply = self._inzage.get("/verwerkingen", headers={"X-Voorportaal-Betrokkene": f"{kind}:{subject.id}"})
        return self._line.sourced(reply.decode(Inzage).verwerkingen, reply)
