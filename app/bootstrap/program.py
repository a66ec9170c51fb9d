"""Builds everything behind the first frame, and decides what is shown when a session begins or ends."""

import threading
from collections.abc import Sequence
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.bootstrap import choices
from app.bootstrap.doors import Doors
from app.bootstrap.drafts import Drafts
from app.bootstrap.opening import Opening, application
from app.bootstrap.options import Options
from app.bootstrap.switching import Switching
from app.bootstrap.warming import Warming
from app.kit.context import Context
from app.kit.loadable import Failed, Outcome
from app.kit.module import ModuleManifest
from app.kit.session import SessionStore
from app.kit.tasks import TaskRunner
from app.shell.crash import CrashNotice
from app.shell.draft import taken
from app.shell.modules import Modules, broken_lines
from app.shell.moments import mark
from app.shell.office import ShellOffice
from app.shell.preferences import ShellPreferences
from app.shell.router import HOME, Router
from app.shell.saving import Saving
from app.shell.session_watch import SessionWatch
from services.clock import Clock
from services.identity.request import LoginRequest
from services.identity.session import Level, Party, Session
from services.identity.session_guard import IDLE, SessionGuard, end_of
from services.loading import later
from services.manifest import Found, registries
from services.personas import Persona
from services.settings import SettingsFile

if TYPE_CHECKING:
    from app.bootstrap.identity import Identity
    from app.bootstrap.tester import TesterTools
    from app.login.desk import LoginDesk
    from services.identity.my_account import MyAccount
    from services.identity.rehearsals import Rehearsal
    from services.mockhost.backend import Backend
    from services.mockhost.populating import Population
    from services.stelsel.digikoppeling.reading import LogReader
    from services.store import Store

# What PyJWT and Falcon import for certificates and for XML: 12 ms before the first answer, and we ask for neither.
_UNREAD = ("cryptography.x509", "xml.etree.ElementTree")
LOGIN = "inloggen"
ENDED = "uitgelogd"
ACCOUNT = "account"


def run(program: "Program") -> None:
    """Let a program begin in the application's loop, which ends with its window."""
    CrashNotice(program.tell_crash).install()
    program.window.closed.connect(application().quit)
    program.start()


