"""A full screen that says what is not there and what one can do: unknown address, level too low, broken part."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from widgets.banner import Banner
from widgets.button import Button
from widgets.text import Heading


class ErrorCard(QWidget):
    """A heading, one explaining banner, and perhaps one thing to do about it (``acted``)."""

    acted = Signal()

    def __init__(self, title: str, text: str, kind: str = "info", action: str = "") -> None:
        super().__init__()
        column = QVBoxLayout()
        column.setContentsMargins(40, 24, 44, 24)
        column.setSpacing(12)
        column.addWidget(Heading(title, "title", level=1, wrap=True))
        column.addWidget(Banner(kind, text))
        if action:
            button = Button(action)
            button.clicked.connect(self.acted)
            column.addSpacing(12)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(column)
