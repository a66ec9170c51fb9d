"""Draws the log as a table with search and filters, or one message with its envelope and content."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kit.context import Context
from app.kit.page import ContentPage, SourceSlot
from app.modules.berichtenlog import load, model
from app.modules.berichtenlog.message import message_view
from services.stelsel.digikoppeling.reading import Entry, Message, Question, asked
from widgets import accessible
from widgets.button import Button
from widgets.card import Card
from widgets.layouts import FlowLayout
from widgets.link import Link
from widgets.record_table import Column, RecordTable
from widgets.search_field import SearchField
from widgets.select import Select
from widgets.state_view import Empty
from widgets.text import Text
from widgets.theme import theme

_FIELD, _CHOICE, _HIGH, _GAP = 420, 240, 560, 16
_LEAST = 200
_MOST = 300


class LogPage(ContentPage):
    """``berichtenlog``, or ``berichtenlog/<message id>``; what was searched is kept while the page is."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._entries: Sequence[Entry] = ()
        self._found: Sequence[Entry] = ()
        self._question = Question()
        self._table: RecordTable | None = None

    def title(self) -> str:
        """Name the part in the window title."""
        return self.texts("one.title" if self.address.part(0) else "title")

    def draw(self) -> None:
        """Show what the address asks for."""
        self._table = None
        key = self.address.part(0)
        if key:
            self._draw_message(key)
        else:
            self.begin(self.texts("title"), self.texts("lead"))
            work = partial(load.entries, self.context.client)
            self._slot = SourceSlot(self.context, load.SOURCE, work, self._arrived, 8)
            self.body.addWidget(self._slot)
        self.end()

    def _draw_message(self, key: str) -> None:
        self.begin(self.texts("one.title"))
        row = FlowLayout(0, 0)
        back = Link(self.texts("one.back"), icon_before="arrow-left")
        back.clicked.connect(partial(self.context.go, "berichtenlog"))
        row.addWidget(back)
        self.body.addLayout(row)
        self.body.addSpacing(12)
        work = partial(load.message, self.context.client, key)
        self.body.addWidget(SourceSlot(self.context, load.SOURCE, work, self._message, 8))

    def _message(self, found: Message | None) -> QWidget:
        if found is None:
            return Empty(self.texts("one.gone"), "arrows-exchange", explanation=self.texts("one.gone_what"))
        return message_view(self.context, found, self)

    def _arrived(self, entries: tuple[Entry, ...]) -> QWidget:
        self._entries = entries
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addLayout(self._choices())
        column.addLayout(self._searching())
        self._count = Text("", "body", "ink2", wrap=True)
        column.addWidget(self._count)
        self._none = Empty(self.texts("none"), "arrows-exchange", explanation=self.texts("none_what"))
        column.addWidget(self._none)
        columns = [Column(key, self.texts(f"column.{key}")) for key in model.COLUMNS]
        self._table = table = RecordTable(self.texts("table"), columns, small=True)
        table.opened.connect(self._open)
        self._card = Card()
        self._card.body.setContentsMargins(0, 0, 0, 0)
        self._card.body.addWidget(table)
        column.addWidget(self._card)
        self._fit()
        self._fill()
        return content

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The table stays within what is in sight of the page."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Make the table no higher than the page shows: the row with the keyboard must be in sight."""
        if self._table is not None:
            room = self.column.viewport().height() - 2 * _GAP
            self._table.setFixedHeight(max(_LEAST, min(theme().px(_HIGH), room)))

    def _choices(self) -> FlowLayout:
        row = FlowLayout(20, 12)
        for words, options, chosen, slot in (
            (self.texts("state_field"), model.states(self.texts), self._question.state, self._choose_state),
            (self.texts("profile_field"), model.profiles(self.texts), self._question.profile, self._choose_profile),
        ):
            choice = Select(words, options)
            choice.setFixedWidth(theme().px(_CHOICE))
            choice.set_key(chosen)
            choice.chosen.connect(slot)
            row.addWidget(choice)
        return row

    def _searching(self) -> FlowLayout:
        row = FlowLayout(20, 12)
        field = SearchField(self.texts("search"), self.texts("search"), self.texts("clear"), height=44)
        field.set_text(self._question.words)
        field.setFixedWidth(theme().px(_FIELD))
        field.changed.connect(self._search)
        field.searched.connect(self._search)
        row.addWidget(field)
        again = Button(self.texts("again"), "secondary")
        again.clicked.connect(self._slot.reload)
        row.addWidget(again)
        return row

    def _fill(self) -> None:
        """Show what fits; the log is in memory, so nothing waits."""
        fits = asked(self._entries, self._question)
        self._found = fits[:_MOST]
        words = self.texts("count", n=len(fits))
        more = self.texts("more", n=_MOST) if len(fits) > _MOST else ""
        self._count.set_text(" ".join(part for part in (words, more) if part))
        if self._table is not None:
            self._table.set_rows([model.cells(self.texts, one) for one in self._found])
        self._card.setVisible(bool(fits))
        self._none.setVisible(not fits)

    def _narrow(self, question: Question) -> None:
        if question != self._question:
            self._question = question
            self._fill()
            accessible.announce(self, self._count.text())

    @Slot(str)
    def _search(self, words: str) -> None:
        self._narrow(Question(words, self._question.state, self._question.profile))

    @Slot(str)
    def _choose_state(self, state: str) -> None:
        self._narrow(Question(self._question.words, state, self._question.profile))

    @Slot(str)
    def _choose_profile(self, profile: str) -> None:
        self._narrow(Question(self._question.words, self._question.state, profile))

    @Slot(int)
    def _open(self, row: int) -> None:
        self.context.go(f"berichtenlog/{self._found[row].line.bericht}")


def create(context: Context) -> LogPage:
    """Return the page for one session."""
    return LogPage(context)