class Program(QObject):
    """The running program: builds the parts, and decides what is shown when a session begins or ends."""

    shown = Signal(str)
    happened = Signal()

    def __init__(self, options: Options, opening: Opening | None = None) -> None:
        super().__init__()
        self.options = options
        choices.check_folders(options.plugins)
        self.opening = opening or Opening(options)
        self.settings_file = SettingsFile()
        self.settings = self.settings_file.read()
        self.everyone, unsound = choices.people(options.plugins)
        self.personas = [one for one in self.everyone if one.head.inloggen]
        self.scenarios = choices.scenarios(options.plugins)
        self.scenario = choices.scenario_called(self.scenarios, options.scenario)
        start = choices.start_of(options.clock) if options.clock else self.scenario.clock
        self.clock = Clock(start, frozen=options.frozen)
        self.registries, broken = registries(options.plugins)
        self.catalog = self.opening.catalog
        self.texts = self.catalog.scoped()
        self.modules = Modules(self.catalog, options.plugins)
        self.broken = [*broken_lines([*broken, *self.modules.broken]), *map(str, unsound)]
        self._identity: Identity | None = None
        self._drafts = Drafts()
        self._return_to = ""
        self._complete = False
        self._backend: Backend | None = None
        self._backend_lock = threading.Lock()
        if options.data:
            self.backend()  # an address that does not work must be said before a window is shown
        self._build()

    def _build(self) -> None:
        self.window = self.opening.window
        self.tasks = TaskRunner(self)
        self.sessions = SessionStore(self)
        self.office = ShellOffice(
            self.window,
            self.clock,
            self.tasks,
            self.sessions,
            self.modules,
            self.catalog,
            self.registries,
            self.backend,
            Saving(self.catalog),
        )
        self.router = Router(self.window, self.modules, self.catalog, self._session, self._context)
        self.preferences = ShellPreferences(self.settings_file, self.catalog, self.office.notify, self.window)
        self.office.navigator, self.office.preferences = self.router, self.preferences
        self.switching = Switching(
            self.window, self.tasks, self.sessions, self.backend, self.texts, self.office.notify, self._rehearse_mandate
        )
        self.switching.switched.connect(self._switched)
        self.office.act_for = self.switching.act_for
        self.office.own["account"] = self._my_account
        self.office.own["testleider"] = self._tester_tools
        self.office.own["berichtenlog"] = self._message_log
        self.doors = Doors(self)
        self.doors.came.connect(self._logged_in)
        self.doors.came_elsewhere.connect(self._logged_in_elsewhere)
        self.doors.cancelled.connect(self._cancelled)
        self.doors.shown.connect(self._login_shown)
        ids = [one.manifest.id for one in self.registries]
        self.warming = Warming(self.tasks, self.backend, ids, self)
        self.watch = SessionWatch(self.window, self.texts, self._guard, self._rehearse_rest)
        self.window.went.connect(self.router.go)
        self.window.search_asked.connect(self.router.search)
        self.window.language_asked.connect(self.preferences.switch_language)
        self.window.theme_chosen.connect(self.preferences.choose_theme)
        self.window.scale_chosen.connect(self.preferences.choose_scale)
        self.window.logout_asked.connect(self.log_out)
        self.preferences.language_changed.connect(self._redraw)
        self.router.shown.connect(self.shown)
        self.router.level_asked.connect(self.step_up)
        self.router.service_asked.connect(self.doors.visit)
        self.tasks.idle.connect(self._overview_complete)
        self.tasks.idle.connect(self.warming.begin)
        self.happened.connect(self._happened)
        self.tasks.idle.connect(self._put_back)
        self.watch.ended.connect(self.end)
        self.watch.stayed.connect(self.doors.renew_at_provider)
        self.warming.broken.connect(self._broken)
        self.warming.done.connect(self.opening.collector.settle)

    # --- starting and ending

    def start(self) -> None:
        """Show the window, with the login or with the persona of the command line logged in."""
        if self.opening.view is not None:
            self.doors.open(self.opening.view)
            self.office.tell_broken(self.broken)
            QTimer.singleShot(30, self.warming, self.warming.begin)
        else:
            self.begin(self.persona(self.options.persona), "sms", Level.MIDDEN)
        if not self.window.isVisible():
            self.opening.show()

    def close(self) -> None:
        """End calls and workers; nothing is left running."""
        self.watch.stop()
        self.doors.leave()
        if self._backend is not None:
            self._backend.stop()
        self.tasks.close()
        if self._backend is not None:
            self._backend.close()
        self.opening.collector.close()

    def backend(self) -> "Backend":
        """Return what lies behind the screens; building it takes a moment, so ask on a worker."""
        with self._backend_lock:
            if self._backend is None:
                later(*_UNREAD)
                from services.mockhost.backend import Backend

                self._backend = Backend(
                    self.clock,
                    self.registries,
                    self._everyone,
                    self.settings.registries,
                    self.options.data,
                    reactions=choices.reactions(self.options.plugins),
                    population=self.settings.population,
                )
                self._backend.reset(choices.faults_of(self.scenario))
                self._backend.stelsel.delivered = self.happened.emit
            return self._backend

    @property
    def identity(self) -> "Identity":
        """The practice login service."""
        if self._identity is None:
            from app.bootstrap.identity import Identity
            from app.bootstrap.strangers import Strangers

            self._identity = Identity(
                self.clock, self.personas, self.settings_file.lockouts, self._rows, self.options.plugins,
                fixed=self.options.frozen,
                strangers=Strangers(self._population) if self.settings.population else None,
                remembered=self.settings_file.remembered,
            )
        return self._identity

    def _population(self) -> "Population | None":
        return self.backend().population

    def tell_crash(self) -> None:
        """Say that something went wrong and that it is not the person's fault."""
        self.office.notify(f"{self.texts('error.crash_title')}. {self.texts('error.crash_text')}", "err")

    # --- sessions

    @property
    def desk(self) -> "LoginDesk":
        """What decides at the login that is, or was last, shown."""
        return self.doors.desk

    @Slot()
    def show_login(self) -> None:
        """Show the login as it is for somebody new."""
        self.doors.open()

    @Slot(str, str)
    def step_up(self, address: str, level: str) -> None:
        """Have somebody who is logged in log in higher, and go on at ``address`` after that."""
        session, module = self.sessions.current, self.modules.get(address.split("/")[0])
        if session is None or module is None:
            return
        self._return_to = address
        asked = LoginRequest(self.modules.title(module), Level[level.upper()], raised_from=session.level)
        self.doors.open(None, asked, session.persona)

    @Slot()
    def _login_shown(self) -> None:
        self.shown.emit(LOGIN)

    @Slot(object)
    def _logged_in_elsewhere(self, session: Session) -> None:
        self.tasks.run(self, partial(self._sealed, session), self._signed_in, "own")

    def _sealed(self, session: Session) -> Session:
        return self.backend().signer.sealed(session)

    def begin(self, persona: Persona, means: str, level: Level) -> None:
        """Start a session for one persona: the token is signed beside the window."""
        self.tasks.run(self, partial(self.sign_in, persona, means, level), self._signed_in, "own")

    def sign_in(self, persona: Persona, means: str, level: Level) -> Session:
        """Return a new signed session for one persona (run on a worker)."""
        party = Party("citizen", persona.head.bsn, persona.head.naam)
        now = self.clock.now()
        return self.backend().signer.sealed(
            Session(
                actor=party,
                subject=party,
                level=level,
                means=means,
                started=now,
                expires=end_of(now),
                epoch=self.sessions.epoch + 1,
                token="",
                persona=persona.head.id,
            )
        )

    @Slot(str)
    def end(self, reason: str) -> None:
        """End the session; what was shown goes at once. What was being typed waits for the same person."""
        expired, before = reason in ("idle", "absolute", "provider"), self.sessions.current
        screen, address = self.router.screen, str(self.router.address)
        typed = Drafts()
        if expired:
            typed.keep(before, screen, address)
        self._forget_person(reason)
        self._drafts = typed
        if expired and before is not None:
            tell = partial(self.identity.digid.history.add, before.actor.id, "session_expired", means=before.means)
            self.tasks.run(self, tell, self._told, "login")
        self._show_ended(reason)
        self.doors.session_over(before, reason)

    def _told(self, outcome: Outcome[None]) -> None:
        """A line in the usage history needs no answer."""

    def _show_ended(self, reason: str) -> None:
        from app.shell.ended import EndedPage

        page = EndedPage(self.texts, reason, kept=self._drafts.kept)
        page.login_asked.connect(self.show_login)
        page.next_asked.connect(self.next_participant)
        self.window.show_nobody()
        self.router.show_plain(page, page.title())
        page.entered()
        self.shown.emit(ENDED)

    @Slot()
    def log_out(self) -> None:
        """End the session because the person asked; at another provider too, when he logged in there."""
        self.end("logout")

    @Slot()
    def next_participant(self) -> None:
        """Set everything back to the start of the scenario and show the login (at most a second)."""
        before = self.sessions.current
        self._forget_person("next")
        self.doors.session_over(before, "next")
        self.identity.forget()
        self.doors.forget()
        if self.preferences.notification_address:
            self.preferences.notification_address = ""
        if self._backend is not None:
            self._backend.reset(choices.faults_of(self.scenario))
        self.clock.restart()
        self.show_login()
        self.office.notify(self.texts("ended.next_text"))

    @Slot(str)
    def choose_scenario(self, scenario: str) -> None:
        """Begin another scenario: its time, its faults, nobody logged in."""
        self.scenario = choices.scenario_called(self.scenarios, scenario)
        self.clock.start_at(self.scenario.clock)
        self.next_participant()

    @Slot(str)
    def choose_date(self, day: str) -> None:
        """Let it be another day; the time of day is the scenario's."""
        self.clock.start_at(datetime.combine(date.fromisoformat(day), self.scenario.clock.time()))
        self.next_participant()

    def persona(self, persona: str) -> Persona:
        """Return a persona by id; raises InputError that names the ones there are."""
        strangers = self.identity.strangers if persona.isdigit() else None
        stranger = strangers.persona(persona) if strangers is not None else None
        return stranger or choices.person_called(self.personas, persona)

    def _forget_person(self, reason: str) -> None:
        self.watch.stop()
        self.doors.leave()
        if self._backend is not None:
            self._backend.end_session(self.sessions.epoch)
        self._drafts.forget()
        if self._identity is not None and reason != "raise":
            self._identity.digid.sign_on.end()   # whoever sits down next must log in, at other services too
        self.sessions.end(reason)
        self.tasks.epoch = self.sessions.epoch
        self.window.forget_person()

    # --- what happens

    @Slot(str)
    def _broken(self, line: str) -> None:
        self.office.tell_broken([line])

    @Slot(str, str, int)
    def _logged_in(self, persona: str, means: str, level: int) -> None:
        if self.doors.visiting:
            self._back_from(self.doors.visiting)
            return
        if self.sessions.current is not None:
            self._forget_person("raise")   # the session rises: a new token, a new epoch
        self.begin(self.persona(persona), means, Level(level))

    def _back_from(self, service: str) -> None:
        """Another service has its login; this session goes on as it was."""
        self.doors.leave()
        self.router.go(ACCOUNT)
        self.office.notify(self.texts("service.visited", service=service))

    def _signed_in(self, outcome: Outcome[Session]) -> None:
        if isinstance(outcome, Failed):
            self.office.notify(str(outcome.error), "err")
            return
        self.sessions.start(outcome.value)
        self.tasks.epoch = self.sessions.epoch
        self.window.show_session(outcome.value)
        self.watch.start()
        self.router.go(self._next_address(outcome.value))
        # The first overview says it again: a new screen takes notices away.
        self.office.tell_broken(self.broken, again=not self._complete)
        self.office.refresh_counts()
        if self.scenario.gebeurtenissen:
            self.tasks.run(self, self._plan, self._told, "own")

    def _plan(self) -> None:
        """Let what the scenario plans happen from now on (run on a worker)."""
        self.backend().stelsel.planned.begin(choices.happenings_of(self.scenario, self.personas))
        self.backend().stelsel.courier.ring()

    @Slot()
    def _happened(self) -> None:
        """Something was delivered behind the screens: the words in the navigation may differ."""
        if self.sessions.current is not None:
            self.office.refresh_counts()

    @Slot(object)
    def _switched(self, session: Session) -> None:
        """Show the overview of the one acted for now; nothing of the former one is on the screen any more."""
        self._drafts.forget()
        self.window.show_session(session)
        self.router.restart()
        self.window.claim_focus(lost=True)
        self.office.refresh_counts()

    @Slot()
    def _overview_complete(self) -> None:
        if self.router.address.module == HOME and not self.tasks.busy and not self._complete:
            self._complete = True
            mark("overview-complete")

    @Slot()
    def _cancelled(self) -> None:
        if self.sessions.current is None:
            self.end("cancel")
        else:
            self._return_to = ""
            self.router.go(HOME)

    def _next_address(self, session: Session) -> str:
        """Return where this session begins: where one wanted to go, or was, else the overview."""
        wanted, self._return_to = self._return_to, ""
        was = self._drafts.address_for(session)
        return wanted or was or HOME

    @Slot()
    def _put_back(self) -> None:
        """Put back what was typed, once its screen is there."""
        screen = self.router.screen
        if screen is None or self.sessions.current is None or self.tasks.busy:
            return
        if self._drafts.put_back(screen, str(self.router.address)):
            self.office.notify(self.texts("ended.restored"), "info")

    def _rehearse_mandate(self) -> "Rehearsal | None":
        """Return the rehearsal that refuses a machtiging, when the tester chose one; it happens once."""
        if self._identity is None or not self._identity.digid.pretence.mandate:
            return None
        from services.identity.rehearsals import called

        found = called(self._identity.rehearsals(), self._identity.digid.rehearsal)
        self._identity.digid.rehearse("")
        return found

    def _rehearse_rest(self) -> None:
        """Let fifteen minutes pass when the tester wants that and somebody is half-way a form."""
        if self._identity is None or self._identity.digid.pretence.session != "idle":
            return
        if taken(self.router.screen):
            self._identity.digid.rehearse("")
            self.clock.jump(IDLE)

    @Slot()
    def _redraw(self) -> None:
        self.window.retranslate()
        from app.login.view import LoginView
        from app.shell.ended import EndedPage

        if isinstance(self.router.screen, LoginView):
            self.doors.retranslate(self.router.screen)
        elif isinstance(self.router.screen, EndedPage):
            self._show_ended(self.router.screen.reason)
        else:
            self.router.redraw()
            self.office.refresh_counts()

    # --- what the parts ask

    def _session(self) -> Session | None:
        return self.sessions.current

    def _context(self, session: Session, module: Found[ModuleManifest]) -> Context:
        return Context(
            self.office, session, self.catalog.scoped(module.folder), module.manifest, module.folder
        )

    def _everyone(self) -> Sequence[Persona]:
        return self.everyone

    def _my_account(self, session: Session) -> "MyAccount":
        from services.identity.my_account import MyAccount

        return MyAccount(self.identity.digid, session)

    def _tester_tools(self, session: Session) -> "TesterTools":
        from app.bootstrap.tester import TesterTools

        return TesterTools(self.identity, self.clock)

    def _message_log(self, session: Session) -> "LogReader":
        return self.backend().stelsel.messages

    def _rows(self) -> "Store":
        return self.backend().store

    def _guard(self) -> SessionGuard:
        return SessionGuard(self.clock)
