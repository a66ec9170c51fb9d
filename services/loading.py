"""The one place that imports by name: a registry's mock, a module's page, a command; or only once it is used."""

import importlib
import sys
import threading
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

_reading = threading.Lock()


def load_module(name: str) -> ModuleType:
    """Import one of our own files by its dotted name."""
    return importlib.import_module(name)


def later(*names: str) -> None:
    """Let libraries import these modules without reading them: that happens when something in one is first used.

    For modules that a library imports at its top and we do not come near, or not before the first screen is there.
    What was read already stays as it is; a module that does not exist says so when it is used.
    """
    for name in names:
        if name not in sys.modules:
            package, _, own = name.rpartition(".")
            sys.modules[name] = _Later(name)
            if package:
                setattr(importlib.import_module(package), own, sys.modules[name])


class _Later(ModuleType):
    """Stands in for a module. Who took it before it was read goes on asking here."""

    def __getattr__(self, name: str) -> Any:
        with _reading:
            if sys.modules.get(self.__name__) is self:
                del sys.modules[self.__name__]
        return getattr(importlib.import_module(self.__name__), name)


def extend_package(package: str, folders: Iterable[Path]) -> None:
    """Let ``package`` also be found in ``folders``, so that a plug-in is imported like our own."""
    module = importlib.import_module(package)
    known = list(module.__path__)
    module.__path__ = known + [str(folder) for folder in folders if str(folder) not in known]
