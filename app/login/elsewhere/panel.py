"""The tester's panel beside a login elsewhere: whom one may be, and what stands on the practice phone."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.kit.texts import Texts
from app.login.elsewhere.flow import Identity
from widgets.accessible import announce
from widgets.badge import Badge
from widgets.button import Button
from widgets.card import Card
from widgets.layouts import clear, hatch
from widgets.text import Heading, Text


class ElsewherePanel(QWidget):
    """``filled`` tells the key of the identity whose details must be filled in."""

    filled = Signal(str)

    def __init__(self, texts: Texts, key: str, identities: Sequence[Identity]) -> None:
        super().__init__()
        self._texts = texts
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(hatch())
        column = QVBoxLayout()
        column.setContentsMargins(23, 15, 24, 24)
        column.setSpacing(12)
        outer.addLayout(column)
        row = QHBoxLayout()
        row.addWidget(Heading(texts(f"panel.{key}"), "section", 2, wrap=True), 1)
        row.addWidget(Badge("neutral", texts("panel.mark"), "eye-off"))
        column.addLayout(row)
        column.addWidget(Text(texts("panel.lead"), "body", "ink2", wrap=True))
        for one in identities:
            column.addWidget(self._somebody(one))
        self._phone = QVBoxLayout()
        column.addLayout(self._phone)
        column.addStretch(1)
        self._told = ""

    def show_code(self, code: str) -> None:
        """Show the code on the practice phone or token; an empty one takes it away."""
        if code == self._told:
            return
        self._told = code
        clear(self._phone)
        if not code:
            return
        card = Card(self._texts("panel.phone"))
        card.body.addWidget(Text(self._texts("panel.code", code=code), "body_strong", wrap=True))
        self._phone.addWidget(card)
        announce(self, self._texts("panel.code", code=code))

    def _somebody(self, one: Identity) -> Card:
        card = Card()
        card.body.setContentsMargins(15, 10, 15, 12)
        card.body.addWidget(Text(one.name, "row_strong", wrap=True))
        card.body.addWidget(Text(one.about, "meta", "ink2", wrap=True))
        button = Button(self._texts("panel.fill"), kind="secondary", small=True)
        button.setAccessibleName(f"{self._texts('panel.fill')}: {one.name}, {one.about}")
        button.clicked.connect(partial(self.filled.emit, one.key))
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        card.body.addSpacing(8)
        card.body.addLayout(row)
        return card
