"""What the tester can do while somebody is logged in: choose a rehearsal, and let time pass."""

from datetime import timedelta

from app.bootstrap.identity import Identity
from services.clock import Clock
from services.identity.pretence import NOTHING
from services.identity.rehearsals import Rehearsal, called


class TesterTools:
    """Asked by the page for the tester as if it were a source."""

    def __init__(self, identity: Identity, clock: Clock) -> None:
        self._identity = identity
        self._clock = clock

    def rehearsals(self) -> tuple[str, list[Rehearsal]]:
        """Return the id of the rehearsal that is chosen ("" for none), and all there are."""
        return self._identity.digid.rehearsal, self._identity.rehearsals()

    def rehearse(self, rehearsal: str) -> None:
        """Choose a rehearsal; an empty id lets everything go well again. Raises InputError for an unknown one."""
        found = called(self._identity.rehearsals(), rehearsal).doet if rehearsal else NOTHING
        self._identity.digid.rehearse(rehearsal, found)

    def jump(self, minutes: int) -> None:
        """Let this many minutes pass."""
        self._clock.jump(timedelta(minutes=minutes))
