"""The modules there are: what each may show in the navigation, and what it brings to other screens."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import ModuleType

from app.kit.context import Contribution
from app.kit.contributions import Scene
from app.kit.module import ModuleManifest
from app.kit.texts import Catalog
from services.identity.session import Session
from services.loading import extend_package
from services.manifest import Broken, Found, discover
from widgets.navigation_list import NavItem


class Modules:
    """Finds app/modules/<id>/module.toml here and in plug-in folders; imports a part when it is used."""

    def __init__(self, catalog: Catalog, plugins: Sequence[Path] = ()) -> None:
        home = Path(__file__).parent.parent / "modules"
        folders = [home, *(one / "modules" for one in plugins if (one / "modules").is_dir())]
        if len(folders) > 1:
            extend_package("app.modules", folders)
        found, self.broken = discover(folders, "app.modules", "module.toml", ModuleManifest)
        self._all = sorted(found, key=_place)
        self._catalog = catalog

    def get(self, module: str) -> Found[ModuleManifest] | None:
        """Return a module by id, or None."""
        return next((one for one in self._all if one.manifest.id == module), None)

    def fitting(self, session: Session, place: str = "main") -> list[Found[ModuleManifest]]:
        """Return the modules that this login may open and that stand at ``place``."""
        return [one for one in self._all if one.manifest.place == place and one.manifest.fits(session)]

    def items(self, session: Session, current: str) -> list[NavItem]:
        """Return the navigation: sub items only under the module that is open."""
        fitting = self.fitting(session)
        opened = self.get(current)
        branch = {current, opened.manifest.parent if opened else ""}
        items: list[NavItem] = []
        group = 0
        for module in fitting:
            if module.manifest.parent:
                continue
            items.append(self._item(module, 0, group not in (0, module.manifest.group)))
            group = module.manifest.group
            if module.manifest.id in branch:
                items += [
                    self._item(sub, 1, False) for sub in fitting if sub.manifest.parent == module.manifest.id
                ]
        return items

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
            if module.manifest.fits(session) and module.has("overview"):
                function = getattr(self.part(module, "overview"), kind, None)
                if function is not None:
                    found.append(Contribution(module.manifest, function, make_scene(module.folder)))
        return found

    def part(self, module: Found[ModuleManifest], name: str) -> ModuleType:
        """Import one file of a module."""
        return module.load(name)

    def _item(self, module: Found[ModuleManifest], level: int, separated: bool) -> NavItem:
        icon = module.manifest.icon if level == 0 else ""
        return NavItem(module.manifest.id, self.title(module), icon, level=level, separator_before=separated)


def broken_lines(broken: Iterable[Broken]) -> list[str]:
    """Return one line per broken plug-in, for a card or a terminal."""
    return [f"{one.name}: {one.message}" for one in broken]


def _place(found: Found[ModuleManifest]) -> tuple[int, int, str]:
    return found.manifest.group, found.manifest.order, found.manifest.id
