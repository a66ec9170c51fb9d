"""Saves a file where a person says: whole or not at all, under a name that is safe on every system."""

import errno
import unicodedata
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.kit.texts import Catalog
from services.atomic import atomic_write

_LONGEST = 120  # bytes: what every file system takes, with room for a number behind it
_LONGEST_SUFFIX = 12
_ALLOWED = set(" -_.,()")
_RESERVED = {"CON", "PRN", "AUX", "NUL", *(f"COM{n}" for n in range(10)), *(f"LPT{n}" for n in range(10))}
_REASONS = {errno.ENOSPC: "save.no_space", errno.EDQUOT: "save.no_space", errno.EACCES: "save.no_access"}


class Saving:
    """Asks with the system's own dialog. ``choose`` is replaced in tests."""

    def __init__(self, catalog: Catalog, choose: "Callable[[QWidget, str, str], str] | None" = None) -> None:
        self._catalog = catalog
        self.choose = choose or _choose

    def ask(self, parent: QWidget, name: str, content: bytes, notify: Callable[[str, str], None]) -> None:
        """Ask where to save ``content`` and tell how it went; nothing happens when the person cancels."""
        texts = self._catalog.scoped()
        chosen = self.choose(parent, texts("save.title"), safe_name(name))
        if not chosen:
            return
        target = Path(chosen)
        try:
            atomic_write(target, content)
        except OSError as error:
            reason = texts.maybe(_REASONS.get(error.errno or 0, "")) or (error.strerror or "").lower()
            notify(texts("save.failed", name=target.name, reason=reason), "err")
            return
        notify(texts("save.done", name=target.name), "ok")


def safe_name(name: str) -> str:
    """Return a file name without path parts, control, direction or reserved characters; ends in its suffix.

    A sender chooses the name of an attachment: what looks like a path or hides its real ending is rebuilt.
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(char for char in unicodedata.normalize("NFC", last) if char.isalnum() or char in _ALLOWED)
    stem, suffix = _parted(kept.rstrip(" ."))
    stem = stem.strip(" .") or "bestand"
    first = unicodedata.normalize("NFKC", stem.split(".")[0]).strip()
    if first.upper() in _RESERVED:
        stem = f"_{stem}"
    while len(f"{stem}.{suffix}".encode()) > _LONGEST:
        stem = stem[:-1].rstrip(" .")
    return f"{stem}.{suffix}" if suffix else stem


def _parted(name: str) -> tuple[str, str]:
    """Return stem and suffix; what is too long or has more than letters and digits is no suffix."""
    stem, dot, suffix = name.rpartition(".")
    suffix = suffix.strip()
    known = dot and suffix.isalnum() and len(suffix.encode()) <= _LONGEST_SUFFIX
    return (stem, suffix) if known else (name, "")


def _choose(parent: QWidget, title: str, name: str) -> str:
    chosen, _ = QFileDialog.getSaveFileName(parent, title, name)
    return chosen
