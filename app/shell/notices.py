"""Notices on top of a page: one sentence each, read out, gone with the next screen."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from widgets.accessible import announce
from widgets.banner import Banner
from widgets.layouts import clear


class Notices(QWidget):
    """Empty until something is said; takes no room then."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(40, 0, 44, 0)
        self._column.setSpacing(8)
        self.setVisible(False)

    def say(self, text: str, kind: str) -> None:
        """Show and read out one sentence; it replaces the one before."""
        clear(self._column)
        self._column.addSpacing(12)
        self._column.addWidget(Banner(kind, text))
        self.setVisible(True)
        announce(self, text, assertive=kind == "err")

    def clear(self) -> None:
        """Say nothing."""
        clear(self._column)
        self.setVisible(False)
