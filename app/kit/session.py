"""Holds the session of this window and tells everyone when it starts, changes or ends."""

from PySide6.QtCore import QObject, Signal

from services.identity.session import Session


class SessionStore(QObject):
    """The current session, or None. ``epoch`` grows at every change, so late answers can be told apart.

    ``own`` is the session for oneself of the same login: it tells for whom one may act, whoever is chosen now.
    """

    started = Signal()
    switched = Signal()
    ended = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.current: Session | None = None
        self.own: Session | None = None
        self.epoch = 0

    def start(self, session: Session) -> None:
        """Begin a session; whatever was shown before must go."""
        self.epoch += 1
        self.current = self.own = session
        self.started.emit()

    def switch(self, session: Session) -> None:
        """Act for another (or for oneself again) in the same login; what was shown before must go.

        Raises ValueError when ``session`` is of another login: another person at the keyboard, or a later end.
        """
        own = self.own
        if own is None or session.actor != own.actor or session.level != own.level or session.expires > own.expires:
            raise ValueError("switching keeps the login")
        self.epoch += 1
        self.current = session
        self.switched.emit()

    def end(self, reason: str) -> None:
        """End the session. ``reason``: "logout", "idle", "absolute", "provider", "next", "cancel"."""
        self.epoch += 1
        self.current = self.own = None
        self.ended.emit(reason)
