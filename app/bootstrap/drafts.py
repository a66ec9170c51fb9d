"""What was being typed when a session ended: kept for the same person, and put back after logging in again."""

from PySide6.QtWidgets import QWidget

from app.shell.draft import Draft, put_back, taken
from services.identity.session import Session


class Drafts:
    """At most one; nobody else sees it, and the next participant finds none."""

    def __init__(self) -> None:
        self._draft: Draft | None = None

    @property
    def kept(self) -> bool:
        """True while something waits to be put back."""
        return self._draft is not None

    def keep(self, session: Session | None, screen: QWidget | None, address: str) -> None:
        """Keep what somebody typed on a screen and did not send, if there is anything."""
        values = taken(screen)
        if session is not None and values:
            self._draft = Draft(session.actor.id, session.subject.id, address, values)

    def forget(self) -> None:
        """Nothing waits any more."""
        self._draft = None

    def address_for(self, session: Session) -> str:
        """Return where this person was; empty for anybody else, whose coming ends the waiting."""
        if self._draft is not None and not self._draft.belongs_to(session):
            self._draft = None
        return self._draft.address if self._draft is not None else ""

    def put_back(self, screen: QWidget, address: str) -> bool:
        """Fill the screen at ``address`` when that is where it was typed; returns whether that was done."""
        draft = self._draft
        if draft is None or draft.address != address:
            return False
        self._draft = None
        put_back(screen, draft.values)
        return True
