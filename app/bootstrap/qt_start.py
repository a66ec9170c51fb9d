"""Loads Qt sooner than PySide6 does by itself, and lets imports be Python's own again.

PySide6 carries a part of itself as source in an archive and compiles it at every start: 13 of some 60 ms. What that
gives is kept here, as Python keeps byte code.

It also puts a function of its own before every import, and reads the source of every module that is imported after
it, to see whether that module may want its optional features (``from __feature__ import snake_case``). Nobody here
does. It costs a start as a persona 70 to 100 ms, and keeps every source in memory.
"""

import __future__

import builtins
import marshal
import sys
from types import CodeType
from typing import Any

from resources import beside

_compile: Any = builtins.compile
_INHERITED = __future__.annotations.compiler_flag
"""What ``compile`` takes over from the code that calls it, which would be ours."""


class _Compiled:
    """Stands where ``compile`` stood: gives what it gave at an earlier start for exactly the same source and name."""

    def __init__(self) -> None:
        self._place = beside.place(__file__, f"pyside.{sys.implementation.cache_tag}")
        self._kept = self._read()
        self._new = False

    def __enter__(self) -> None:
        builtins.compile = self

    def __exit__(self, *raised: object) -> None:
        builtins.compile = _compile
        if self._new:
            beside.keep(self._place, marshal.dumps(self._kept))

    def __call__(self, source: Any, filename: Any, mode: str, *rest: Any, **named: Any) -> Any:
        if type(source) is not bytes or type(filename) is not str or mode != "exec" or rest or named:
            return _compile(source, filename, mode, *rest, **named)
        key = filename, source
        if key not in self._kept:
            flags = sys._getframe(1).f_code.co_flags & _INHERITED
            self._kept[key] = _compile(source, filename, mode, flags, True)
            self._new = True
        return self._kept[key]

    def _read(self) -> dict[tuple[str, bytes], CodeType]:
        try:
            kept: Any = marshal.loads(beside.read(self._place))
        except (ValueError, EOFError, TypeError):  # nothing was kept, or by another build of Python
            return {}
        return kept if isinstance(kept, dict) else {}


with _Compiled():
    import PySide6.QtCore  # noqa: F401  # its import puts the function there


def spare_imports() -> None:
    """Put Python's own import back; does nothing where PySide6 did not take its place."""
    own = vars(builtins).get("__orig_import__")
    if own is not None:
        builtins.__import__ = own
