"""Lets a person choose a file of their own, with the system's dialog; nothing is read here."""

from collections.abc import Callable

from PySide6.QtWidgets import QFileDialog, QWidget


class Choosing:
    """Asks which file. ``choose`` is replaced in tests."""

    def __init__(self, choose: "Callable[[QWidget, str, str], str] | None" = None) -> None:
        self.choose = choose or _choose

    def ask(self, parent: QWidget, title: str, patterns: str) -> str:
        """Return the path that was chosen; empty when the person cancels."""
        return self.choose(parent, title, patterns)


def _choose(parent: QWidget, title: str, patterns: str) -> str:
    chosen, _ = QFileDialog.getOpenFileName(parent, title, "", patterns)
    return chosen
