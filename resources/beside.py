"""Keeps another form of a file beside it, under Python's own rules for byte code: where it goes, and whether at all."""

import contextlib
import os
import sys
import threading


def place(name: str, ending: str) -> str:
    """Return where another form of the file ``name`` is kept: where Python would keep byte code."""
    folder, file = os.path.split(os.path.abspath(name))
    if sys.pycache_prefix is None:
        return os.path.join(folder, "__pycache__", f"{file}.{ending}")
    return os.path.join(sys.pycache_prefix, os.path.splitdrive(folder)[1].lstrip(os.sep), f"{file}.{ending}")


def read(place: str) -> bytes:
    """Return what is kept there; empty when nothing is, or it cannot be read."""
    with contextlib.suppress(OSError), open(place, "rb", 0) as file:
        return file.read()
    return b""


def keep(place: str, content: bytes) -> None:
    """Write it as a whole or not at all; a folder that cannot be written to costs the next start some milliseconds."""
    if sys.dont_write_bytecode:
        return
    passing = f"{place}.{os.getpid()}.{threading.get_ident()}"
    with contextlib.suppress(OSError):
        os.makedirs(os.path.dirname(place), exist_ok=True)
        with open(passing, "xb") as file:
            file.write(content)
        os.replace(passing, place)
    with contextlib.suppress(OSError):
        os.unlink(passing)
