"""Loads Qt so that what is imported after it is not read a second time.

PySide6 looks into the source of every module that is imported after it, to see whether that module may want its
optional features (``from __feature__ import snake_case``). Nobody here does. The reading costs 50 to 80 ms of a
start as a persona, and keeps every source in memory.
"""

import sys
from types import ModuleType

import PySide6.QtCore  # noqa: F401  # its import installs what is changed below


def spare_sources() -> None:
    """Take every module for one that uses Qt without optional features; does nothing where PySide6 differs."""
    feature = sys.modules.get("shibokensupport.feature")
    if feature is not None and "_mod_uses_pyside" in vars(feature):
        vars(feature)["_mod_uses_pyside"] = _uses_pyside


def _uses_pyside(module: ModuleType) -> bool:
    return True
