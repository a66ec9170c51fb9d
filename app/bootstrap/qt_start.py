"""Loads Qt, and lets imports be Python's own again.

PySide6 puts a function of its own before every import, and reads the source of every module that is imported after
it, to see whether that module may want its optional features (``from __feature__ import snake_case``). Nobody here
does. It costs a start as a persona 70 to 100 ms, and keeps every source in memory.
"""

import builtins

import PySide6.QtCore  # noqa: F401  # its import puts the function there


def spare_imports() -> None:
    """Put Python's own import back; does nothing where PySide6 did not take its place."""
    own = vars(builtins).get("__orig_import__")
    if own is not None:
        builtins.__import__ = own
