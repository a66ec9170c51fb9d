"""A registry's faces, each built when it is first asked: the code of a face that nobody asks is not even imported.

A mock may return a plain dict of apps; ``Faces`` is for one of which a screen asks one face out of many. What a
builder needs beyond the others, it imports itself.
"""

import threading
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from services.loading import load_module
from services.mockkit.app import FaceApp
from services.mockkit.world import World

BEHEER = "beheer"
"""The face by which a registry's holder changes it (``services.mockkit.beheer``): a citizen never asks it."""

Builder = Callable[[], FaceApp]


class Faces(Mapping[str, FaceApp]):
    """Face id -> app. Safe to ask from several threads: each builder is called once, and again after it failed.

    A builder must not ask another registry: it runs under the lock of this one.
    """

    def __init__(self, builders: Mapping[str, Builder]) -> None:
        self._builders = dict(builders)
        self._built: dict[str, FaceApp] = {}
        self._lock = threading.RLock()

    @property
    def built(self) -> frozenset[str]:
        """The faces that somebody asked."""
        return frozenset(self._built)

    def __getitem__(self, face: str) -> FaceApp:
        with self._lock:
            if face not in self._built:
                self._built[face] = self._builders[face]()
            return self._built[face]

    def __contains__(self, face: object) -> bool:
        return face in self._builders   # Mapping would build it to find out

    def __iter__(self) -> Iterator[str]:
        return iter(self._builders)

    def __len__(self) -> int:
        return len(self._builders)


def by_holder(world: World[Any], *parts: str) -> Builder:
    """Return what builds the face "beheer": it offers the ``CHANGES`` of these files in the registry's folder."""
    return partial(_by_holder, world, parts)


def _by_holder(world: World[Any], parts: tuple[str, ...]) -> FaceApp:
    from services.mockkit import beheer

    files = [load_module(f"services.registries.{world.registry}.{part}") for part in parts]
    return beheer.mount(world, [change for one in files for change in one.CHANGES])
