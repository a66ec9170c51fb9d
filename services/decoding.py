"""Turns parsed data into structs, safely from several threads.

msgspec builds what it knows of a type while first decoding it. Two threads that do so for overlapping types
at the same time crash the interpreter (seen as segmentation faults when the overview asked seven sources at
once), so the first use of a type happens behind one lock; later uses need none.
"""

import threading
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")

_lock = threading.RLock()
_ready: set[Any] = set()


def convert(value: Any, kind: type[T]) -> T:
    """Return ``value`` as a ``kind``; raises msgspec.ValidationError like msgspec.convert."""
    if kind in _ready:
        return msgspec.convert(value, kind)
    with _lock:
        try:
            return msgspec.convert(value, kind)
        finally:
            _ready.add(kind)
