"""What a page is given: for whom, in which words, with which sources, and the ways to go on."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol, TypeVar

from msgspec import Struct
from PySide6.QtCore import QObject

from app.kit.contributions import Scene
from app.kit.loadable import Outcome
from app.kit.module import ModuleManifest
from app.kit.navigation import Navigator
from app.kit.tasks import TaskRunner
from app.kit.texts import Texts
from services.clock import Clock
from services.identity.session import Session
from services.manifest import RegistryManifest

T = TypeVar("T")


class Preferences(Protocol):
    """What the citizen chose for this program; setting one applies it at once and keeps it."""

    language: str
    theme: str
    scale: float
    notification_address: str


class Office(Protocol):
    """What the frame offers to every page; app/bootstrap fulfils it."""

    clock: Clock
    tasks: TaskRunner
    navigator: Navigator
    preferences: Preferences
    act_for: Callable[[str], None]
    """Act for the one with this key (services.identity.subjects.key_of) in the same login; the overview is next."""

    def client(self, registry: str, session: Session) -> Any:
        """Return the registry's client for this session, which may be over by then (run on a worker)."""

    def registry(self, registry: str) -> RegistryManifest | None:
        """Return the manifest of a registry, or None when its folder is not there."""

    def contributions(self, kind: str) -> list["Contribution"]:
        """Return what the modules that fit this session bring to other screens."""

    def notify(self, text: str, kind: str = "ok") -> None:
        """Show one sentence on top of the page and have it read out."""

    def refresh_counts(self) -> None:
        """Ask the modules again for the words beside them in the navigation."""

    def save_file(self, name: str, content: bytes, owner: QObject) -> None:
        """Ask where to save, write it whole or not at all, and say how it went."""

    def choose_file(self, title: str, patterns: str) -> str:
        """Ask which file of their own a person means ("Pdf (*.pdf)"); empty when they cancel. Nothing is read."""


class Contribution(Struct, frozen=True):
    """One function of one module's overview.py with the scene it wants."""

    manifest: ModuleManifest
    function: Callable[..., Any]
    scene: Scene

    def __call__(self, *arguments: Any) -> Any:
        """Call it with its scene; run this on a worker."""
        return self.function(self.scene, *arguments)


class Context(Struct, frozen=True, weakref=True):
    """One page's view of the office."""

    office: Office
    session: Session
    texts: Texts
    manifest: ModuleManifest
    folder: Path

    @property
    def clock(self) -> Clock:
        """The one clock."""
        return self.office.clock

    @property
    def may_write(self) -> bool:
        """True when this login may change something in this module."""
        return self.manifest.may_write(self.session)

    def why_not(self, level: str) -> str:
        """Return why nothing can be changed here, in words; empty when it can.

        ``level`` is the module's own text about a login that is too low; a machtiging or a right of the law that
        does not reach so far comes first, since logging in higher would not help then.
        """
        if self.may_write:
            return ""
        if self.manifest.submits(self.session):
            return self.texts(level)
        return self.texts("acting.only_look", name=self.session.subject.name)

    def client(self, registry: str) -> Any:
        """Return the registry's client for this session."""
        return self.office.client(registry, self.session)

    def run(
        self, owner: QObject, work: Callable[[], T], done: Callable[[Outcome[T]], None], lane: str = ""
    ) -> None:
        """Do ``work`` beside the window on the lane of a registry; ``done`` is a bound method."""
        self.office.tasks.run(owner, work, done, lane or self.manifest.id)

    def go(self, address: str) -> None:
        """Show another screen."""
        self.office.navigator.go(address)

    def source_name(self, registry: str) -> str:
        """Return the name a citizen knows a source by: "het Kadaster", "de RDW"; else the registry's name."""
        manifest = self.office.registry(registry)
        named = self.texts.maybe(f"source.{registry}")
        return named or self.texts.official(manifest.name if manifest else registry)

    def source_line(self, registry: str, holder: str, moment: Any) -> str:
        """Return "Bron: WOZ · gemeente Zoetermeer · opgehaald vandaag 14.02 uur"."""
        manifest = self.office.registry(registry)
        return self.texts(
            "source.line",
            short=self._named(manifest.short if manifest else registry),
            holder=self._named(holder),
            moment=self.texts.retrieved(moment, self.clock.today()),
        )

    def _named(self, words: str) -> str:
        """A name that keeps itself in this language goes without its explanation."""
        said = self.texts.official(words)
        return words if said.startswith(words) else said
