"""What the tester changes during a login: what goes wrong, which service asks, which time it is, who is logged in."""

from datetime import timedelta

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot

from app.kit.texts import Texts
from app.login.scene import LoginScene, request_of
from app.login.screens import Choose, Step
from app.login.steps import Login
from app.login.tester_menu import SCENARIO, Setting
from app.login.tester_panel import TesterPanel
from services.identity.account import Account
from services.identity.jumps import FAR
from services.identity.means import SMS
from services.identity.pretence import NOTHING
from services.identity.rehearsals import Rehearsal
from services.identity.request import SERVICES, LoginRequest, Mode
from services.identity.sms import SmsChoice

_LOGGED_IN_BEFORE = timedelta(minutes=4)


class TesterHand(QObject):
    """``changed`` gives the step that follows; ``time_passed`` and ``practised`` ask to look at the clock and phone."""

    changed = Signal(object)
    time_passed = Signal()
    practised = Signal()

    def __init__(
        self, parent: QObject, texts: Texts, scene: LoginScene, login: Login[Account], panel: TesterPanel
    ) -> None:
        super().__init__(parent)
        self._texts, self._scene, self._login, self._panel = texts, scene, login, panel
        panel.practised.connect(self.practise)
        panel.rehearsed.connect(self.rehearse)
        panel.served.connect(self.serve)
        panel.timed.connect(self.play_in)
        panel.jumped.connect(self.jump)

    @Slot(str)
    def practise(self, choice: str) -> None:
        """Choose how the sms behaves."""
        self._login.practise(SmsChoice(choice))
        self.practised.emit()

    @Slot(str)
    def rehearse(self, rehearsal: str) -> None:
        """Have something go wrong from now on; an empty id lets everything go well again."""
        digid, found = self._scene.digid, self._called(rehearsal)
        before = digid.pretence.signed_on
        digid.rehearse(rehearsal, found.doet if found is not None else NOTHING)
        self._login.practise(digid.pretence.sms)
        if digid.pretence.signed_on:
            account, there = self._scene.accounts[self._panel.chosen], self._texts("service.before")
            digid.sign_on.pretend(account, SMS, SMS.level, there, _LOGGED_IN_BEFORE)
        self._panel.set_setting(self.setting())
        if before or digid.pretence.signed_on:
            self._change(self._login.request)

    @Slot(str)
    def serve(self, key: str) -> None:
        """Have another service ask the login."""
        own = request_of(self._scene.scenario)
        mode = self._login.request.mode
        if key == SCENARIO:
            self._change(replace(own, mode=mode))
            return
        service = "" if key == SERVICES[0][0] else self._texts(f"service.{key}")
        self._change(LoginRequest(service, dict(SERVICES)[key], mode, own.app_works))

    @Slot(str)
    def play_in(self, mode: str) -> None:
        """Play in 2014 or now."""
        self._change(replace(self._login.request, mode=Mode(mode)))

    @Slot(int)
    def jump(self, minutes: int) -> None:
        """Let time pass; after a day and more, who had not chosen yet still has all the time to log in."""
        by = timedelta(minutes=minutes)
        waiting = by >= FAR and isinstance(self._login.step, Choose)
        self._scene.digid.clock.jump(by)
        self._panel.show_time()
        if waiting:
            self.changed.emit(self._login.restart())
        self.time_passed.emit()

    def forget_failures(self) -> None:
        """Nobody is blocked any more."""
        self._scene.digid.lockout.clear()

    def setting(self) -> Setting:
        """Return what is chosen now."""
        return Setting(self._scene.digid.rehearsal, self._login.request, request_of(self._scene.scenario))

    def rehearsal(self) -> Rehearsal | None:
        """Return what is rehearsed now."""
        return self._called(self._scene.digid.rehearsal)

    def _called(self, wanted: str) -> Rehearsal | None:
        return next((one for one in self._scene.rehearsals() if one.id == wanted), None) if wanted else None

    def _change(self, request: LoginRequest) -> None:
        step: Step[Account] = self._login.ask(request)
        self._panel.set_setting(self.setting())
        self.changed.emit(step)
