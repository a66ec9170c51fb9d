"""The one place that imports by name: a registry's mock, a module's page, a command."""

import importlib
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType


def load_module(name: str) -> ModuleType:
    """Import one of our own files by its dotted name."""
    return importlib.import_module(name)


def extend_package(package: str, folders: Iterable[Path]) -> None:
    """Let ``package`` also be found in ``folders``, so that a plug-in is imported like our own."""
    module = importlib.import_module(package)
    known = list(module.__path__)
    module.__path__ = known + [str(folder) for folder in folders if str(folder) not in known]
