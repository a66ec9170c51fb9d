"""The pages after a form: look once more before it counts, and what has to happen now that it does."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kit.texts import Texts
from widgets.banner import Banner
from widgets.button import Button
from widgets.card import Card
from widgets.description_list import DescriptionList, Entry
from widgets.layouts import FlowLayout
from widgets.text import Text
from widgets.theme import theme

_WIDEST = 720


class CheckCard(Card):
    """Lists what will be sent; ``confirmed`` sends it, ``changed`` goes back to the form with everything kept."""

    confirmed = Signal()
    changed = Signal()

    def __init__(self, texts: Texts, title: str, entries: list[Entry], explained: str, yes: str, back: str) -> None:
        super().__init__(title)
        self.body.addWidget(DescriptionList(entries))
        self.body.addSpacing(12)
        self.body.addWidget(Text(explained, "body", wrap=True))
        self.body.addSpacing(16)
        row = FlowLayout(16, 12)
        self.yes = Button(yes)
        self.yes.clicked.connect(self._confirm)
        change = Button(back, kind="secondary")
        change.clicked.connect(self._change)
        row.addWidget(self.yes)
        row.addWidget(change)
        self.body.addLayout(row)
        self.setMaximumWidth(theme().px(_WIDEST))

    @Slot()
    def _confirm(self) -> None:
        self.yes.setEnabled(False)
        self.confirmed.emit()

    @Slot()
    def _change(self) -> None:
        self.changed.emit()


class DoneView(QWidget):
    """Says that it is done, shows a code when there is one, and what the reader does next."""

    left = Signal()

    def __init__(self, texts: Texts, done: str, steps: list[str], code: str = "") -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Banner("ok", done, announce=True))
        card = Card(texts("done.next"))
        if code:
            card.body.addWidget(Text(texts("term.code"), "body", "ink2"))
            card.body.addWidget(Text(code, "title"))
            card.body.addSpacing(12)
        for number, step in enumerate(steps, 1):
            card.body.addWidget(Text(f"{number}. {step}", "body", wrap=True))
            card.body.addSpacing(6)
        column.addWidget(card)
        self.back = Button(texts("done.back"), kind="secondary")
        self.back.clicked.connect(self._leave)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.setMaximumWidth(theme().px(_WIDEST))

    @Slot()
    def _leave(self) -> None:
        self.left.emit()
