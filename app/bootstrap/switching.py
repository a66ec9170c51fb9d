"""Acting for another inside one login: who can be chosen, and the switch that leaves nothing of the former subject."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.kit.loadable import Failed, Loaded, Outcome
from app.kit.session import SessionStore
from app.kit.tasks import TaskRunner
from app.kit.texts import Texts
from app.shell.window import Window
from services.errors import InputError
from services.identity.session import Session
from services.identity.subjects import SubjectOption, key_of, oneself
from widgets.accessible import announce

if TYPE_CHECKING:
    from app.shell.subject_menu import SubjectMenu
    from services.identity.rehearsals import Rehearsal
    from services.mockhost.backend import Backend


class Switching(QObject):
    """Opens the list and switches. ``switched`` comes with the new session, when everything old has gone already."""

    switched = Signal(object)

    def __init__(
        self,
        window: Window,
        tasks: TaskRunner,
        sessions: SessionStore,
        backend: "Callable[[], Backend]",
        texts: Texts,
        notify: Callable[[str, str], None],
        rehearsed: "Callable[[], Rehearsal | None]",
    ) -> None:
        """``rehearsed`` gives, once, the rehearsal that refuses a machtiging; None when there is none."""
        super().__init__(window)
        self._window, self._tasks, self._sessions = window, tasks, sessions
        self._backend, self._texts, self._notify = backend, texts, notify
        self._rehearsed = rehearsed
        self._found: dict[str, list[SubjectOption]] = {}
        self._missing: set[str] = set()
        self._waiting: set[str] = set()
        self._menu: SubjectMenu | None = None
        self._next = ""   # where to go once one acts for oneself again
        window.actor_bar.switch_asked.connect(self.open)
        window.actor_bar.stop_asked.connect(self.stop)
        sessions.started.connect(self.forget)
        sessions.ended.connect(self.forget)

    @Slot()
    def forget(self) -> None:
        """Another login: who could be chosen is not known any more."""
        self._found.clear()
        self._missing.clear()
        self._waiting.clear()
        self._menu = None

    @Slot()
    def open(self) -> None:
        """Show the list; what is known is there at once, and every source is asked again."""
        own, current, anchor = self._sessions.own, self._sessions.current, self._window.actor_bar.switch
        if own is None or current is None or anchor is None:
            return
        from app.shell.subject_menu import WIDTH, SubjectMenu

        self._menu = SubjectMenu(self._texts, oneself(own), key_of(current.subject))
        self._menu.chosen.connect(self.choose)
        self._menu.went.connect(self._go)
        self._ask(own, current.epoch)
        self._window.open_menu(anchor, self._texts("subject.title"), self._menu, WIDTH)
        self._window.actor_bar.set_open(True)

    @Slot()
    def stop(self) -> None:
        """Go back to oneself."""
        own = self._sessions.own
        if own is not None:
            self.choose("", oneself(own))

    @Slot(str, object)
    def choose(self, source: str, option: SubjectOption) -> None:
        """Act for ``option``; its source is asked again before anything changes."""
        own, current = self._sessions.own, self._sessions.current
        if own is None or current is None:
            return
        self._window.close_menu()
        if key_of(current.subject) == option.key:
            return
        rehearsal = self._rehearsed() if option.ground == "machtiging" else None
        if rehearsal is not None:
            self._refuse(rehearsal)
            return
        work = partial(self._made, self._asking(own, current.epoch), source, option, self._sessions.epoch + 1)
        self._tasks.run(self, work, self._done, "own")

    def _refuse(self, rehearsal: "Rehearsal") -> None:
        from widgets.dialog import Dialog

        words = rehearsal.words(self._texts.language)
        text = f"{words.wat} {words.nu}"
        helps = self._texts("subject.help", help=words.hulp)
        close = [("close", self._texts("error.close"), "primary")]
        dialog = Dialog(words.titel, f"{text}\n\n{helps}", close, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def act_for(self, key: str) -> None:
        """Act for the one with this key, once the list was opened or asked for; an unknown key is told."""
        for source, options in self._found.items():
            for option in options:
                if option.key == key:
                    self.choose(source, option)
                    return
        self._notify(self._texts("subject.gone"), "err")

    def _made(self, own: Session, source: str, option: SubjectOption, epoch: int) -> Session:
        party = option.party
        key = f"{party.kind}:{party.id}"
        return self._backend().acting.switched(own, source, key, party.vestiging, epoch)

    def _done(self, outcome: Outcome[Session]) -> None:
        wanted, self._next = self._next, ""
        if isinstance(outcome, Failed):
            gone = isinstance(outcome.error, InputError)
            self._notify(self._texts("subject.gone" if gone else "subject.failed"), "err")
            return
        session = outcome.value
        # All in one turn of the event loop: no frame is drawn between what was and what is.
        self._backend().end_session(self._sessions.epoch)
        self._sessions.switch(session)
        self._tasks.epoch = self._sessions.epoch
        self._waiting.clear()
        self._window.forget_person()
        self.switched.emit(session)
        if wanted:
            self._window.went.emit(wanted)
        key = "subject.told_self" if session.for_self else "subject.told"
        announce(self._window, self._texts(key, name=session.subject.name))

    def _ask(self, own: Session, epoch: int) -> None:
        acting = self._backend().acting
        asking = self._asking(own, epoch)
        self._waiting = set(acting.sources)
        self._missing.clear()
        for source in acting.sources:
            self._tasks.run(self, partial(acting.options, source, asking), partial(self._arrived, source), source)
        self._show()

    def _arrived(self, source: str, outcome: Outcome[list[SubjectOption]]) -> None:
        self._waiting.discard(source)
        if isinstance(outcome, Loaded):
            self._found[source] = outcome.value
        else:
            self._missing.add(source)
        self._show()

    def _show(self) -> None:
        if self._menu is None:
            return
        from services.identity.offering import merged

        best = merged(option for options in self._found.values() for option in options)
        choices = [(source, one) for source, options in self._found.items() for one in options if one in best]
        choices.sort(key=_place)
        state = self._texts("state.loading") if self._waiting else ""
        if self._missing and not state:
            named = ", ".join(self._texts(f"source.{one}") for one in sorted(self._missing))
            state = self._texts("subject.missing", source=named)
        self._menu.show_choices(choices, state)

    def _asking(self, own: Session, epoch: int) -> Session:
        """Return the login itself, asking in the present epoch: for whom one may act is asked as oneself."""
        from msgspec.structs import replace

        return replace(own, epoch=epoch)

    @Slot(str)
    def _go(self, address: str) -> None:
        """Machtigingen are one's own: acting for another, one first goes back to oneself."""
        self._window.close_menu()
        current = self._sessions.current
        if current is None or current.for_self or current.by_company:
            self._window.went.emit(address)
            return
        self._next = address
        self.stop()


def _place(choice: tuple[str, SubjectOption]) -> tuple[bool, bool, bool, int, str]:
    """What can be used first, one's own company before others', machtigingen before the law, the oldest child first."""
    one = choice[1]
    return not one.usable, one.ground != "eigenaar", one.ground != "machtiging", -(one.age or 0), one.party.name
