"""Holds the session of this window and tells everyone when it starts, changes or ends."""

from PySide6.QtCore import QObject, Signal

from services.identity.session import Session


class SessionStore(QObject):
    """The current session, or None. ``epoch`` grows at every change, so late answers can be told apart."""

    started = Signal()
    ended = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.current: Session | None = None
        self.epoch = 0

    def start(self, session: Session) -> None:
        """Begin a session; whatever was shown before must go."""
        self.epoch += 1
        self.current = session
        self.started.emit()

    def end(self, reason: str) -> None:
        """End the session. ``reason``: "logout", "idle", "absolute", "next", "cancel"."""
        self.epoch += 1
        self.current = None
        self.ended.emit(reason)
