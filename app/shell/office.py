"""The office as pages see it: sources, words of other modules, notices and saving."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from app.kit.context import Contribution, Preferences
from app.kit.contributions import Scene
from app.kit.loadable import Loaded, Outcome
from app.kit.navigation import Navigator
from app.kit.session import SessionStore
from app.kit.tasks import TaskRunner
from app.kit.texts import Catalog
from app.shell.choosing import Choosing
from app.shell.modules import Modules
from app.shell.saving import Saving
from app.shell.window import Window
from services.clock import Clock
from services.identity.session import Session
from services.manifest import Found, RegistryManifest

if TYPE_CHECKING:
    from services.mockhost.backend import Backend


class ShellOffice(QObject):
    """Fulfils app.kit.context.Office. ``backend`` is asked on workers only: building it takes a moment.

    ``own`` holds the house's own services by name; a page asks them as it asks a registry.
    """

    def __init__(
        self,
        window: Window,
        clock: Clock,
        tasks: TaskRunner,
        sessions: SessionStore,
        modules: Modules,
        catalog: Catalog,
        registries: Sequence[Found[RegistryManifest]],
        backend: "Callable[[], Backend]",
        saving: Saving,
    ) -> None:
        super().__init__(window)
        self.clock = clock
        self.tasks = tasks
        self.navigator: Navigator
        self.preferences: Preferences
        self.act_for: Callable[[str], None] = _nobody
        self._window = window
        self._sessions = sessions
        self._modules = modules
        self._catalog = catalog
        self._registries = {one.manifest.id: one.manifest for one in registries}
        self._backend = backend
        self._saving = saving
        self._broken: list[str] = []
        self.choosing = Choosing()
        self.own: dict[str, Callable[[Session], Any]] = {}

    def client(self, registry: str, session: Session) -> Any:
        """Return the registry's client for this session, which may be over by then (run on a worker)."""
        own = self.own.get(registry)
        return self._backend().client(registry, session) if own is None else own(session)

    def registry(self, registry: str) -> RegistryManifest | None:
        """Return the manifest of a registry, or None when its folder is not there."""
        return self._registries.get(registry)

    def contributions(self, kind: str) -> list[Contribution]:
        """Return what the modules that fit this session bring to other screens."""
        session = self._sessions.current
        found = [] if session is None else self._modules.contributions(kind, session, self._scene)
        self.tell_broken(self._modules.newly_broken())
        return found

    def tell_broken(self, lines: Sequence[str], *, again: bool = False) -> None:
        """Name every part that cannot be loaded in one notice, when there are new ones or it must be said again."""
        new = [line for line in lines if line not in self._broken]
        self._broken += new
        if self._broken and (new or again):
            self.notify(f"{self._catalog.scoped()('error.plugin_title')}: {' · '.join(self._broken)}", "err")

    def notify(self, text: str, kind: str = "ok") -> None:
        """Show one sentence on top of the page and have it read out."""
        self._window.notices.say(text, kind)

    @Slot()
    def refresh_counts(self) -> None:
        """Ask the modules again for the words beside them in the navigation."""
        for contribution in self.contributions("count"):
            module = contribution.manifest.id
            self.tasks.run(self, contribution, partial(self._counted, module), module)

    def save_file(self, name: str, content: bytes, owner: QObject) -> None:
        """Ask where to save, write it whole or not at all, and say how it went."""
        self._saving.ask(self._window, name, content, self.notify)

    def choose_file(self, title: str, patterns: str) -> str:
        """Ask which file of their own a person means; empty when they cancel. Nothing is read."""
        return self.choosing.ask(self._window, title, patterns)

    def _scene(self, folder: Path) -> Scene:
        session = self._sessions.current
        if session is None:
            raise RuntimeError("a scene needs a session")
        client = partial(self._client_of, session)
        return Scene(session, client, self._catalog.scoped(folder), self.clock)

    def _client_of(self, session: Session, registry: str) -> Any:
        return self.client(registry, session)

    def _counted(self, module: str, outcome: Outcome[str]) -> None:
        """Show a count; a source that does not answer has none, and its page says why."""
        if isinstance(outcome, Loaded):
            self._window.set_count(module, outcome.value)


def _nobody(key: str) -> None:
    """Nobody can be acted for yet."""
