"""A full screen that says what is not there and what one can do: unknown address, level too low, broken part."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from widgets.banner import Banner
from widgets.text import Heading


class ErrorCard(QWidget):
    """A heading and one explaining banner."""

    def __init__(self, title: str, text: str, kind: str = "info") -> None:
        super().__init__()
        column = QVBoxLayout()
        column.setContentsMargins(40, 24, 44, 24)
        column.setSpacing(12)
        column.addWidget(Heading(title, "title", level=1, wrap=True))
        column.addWidget(Banner(kind, text))
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(column)
