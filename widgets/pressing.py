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
