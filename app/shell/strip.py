"""The strip that says this is a practice environment: always there, never hidden."""

from PySide6.QtWidgets import QHBoxLayout

from app.shell.surface import Surface
from widgets.icon import Icon
from widgets.text import Text
from widgets.theme import theme


class Strip(Surface):
    """Flask and sentence on pale amber, 28 px high at 100 %: the words grow, the room around them does not."""

    def __init__(self, text: str) -> None:
        super().__init__("strip", "strip_edge")
        self._text = Text(text, "meta_strong", "strip_text")
        self._row = QHBoxLayout(self)
        self._icon = Icon("flask", "strip_text", 16)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._text)
        self._row.addStretch(1)
        self._resize()
        theme().changed.connect(self._resize)

    def set_text(self, text: str) -> None:
        """Say it in another language."""
        self._text.set_text(text)

    def _resize(self) -> None:
        icon = theme().px(16)
        self._row.setContentsMargins(40 - icon // 2, 0, 24, 0)
        self._row.setSpacing(24 - icon // 2)
        self.setFixedHeight(theme().px(12) + 16)
