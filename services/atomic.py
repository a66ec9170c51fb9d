"""Writes a file whole or not at all: a full disk, a crash or a power cut leaves the old file as it was."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path


class NotSaved(OSError):
    """The file could not be written; what stood there before still stands there. ``errno`` says why."""


def atomic_write(path: Path, content: bytes) -> None:
    """Put ``content`` in ``path``, readable by its owner only; raises NotSaved and then changes nothing.

    The new bytes go to a file beside it, are forced to the disk and only then take the name
    (RELIABILITY.md finding 5: counting on one large write replaced good files by cut-off ones).
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # A link keeps pointing where it pointed: the file behind it is replaced.
        target = path.resolve()
        with _beside(target) as temporary:
            _write(temporary, content)
            os.replace(temporary, target)
        _sync_folder(target.parent)
    except OSError as error:
        raise NotSaved(error.errno, error.strerror, str(path)) from error


@contextlib.contextmanager
def _beside(target: Path) -> Iterator[Path]:
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".tmp", dir=target.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def _write(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_TRUNC | getattr(os, "O_BINARY", 0))
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(handle, rest) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync_folder(folder: Path) -> None:
    """Force the new name to the disk too, where the system can (not on Windows)."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
