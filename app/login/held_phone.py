"""The practice phone as the tester holds it: in the panel, in a window of its own, or in both."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from app.login.phone_acts import act_on_app, act_on_reader
from app.login.phone_state import PhoneState, phone_state
from app.login.phone_window import PhoneWindow
from app.login.scene import LoginScene
from app.login.screens import PairApp, SmsCode, Step
from app.login.steps import Login
from app.login.tester_panel import TesterPanel
from app.login.view import LoginView
from services.identity.account import Account


class HeldPhone(QObject):
    """``acted`` tells what was done in its own window."""

    acted = Signal(str, str)

    def __init__(self, view: LoginView, scene: LoginScene, login: Login[Account], panel: TesterPanel) -> None:
        super().__init__(view)
        self._view, self._scene, self._login, self._panel = view, scene, login, panel
        self.window: PhoneWindow | None = None

    def persona_of(self, username: str) -> str:
        """Return whose user name this is; empty for nobody's."""
        return next((key for key, one in self._scene.accounts.items() if one.username == username), "")

    def show_now(self, username: str = "") -> None:
        """Show what stands on the phone now."""
        state = self._state(username)
        self._panel.show_phone(self._login.phone(), state)
        if self.window is not None:
            self.window.show_state(state)

    def act(self, verb: str, text: str) -> Step[Account]:
        """Do one thing on the phone and return the step after it (run on a worker)."""
        bsn = self._scene.accounts[self._panel.chosen].bsn
        if self._login.app is not None:
            act_on_app(self._login.app, verb, text, bsn)
        elif self._login.card is not None:
            act_on_reader(self._login.card, verb, text, bsn)
        return self._login.tick()

    @property
    def has_keyboard(self) -> bool:
        """True when the keyboard is on the phone, in the panel or in its own window."""
        focused: QWidget | None = QApplication.focusWidget()
        phones = (self._panel.view, self.window)
        return focused is not None and any(one is not None and one.isAncestorOf(focused) for one in phones)

    @Slot()
    def open(self) -> None:
        """Show it in a window of its own."""
        if self.window is None:
            self.window = PhoneWindow(self._view.texts, self._view)
            self.window.acted.connect(self.acted)
            self.window.closed.connect(self.close)
            self.show_now()
            self.window.show()
        self.window.activateWindow()

    @Slot()
    def close(self) -> None:
        """Put its window away; in the panel it stays."""
        if self.window is not None:
            window, self.window = self.window, None
            window.closed.disconnect(self.close)
            window.close()
            window.deleteLater()

    def _state(self, username: str) -> PhoneState:
        login, accounts = self._login, self._scene.accounts
        held = self.persona_of(username) or self._panel.chosen
        return phone_state(
            accounts.get(held) or next(iter(accounts.values())),
            login.request.service or self._view.texts("service.office"),
            login.phone(),
            login.app.screen() if login.app is not None else None,
            login.card.screen() if login.card is not None else None,
            here=login.app is not None and login.app.here,
            wanted=isinstance(login.step, PairApp | SmsCode),
        )
