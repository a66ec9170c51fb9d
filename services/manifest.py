"""Finds registries and modules by their folder, and reads their manifests before any import: adding only adds."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, Generic, Literal, TypeVar

import msgspec
from msgspec import Struct

from resources import toml
from services import official
from services.decoding import convert
from services.errors import InputError
from services.loading import extend_package, load_module

T = TypeVar("T")
Right = Literal["read", "submit", "receive"]
_ASKING = frozenset({"GET", "HEAD", "OPTIONS"})


class Face(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One published API of a registry, mounted under ``base_path``; ``source`` is where it was published.

    ``rights`` says per HTTP method which right of a session it takes, where that is not the usual: a question
    that a contract asks by POST is ``{ POST = "read" }``.
    """

    id: str
    base_path: str
    contract: str = ""
    spec: str = ""
    source: str = ""
    version: str = "1.0.0"
    eigen_vorm: bool = False
    rights: dict[str, Right] = {}

    def right(self, method: str) -> Right:
        """Return the right that a call takes: asking is to read, anything else is to submit."""
        return self.rights.get(method, "read" if method in _ASKING else "submit")


class RegistryManifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What registry.toml says: names for source lines, faces, and what goes beyond the contract.

    ``oin`` identifies the holder (DOMAIN.md §3): events of this registry come from that party.
    """

    id: str
    name: str
    short: str
    holder: str
    faces: tuple[Face, ...]
    bronhouder: str = ""
    oin: str = ""
    ours: bool = True
    extras: dict[str, Any] = {}

    def face(self, face: str) -> Face:
        """Return the face called ``face``; raises KeyError when the registry has none of that name."""
        for candidate in self.faces:
            if candidate.id == face:
                return candidate
        raise KeyError(f"{self.id} has no face {face!r}")


class Found(Struct, Generic[T], frozen=True):
    """A plug-in whose manifest is sound: its manifest, its folder and its dotted package name."""

    manifest: T
    folder: Path
    package: str

    def has(self, part: str) -> bool:
        """True when the folder holds ``<part>.py``."""
        return part in _parts(self.folder)

    def load(self, part: str) -> ModuleType:
        """Import and return one file of the plug-in, for example ``load("client")``."""
        return load_module(f"{self.package}.{part}")

    def names(self, part: str, function: str) -> bool:
        """True when ``<part>.py`` may bring this function: nobody imports it to learn that it does not.

        A file that defines no function at all may do anything, and is imported to find out.
        """
        text = _text(self.folder / f"{part}.py")
        return (function in text and re.search(rf"\b{function}\b", text) is not None) or "def " not in text


@cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


@cache
def _parts(folder: Path) -> frozenset[str]:
    """A plug-in's files are looked up once: every page asks which modules bring something to it."""
    return frozenset(path.stem for path in folder.glob("*.py"))


class Broken(Struct, frozen=True):
    """A plug-in that cannot be used: where it stands and what its owner should mend."""

    name: str
    message: str


def discover(
    folders: Iterable[Path], package: str, filename: str, kind: type[T]
) -> tuple[list[Found[T]], list[Broken]]:
    """Read ``<folder>/<id>/<filename>`` of every sub-folder, in name order. Nothing is imported."""
    found: list[Found[T]] = []
    broken: list[Broken] = []
    for manifest_path in _manifests(folders, filename):
        folder = manifest_path.parent
        try:
            manifest = read(manifest_path, kind)
        except InputError as error:
            broken.append(Broken(folder.name, str(error)))
            continue
        if getattr(manifest, "id", folder.name) != folder.name:
            broken.append(
                Broken(folder.name, f"{manifest_path}: id moet {folder.name!r} zijn, net als de map")
            )
            continue
        first = next((one.folder for one in found if one.folder.name == folder.name), None)
        if first is not None:
            broken.append(Broken(folder.name, f"{manifest_path}: die naam is er al in {first.parent}"))
            continue
        found.append(Found(manifest, folder, f"{package}.{folder.name}"))
    return found, broken


def read(manifest_path: Path, kind: type[T]) -> T:
    """Read and check one manifest; raises InputError with file and field."""
    try:
        return convert(toml.read_kept(manifest_path), kind)
    except (ValueError, msgspec.ValidationError, RecursionError) as error:
        raise InputError(str(error), file=str(manifest_path)) from error
    except OSError as error:
        raise InputError(error.strerror or type(error).__name__, file=str(manifest_path)) from error


def registries(plugins: Iterable[Path] = ()) -> tuple[list[Found[RegistryManifest]], list[Broken]]:
    """Find every registry of the house and of the plug-in folders; two equal base paths stop the start."""
    folders = [Path(__file__).parent / "registries", *_extend("services.registries", plugins, "registries")]
    found, broken = discover(folders, "services.registries", "registry.toml", RegistryManifest)
    _refuse_duplicate_paths(found)
    return found, broken


def _extend(package: str, plugins: Iterable[Path], name: str) -> list[Path]:
    folders = [plugin / name for plugin in plugins if (plugin / name).is_dir()]
    if folders:
        extend_package(package, folders)
        for folder in folders:
            official.add(folder)
    return folders


def _manifests(folders: Iterable[Path], filename: str) -> Iterator[Path]:
    for folder in folders:
        for child in sorted(folder.iterdir()):
            if (child / filename).is_file():
                yield child / filename


def _refuse_duplicate_paths(found: Iterable[Found[RegistryManifest]]) -> None:
    seen: dict[str, str] = {}
    for plugin in found:
        for face in plugin.manifest.faces:
            name = f"{plugin.manifest.id}/{face.id}"
            if face.base_path in seen:
                raise InputError(
                    f"{name} en {seen[face.base_path]} hebben allebei base_path {face.base_path!r}; "
                    f"kies bijvoorbeeld '/{plugin.manifest.id}/api/v1'",
                    file=str(plugin.folder / "registry.toml"),
                    field="faces.base_path",
                )
            seen[face.base_path] = name
