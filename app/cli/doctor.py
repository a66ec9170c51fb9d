"""Checks whether this machine can run the program, and says per line what is well or what to do."""

import argparse
import ctypes.util
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from resources import package_folder

if TYPE_CHECKING:
    from services.manifest import Found, RegistryManifest

# Qt names them itself only by refusing to start, so they are looked up before Qt is touched.
_LIBRARIES = {
    "GL": "libgl1",
    "EGL": "libegl1",
    "fontconfig": "libfontconfig1",
    "xkbcommon": "libxkbcommon0",
    "X11": "libx11-6",
    "dbus-1": "libdbus-1-3",
    "glib-2.0": "libglib2.0-0",
}
_PYTHONS = ((3, 11), (3, 12), (3, 13))
_PYTHONS = ((3, 11), (3, 12), (3, 13))
_SCREEN_LIBRARIES = {
    "xcb-cursor": "libxcb-cursor0",
    "xcb-icccm": "libxcb-icccm4",
    "xcb-keysyms": "libxcb-keysyms1",
    "xcb-shape": "libxcb-shape0",
    "xkbcommon-x11": "libxkbcommon-x11-0",
    "xcb-render-util": "libxcb-render-util0",
    "xcb-image": "libxcb-image0",
}
_KEY_STORE = {
    "ready": "werkt",
    "locked": "is op slot; open de sleutelbos van uw computer, anders wordt geen inlog onthouden",
    "absent": "niet gevonden; een inlog wordt dan niet onthouden (op Linux: sudo apt-get install gnome-keyring)",
    "changed": "is een andere dan eerst; een onthouden inlog is weg",
    "timeout": "antwoordt niet binnen 5 seconden; meld u af bij uw computer en weer aan",
}


class Line(Struct, frozen=True):
    """One thing that was looked at. ``needed`` things make the exit code 1 when they are not well."""

    what: str
    well: bool
    says: str
    needed: bool = True


def declare(parser: argparse.ArgumentParser) -> None:
    """This command has no options."""


def run(arguments: argparse.Namespace) -> int:
    """Print every line; the exit code is 1 when something needed is missing."""
    lines = list(_look())
    for line in lines:
        print(f"{'ok ' if line.well else '!! ' if line.needed else '-- '} {line.what}: {line.says}")
    return 1 if any(line.needed and not line.well for line in lines) else 0


def _look() -> Iterator[Line]:
    yield _python()
    libraries = list(_system_libraries())
    yield from libraries
    yield _display()
    if all(line.well for line in libraries if line.needed):
        yield _qt()
        yield _fonts()
    yield _key_store()
    yield _home()
    yield from _data()


def _python() -> Line:
    version = ".".join(str(part) for part in sys.version_info[:3])
    return Line(
        "Python", sys.version_info[:2] in _PYTHONS, f"{version} (3.11 tot en met 3.13 werkt)"
    )


def _system_libraries() -> Iterator[Line]:
    if not sys.platform.startswith("linux"):
        yield Line("systeembibliotheken", True, "horen hier bij het systeem")
        return
    yield _libraries("bibliotheken van Qt", _LIBRARIES, needed=True)
    yield _libraries(
        "bibliotheken voor een venster", _SCREEN_LIBRARIES, needed=bool(os.environ.get("DISPLAY"))
    )


def _libraries(what: str, wanted: dict[str, str], *, needed: bool) -> Line:
    missing = [package for library, package in wanted.items() if ctypes.util.find_library(library) is None]
    if not missing:
        return Line(what, True, f"alle {len(wanted)} gevonden", needed)
    return Line(what, False, f"ontbreken; doe: sudo apt-get install {' '.join(missing)}", needed)


def _display() -> Line:
    here = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")) or sys.platform != "linux"
    says = "gevonden" if here else "geen scherm; 'tour' en de tests werken ook zonder"
    return Line("scherm", here, says, needed=False)


def _qt() -> Line:
    if not _installed("PySide6"):
        return Line("PySide6", False, "ontbreekt; start met: python3 -m uv run main.py")
    import PySide6

    version = PySide6.__version__
    return Line(
        "PySide6", version.startswith("6.11."), f"{version} (6.11 is getest; 6.12.0 valt om op Python 3.11)"
    )


def _fonts() -> Line:
    found = _installed("font_source_sans_pro")
    return Line("letters", found, "Source Sans Pro uit het pakket" if found else "pakket ontbreekt")


def _installed(package: str) -> bool:
    try:
        return package_folder(package).is_dir()
    except FileNotFoundError:
        return False


def _key_store() -> Line:
    """Ask the key store how it is, in a process of its own that is killed after five seconds (RELIABILITY.md 7)."""
    from services.home import home
    from services.keystore.store import KeyStore

    state = KeyStore(home()).state()
    extra = " (keyrings.alt en dergelijke worden niet gebruikt)" if _installed("keyrings") else ""
    return Line("sleutelbos", state == "ready", _KEY_STORE[state] + extra, needed=False)


def _home() -> Line:
    from services.home import home

    folder = home()
    near = next(one for one in (folder, *folder.parents) if one.exists())
    return Line("eigen map", os.access(near, os.W_OK), _tilde(folder))


def _data() -> Iterator[Line]:
    import resources
    from services.manifest import registries
    from services.personas import check, read

    found, broken = registries()
    people = read(resources.path("personas"), everyone=True)
    kinds = {one.manifest.id: one.load("block").Block for one in found if one.has("block")}
    faults = check(people, kinds)
    yield Line(
        "registers",
        not broken,
        f"{len(found)} gevonden" if not broken else "; ".join(b.message for b in broken),
    )
    yield Line(
        "personen",
        not faults,
        f"{len(people)} gelezen" if not faults else "; ".join(str(f) for f in faults[:5]),
    )
    yield _reactions(found)


def _reactions(found: Sequence["Found[RegistryManifest]"]) -> Line:
    """Read what senders do when something happens: a mistake is named with its file and line."""
    import resources
    from services.errors import InputError
    from services.events.kinds import read as read_kinds
    from services.events.reactions.reading import read as read_senders

    try:
        senders = read_senders([resources.path("scenarios") / "reactions"], read_kinds(found))
    except InputError as error:
        return Line("reacties", False, str(error))
    return Line("reacties", True, f"{sum(len(one.reactie) for one in senders)} van {len(senders)} afzenders")


def _tilde(path: Path) -> str:
    home = Path.home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)
