"""The ways in: opens the login and the logins elsewhere, one at a time, and tells who came through."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.bootstrap.opening import ways
from app.kit.loadable import Loaded, Outcome
from services.identity.request import SERVICES, LoginRequest

if TYPE_CHECKING:
    from app.bootstrap.elsewhere import Elsewhere
    from app.bootstrap.program import Program
    from app.bootstrap.provider import Provider
    from app.login.desk import LoginDesk
    from app.login.elsewhere.desk import ElsewhereDesk
    from app.login.provider.desk import ProviderDesk
    from app.login.view import LoginView
    from services.identity.session import Session
    from services.oidc_login.renewing import Renewal


class Doors(QObject):
    """``came`` tells persona, means and level; ``came_elsewhere`` a session that is not signed yet."""

    came = Signal(str, str, int)
    came_elsewhere = Signal(object)
    cancelled = Signal()
    shown = Signal()

    def __init__(self, program: "Program") -> None:
        super().__init__(program)
        self._program = program
        self._elsewhere: Elsewhere | None = None
        self._provider: Provider | None = None
        self._provider_desk: ProviderDesk | None = None
        self._other_desk: ElsewhereDesk | ProviderDesk | None = None
        self.desk: LoginDesk
        self.visiting = ""
        """The other service that asks for the login of who is logged in here; empty when none does."""

    def open(self, view: "LoginView | None" = None, asked: LoginRequest | None = None, holder: str = "") -> None:
        """Show the login; ``asked`` is what a service asks, ``holder`` the persona who holds the phone."""
        view = view or self._view()
        self.leave()
        self.desk = self._desk(view, asked, holder)
        self._show(view, self.desk.until_words())
        view.entered()
        self.shown.emit()

    @Slot(str)
    def visit(self, key: str) -> None:
        """Have another service ask for the login of who is logged in: going on may do, or a higher level is needed."""
        from app.login.scene import request_of

        session, level = self._program.sessions.current, dict(SERVICES).get(key)
        if session is None or level is None:
            return
        self._program.identity.knows(session)
        name, own = self._program.texts(f"service.{key}"), request_of(self._program.scenario)
        raised = session.level if session.level < level else None
        self.open(None, LoginRequest(name, level, own.mode, own.app_works, raised_from=raised), session.persona)
        self.visiting = name

    @Slot(str)
    def open_elsewhere(self, way: str) -> None:
        """Show a login that is not one's own account: for an organisation, from abroad, at another provider."""
        from app.login.choose_page import PROVIDER
        from app.login.scene import request_of
        from app.login.view import LoginView

        program, view = self._program, LoginView(self._program.catalog)
        desk: ElsewhereDesk | ProviderDesk
        if way == PROVIDER and self.provider is not None:
            self._provider_desk = desk = self.provider.desk(view, program.tasks)
            desk.logged_in.connect(self.came)
        else:
            asked, epoch = request_of(program.scenario), program.sessions.epoch + 1
            desk = self._ways_elsewhere().desk(way, view, program.tasks, asked, epoch)
            desk.logged_in.connect(self.came_elsewhere)
        self._other_desk = desk
        desk.cancelled.connect(self.cancelled)
        self._show(view, desk.until_words())
        self.shown.emit()

    def retranslate(self, view: "LoginView") -> None:
        """Say the login that is open in the current language."""
        view.retranslate()
        desk = self._other_desk or self.desk
        desk.retranslate()
        self._program.window.set_title(view.title())
        self._tell_nobody(desk.until_words())

    def leave(self) -> None:
        """Nobody waits for a browser any more."""
        if self._provider_desk is not None:
            self._provider_desk.stop()
        self._provider_desk = self._other_desk = None
        self.visiting = ""

    def forget(self) -> None:
        """Nobody's choice is remembered: the next participant."""
        if self._elsewhere is not None:
            self._elsewhere.forget()

    def session_over(self, session: "Session | None", reason: str) -> None:
        """End a login at another provider there too: what is kept of it, and in the browser for who logs out."""
        if session is not None and session.means == "oidc" and self.provider is not None:
            done = self._left_provider if reason == "logout" else self._left_quietly
            self._program.tasks.run(self, self.provider.leave, done, "provider")

    @Slot()
    def renew_at_provider(self) -> None:
        """Ask the other provider whether who stays logged in here is still logged in there."""
        session = self._program.sessions.current
        if session is not None and session.means == "oidc" and self.provider is not None:
            self._program.tasks.run(self, self.provider.renew, self._renewed, "provider")

    @property
    def provider(self) -> "Provider | None":
        """The login at another provider, when the settings name one."""
        program = self._program
        if self._provider is None and program.settings.oidc is not None:
            from app.bootstrap.provider import Provider

            self._provider = Provider(program.settings.oidc, program.catalog, program.personas, program.clock)
        return self._provider

    def _left_provider(self, outcome: Outcome[str]) -> None:
        if isinstance(outcome, Loaded) and outcome.value and self.provider is not None:
            self.provider.open_browser(outcome.value)

    def _left_quietly(self, outcome: Outcome[str]) -> None:
        """Nobody is there any more to see a browser."""

    def _renewed(self, outcome: "Outcome[Renewal]") -> None:
        if isinstance(outcome, Loaded) and outcome.value == "over":
            self._program.end("provider")

    def _ways_elsewhere(self) -> "Elsewhere":
        if self._elsewhere is None:
            from app.bootstrap.elsewhere import Elsewhere

            program = self._program
            self._elsewhere = Elsewhere(
                program.clock, program.catalog, program.backend, program.registries, program.personas,
                program.identity.digid, program.identity.rehearsals,
            )  # fmt: skip
        return self._elsewhere

    def _view(self) -> "LoginView":
        from app.login.view import LoginView

        return LoginView(self._program.catalog, ways(self._program.settings.oidc is not None))

    def _desk(self, view: "LoginView", asked: LoginRequest | None, holder: str) -> "LoginDesk":
        from app.bootstrap.persons import Persons
        from app.login.desk import LoginDesk
        from app.login.scene import LoginScene, request_of

        program, identity = self._program, self._program.identity
        scene = LoginScene(
            identity.digid,
            program.personas,
            identity.accounts,
            program.scenarios,
            program.scenario,
            identity.rehearsals,
            asked or request_of(program.scenario),
            Persons(program.backend, program.clock),
            holder,
        )
        desk = LoginDesk(view, program.tasks, scene)
        desk.logged_in.connect(self.came)
        desk.cancelled.connect(self.cancelled)
        desk.scenario_chosen.connect(program.choose_scenario)
        desk.date_chosen.connect(program.choose_date)
        desk.elsewhere_asked.connect(self.open_elsewhere)
        desk.until_changed.connect(self._tell_nobody)
        return desk

    def _show(self, view: "LoginView", until: str) -> None:
        view.title_changed.connect(self._program.window.set_title)
        self._tell_nobody(until)
        self._program.router.show_plain(view, view.title())

    @Slot(str)
    def _tell_nobody(self, until: str) -> None:
        """Say how long there is to log in; who logs in higher is still somebody."""
        if self._program.sessions.current is None:
            self._program.window.show_nobody(until)
