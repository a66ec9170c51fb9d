"""Asks the register whom somebody represents by decision of the court."""

from services.http import Line, Sourced
from services.registries.ccbr.records import Maatregel, Vertegenwoordigingen


class Client:
    """One session's line to the register."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._channel = line.face("maatregelen")

    def vertegenwoordigt(self, bsn: str) -> Sourced[tuple[Maatregel, ...]]:
        """Return the measures by which this person represents others; raises ServiceError."""
        reply = self._channel.get(f"/vertegenwoordigers/{bsn}/maatregelen")
        return self._line.sourced(reply.decode(Vertegenwoordigingen).maatregelen, reply)
