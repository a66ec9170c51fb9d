"""One registry's faces by base path, each with the fault deck in front and built when it is first asked."""

from collections.abc import Mapping
from typing import Any

from services.errors import InputError
from services.manifest import Face, Found, RegistryManifest
from services.mockhost.embedded import WsgiApp
from services.mockhost.faults import FaultDeck, Faulty


class Mounted:
    """``apps`` is what the mock created: face id -> app. Raises InputError when a face of the manifest is not there."""

    def __init__(self, found: Found[RegistryManifest], apps: Mapping[str, Any], faults: FaultDeck) -> None:
        self.apps = apps
        self._registry = found.manifest.id
        self._faults = faults
        self._faces = sorted(found.manifest.faces, key=_longest_path_first)
        self._made: dict[str, WsgiApp] = {}
        missing = [face.id for face in self._faces if face.id not in apps]
        if missing:
            raise InputError(f"mock.create levert {missing} niet", file=str(found.folder / "mock.py"))

    def at(self, path: str) -> WsgiApp | None:
        """Return the app whose base path begins ``path``; None when there is none."""
        for face in self._faces:
            if path == face.base_path or path.startswith(face.base_path.rstrip("/") + "/"):
                return self._app(face)
        return None

    def all(self) -> dict[str, WsgiApp]:
        """Return base path -> app of every face, longest base path first."""
        return {face.base_path: self._app(face) for face in self._faces}

    def _app(self, face: Face) -> WsgiApp:
        made = self._made.get(face.id)
        if made is None:   # two threads may both come here: the first one's stays
            made = self._made.setdefault(face.id, Faulty(self.apps[face.id], self._faults, self._registry, face.id))
        return made


def _longest_path_first(face: Face) -> tuple[int, str]:
    return (-len(face.base_path), face.base_path)
