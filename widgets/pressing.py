"""Enter presses a button as the space bar does: many people expect it everywhere, and Qt does it in dialogs only."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
OPENING = (*ENTER, Qt.Key.Key_Space)
"""What opens a thing that is no button, such as a row or a card."""

if TYPE_CHECKING:
    _Any = QAbstractButton
else:
    _Any = object   # comes before a kind of QAbstractButton, whose methods it then has


class PressedByEnter(_Any):
    """Stands before a kind of QAbstractButton among the bases of a widget."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses; Qt does the space bar."""
        if event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)


class Worded(PressedByEnter):
    """The same for a button that draws its words itself; ``_restyle`` gives it their size."""

    _label = ""

    @property
    def label(self) -> str:
        """The visible words (``text()`` doubles every ampersand for Qt)."""
        return self._label

    def set_text(self, text: str) -> None:
        """Show other words; they are the accessible name as well, unless another was given."""
        self._label = text
        self.setText(text.replace("&", "&&"))
        self._restyle()

    def _restyle(self) -> None:
        raise NotImplementedError
