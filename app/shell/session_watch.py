"""Watches the session's clock: warns in the last minute, lets one stay, and ends it on time."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QWidget

from app.kit.texts import Texts
from services.identity.session_guard import Active, Ended, SessionGuard, Warning
from widgets.accessible import announce

if TYPE_CHECKING:
    from widgets.dialog import Dialog

_ACTIVITY = {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.TouchBegin}
_SAY_AT = (60, 30, 10)


class SessionWatch(QObject):
    """One timer and one event filter, alive only while somebody is logged in.

    The filter sits on the windows, where keys and presses come in from the system. On the application it would be
    asked about every event of every part: 7,000 times for one change of page.
    """

    ended = Signal(str)
    stayed = Signal()

    def __init__(
        self,
        window: QWidget,
        texts: Texts,
        make_guard: Callable[[], SessionGuard],
        rehearse: Callable[[], None],
    ) -> None:
        """``rehearse`` is asked every second: it may let time pass."""
        super().__init__(window)
        self._rehearse = rehearse
        self._window = window
        self._texts = texts
        self._make_guard = make_guard
        self._guard: SessionGuard | None = None
        self._dialog: Dialog | None = None
        self._said = 0
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """A session begins."""
        self.stop()
        self._guard = self._make_guard()
        self._timer.start()
        for window in QGuiApplication.topLevelWindows():
            window.installEventFilter(self)
        _application().focusWindowChanged.connect(self._watch)

    def stop(self) -> None:
        """The session is over."""
        self._timer.stop()
        if self._guard is not None:
            _application().focusWindowChanged.disconnect(self._watch)
        self._guard = None
        for window in QGuiApplication.topLevelWindows():
            window.removeEventFilter(self)
        self._close_dialog()

    @Slot(QWindow)
    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whatever a person does keeps the session going, but not once the warning is there."""
        if self._guard is not None and self._dialog is None and event.type() in _ACTIVITY:
            self._guard.touch()
        return False

    @Slot()
    def look(self) -> None:
        """Ask the guard how things are and show it."""
        if self._guard is None:
            return
        self._rehearse()
        state = self._guard.state()
        if isinstance(state, Active):
            self._close_dialog()
        elif isinstance(state, Warning):
            self._warn(state)
        elif isinstance(state, Ended):
            self.stop()
            self.ended.emit(state.reason)

    def _warn(self, state: Warning) -> None:
        key = "session.warning_text" if state.extendable else "session.absolute_text"
        text = self._texts(key, n=state.seconds_left)
        if self._dialog is None:
            self._said = 61
            stay = [("stay", self._texts("session.stay"), "primary")] if state.extendable else []
            buttons = [*stay, ("logout", self._texts("session.logout_now"), "neutral")]
            from widgets.dialog import Dialog

            self._dialog = Dialog(self._texts("session.warning_title"), text, buttons, self._window)
            self._dialog.answered.connect(self._answered)
            self._dialog.open()
        else:
            self._dialog.text.set_text(text)
        due = [second for second in _SAY_AT if state.seconds_left <= second < self._said]
        if due:
            self._said = min(due)
            announce(self._window, text, assertive=True)

    @Slot(str)
    def _answered(self, key: str) -> None:
        self._dialog = None
        if self._guard is None:
            return
        if key == "logout":
            self.stop()
            self.ended.emit("logout")
        else:
            self._guard.touch()
            self.stayed.emit()

    def _close_dialog(self) -> None:
        if self._dialog is not None:
            dialog, self._dialog = self._dialog, None
            dialog.answered.disconnect(self._answered)
            dialog.close()
            dialog.deleteLater()


def _application() -> QGuiApplication:
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    return app
