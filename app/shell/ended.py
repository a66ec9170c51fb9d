"""The page after a session: why it ended, the way back in, and the next participant for the tester."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.kit.texts import Texts
from widgets.accessible import announce
from widgets.banner import Banner
from widgets.button import Button
from widgets.card import Card
from widgets.scroll_page import scrolling
from widgets.text import Heading, Text
from widgets.theme import theme

WIDTH = 640


class EndedPage(QWidget):
    """``reason`` is "logout", "idle", "absolute", "provider", "cancel" or "next"."""

    login_asked = Signal()
    next_asked = Signal()

    def __init__(self, texts: Texts, reason: str, *, kept: bool = False) -> None:
        super().__init__()
        self._texts = texts
        self.reason, self.kept = reason, kept
        column = QWidget()
        column.setMaximumWidth(theme().px(WIDTH))
        body = QVBoxLayout(column)
        body.setContentsMargins(0, 36, 0, 24)
        body.setSpacing(12)
        self.heading = Heading(texts(f"ended.{reason}_title"), "title_login", level=1, wrap=True)
        body.addWidget(self.heading)
        body.addWidget(Text(texts(f"ended.{reason}_text"), "message", "ink2", wrap=True))
        if kept:
            body.addWidget(Banner("info", texts("ended.kept")))
        body.addSpacing(12)
        body.addLayout(self._buttons())
        if reason != "next":
            body.addSpacing(24)
            body.addWidget(self._tester())
        body.addStretch(1)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(24, 0, 24, 0)
        row.addStretch(1)
        row.addWidget(column, 1000)
        row.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(holder))

    def title(self) -> str:
        """Return the words for the window title."""
        return self._texts(f"ended.{self.reason}_title")

    def entered(self) -> None:
        """Have it read out and put the focus on the way back in."""
        announce(self, self._texts(f"ended.{self.reason}_text"))
        self.login.setFocus()

    def _buttons(self) -> QHBoxLayout:
        self.login = Button(self._texts("ended.login_again"))
        self.login.clicked.connect(self.login_asked)
        row = QHBoxLayout()
        row.addWidget(self.login)
        row.addStretch(1)
        return row

    def _tester(self) -> Card:
        card = Card(self._texts("ended.tester"))
        card.body.addWidget(Text(self._texts("ended.next_explained"), "body", "ink2", wrap=True))
        card.body.addSpacing(8)
        button = Button(self._texts("ended.next_participant"), kind="secondary", icon="user-plus")
        button.clicked.connect(self.next_asked)
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        card.body.addLayout(row)
        return card
