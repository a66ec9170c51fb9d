"""The modules there are: what each may show in the navigation, and what it brings to other screens."""

import logging
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

from app.kit.context import Contribution
from app.kit.contributions import Scene
from app.kit.module import ModuleManifest
from app.kit.texts import Catalog
from services.identity.session import Session
from services.loading import extend_package
from services.manifest import Broken, Found, discover
from widgets.navigation_list import NavItem

T = TypeVar("T")
_log = logging.getLogger(__name__)


class PluginBroken(Exception):
    """A module's own code failed; the text names the module and the fault in one line."""


def tried(module: Found[ModuleManifest], work: Callable[[], T]) -> T:
    """Do something with a module's code; whatever it raises is PluginBroken."""
    try:
        return work()
    except Exception as error:  # the plug-in loader: a broken part is a named line on a card
        _log.error("module %s is broken", module.folder.name, exc_info=error)
        raise PluginBroken(f"{module.folder.name}: {type(error).__name__}: {error}") from error


class Modules:
    """Finds app/modules/<id>/module.toml here and in plug-in folders; imports a part when it is used."""

    def __init__(self, catalog: Catalog, plugins: Sequence[Path] = ()) -> None:
        home = Path(__file__).parent.parent / "modules"
        folders = [home, *(one / "modules" for one in plugins if (one / "modules").is_dir())]
        if len(folders) > 1:
            extend_package("app.modules", folders)
        found, self.broken = discover(folders, "app.modules", "module.toml", ModuleManifest)
        self._all = sorted(found, key=_place)
        self._spoilt: dict[str, str] = {}
        self._known: dict[tuple[str, str], Callable[..., Any] | None] = {}
        self._catalog = catalog

    def get(self, module: str) -> Found[ModuleManifest] | None:
        """Return a module by id, or None."""
        return next((one for one in self._all if one.manifest.id == module), None)

    def fitting(self, session: Session, place: str = "main") -> list[Found[ModuleManifest]]:
        """Return the modules that this login may open and that stand at ``place``."""
        return [one for one in self._all if one.manifest.place == place and one.manifest.fits(session)]

    def items(self, session: Session, current: str) -> list[NavItem]:
        """Return the navigation: sub items only under the module that is open.

        What a machtiging does not cover stands there locked, so that people see that it exists and is not theirs.
        """
        fitting = [one for one in self._all if one.manifest.place == "main" and self._shown(one, session)]
        opened = self.get(current)
        branch = {current, opened.manifest.parent if opened else ""}
        items: list[NavItem] = []
        group = 0
        for module in fitting:
            if module.manifest.parent:
                continue
            locked = not self.opens(module, session)
            items.append(self._item(module, 0, group not in (0, module.manifest.group), locked=locked))
            group = module.manifest.group
            if module.manifest.id in branch:
                items += [
                    self._item(sub, 1, False)
                    for sub in fitting
                    if sub.manifest.parent == module.manifest.id and sub.manifest.fits(session)
                ]
        return items

    def opens(self, module: Found[ModuleManifest], session: Session) -> bool:
        """True when one may do something there for the subject; what only holds others opens when one of them does."""
        manifest = module.manifest
        subs = (one.manifest for one in self._all if one.manifest.parent == manifest.id)
        held = not manifest.holds or any(self._covers(one, session) for one in subs)
        return self._covers(manifest, session) and held

    def foot(self, session: Session) -> list[tuple[str, str]]:
        """Return (address, words) of the small links under the navigation."""
        return [(one.manifest.id, self.title(one)) for one in self.fitting(session, "foot")]

    def title(self, module: Found[ModuleManifest]) -> str:
        """Return the module's name in the current language."""
        return self._catalog.scoped(module.folder)("title")

    def contributions(
        self, kind: str, session: Session, make_scene: Callable[[Path], Scene]
    ) -> list[Contribution]:
        """Return what the modules that fit this session bring to other screens."""
        found = []
        for module in self._all:
            function = self._brought(module, kind) if module.manifest.fits(session) else None
            if function is not None:
                found.append(Contribution(module.manifest, function, make_scene(module.folder)))
        return found

    def newly_broken(self) -> list[str]:
        """Return a line, once, for each module whose overview.py turned out not to load."""
        lines = [line for line in self._spoilt.values() if line]
        self._spoilt = dict.fromkeys(self._spoilt, "")
        return lines

    def page(self, module: Found[ModuleManifest]) -> ModuleType:
        """Import a module's page.py; raises PluginBroken."""
        return tried(module, partial(module.load, "page"))

    def _brought(self, module: Found[ModuleManifest], kind: str) -> Callable[..., Any] | None:
        """Return what a module brings of this kind; looked for once, as every page asks."""
        key = module.manifest.id, kind
        if key not in self._known:
            self._known[key] = self._look_for(module, kind)
        return self._known[key]

    def _look_for(self, module: Found[ModuleManifest], kind: str) -> Callable[..., Any] | None:
        spoilt = module.manifest.id in self._spoilt
        if spoilt or not module.has("overview") or not module.names("overview", kind):
            return None
        try:
            return getattr(tried(module, partial(module.load, "overview")), kind, None)
        except PluginBroken as broken:
            self._spoilt[module.manifest.id] = str(broken)
            return None

    def _covers(self, manifest: ModuleManifest, session: Session) -> bool:
        return manifest.exists_for(session) and manifest.covered(session)

    def _shown(self, module: Found[ModuleManifest], session: Session) -> bool:
        manifest = module.manifest
        return manifest.fits(session) or (manifest.exists_for(session) and not manifest.covered(session))

    def _item(self, module: Found[ModuleManifest], level: int, separated: bool, *, locked: bool = False) -> NavItem:
        icon = module.manifest.icon if level == 0 else ""
        words = self.title(module)
        return NavItem(module.manifest.id, words, icon, locked=locked, level=level, separator_before=separated)


def broken_lines(broken: Iterable[Broken]) -> list[str]:
    """Return one line per broken plug-in, for a card or a terminal."""
    return [f"{one.name}: {one.message}" for one in broken]


def _place(found: Found[ModuleManifest]) -> tuple[int, int, str]:
    return found.manifest.group, found.manifest.order, found.manifest.id
