"""Asks the library what the citizen of this session has borrowed."""

from services.http import Line, Sourced
from services.registries.example_registry.records import Lening, Leningen


class Client:
    """One session's line to the library."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._leningen = line.face("leningen")

    def leningen(self) -> Sourced[tuple[Lening, ...]]:
        """Return the borrowed books; raises ServiceError."""
        reply = self._leningen.get(f"/leners/{self._line.session.subject.id}/leningen")
        return self._line.sourced(reply.decode(Leningen).leningen, reply)

    def verleng(self, lening: str) -> None:
        """Keep a book three weeks longer (level Midden); raises ServiceError."""
        self._leningen.post(f"/leners/{self._line.session.subject.id}/leningen/{lening}/verlenging", {})
