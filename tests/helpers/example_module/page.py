"""Draws the borrowed books: one card that waits for one source, and one thing to do."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.kit.context import Context
from app.kit.loadable import Failed, Outcome
from app.kit.page import ContentPage, SourceSlot, failure_text
from app.modules.example_module import act, load
from services.http import Sourced
from services.registries.example_registry.records import Lening
from widgets.button import Button
from widgets.card import Card
from widgets.text import Text

SOURCE = "example_registry"


class BooksPage(ContentPage):
    """A heading, a lead and one card."""

    def draw(self) -> None:
        """Lay out the page; the card fills itself when the library answers."""
        self.begin(self.texts("title"), self.texts("lead"))
        self._slot = SourceSlot(self.context, SOURCE, partial(load.leningen, self.context.client), self._card)
        self.body.addWidget(self._slot)
        self.end()

    def _card(self, books: Sourced[tuple[Lening, ...]]) -> QWidget:
        card = Card(self.texts("card"))
        if not books.value:
            card.body.addWidget(Text(self.texts("none"), "body", "ink2", wrap=True))
        for book in books.value:
            words = f"{book.titel} – {self.texts('until').lower()} {self.texts.date(book.uiterlijk)}"
            card.body.addWidget(Text(words, "body", wrap=True))
            card.body.addWidget(self._button(book), 0, Qt.AlignmentFlag.AlignLeft)
        if not self.context.may_write:
            card.body.addWidget(Text(self.texts("read_only"), "meta", "ink2", wrap=True))
        card.set_source_line(self.context.source_line(SOURCE, books.holder, books.retrieved))
        return card

    def _button(self, book: Lening) -> Button:
        button = Button(self.texts("extend"), kind="secondary", small=True)
        button.setAccessibleName(f"{self.texts('extend')} {book.titel}")
        button.setEnabled(self.context.may_write)
        button.clicked.connect(partial(self._extend, book))
        return button

    def _extend(self, book: Lening) -> None:
        work = partial(act.verleng, self.context.client, book.id)
        self.context.run(self, work, partial(self._extended, book), SOURCE)

    def _extended(self, book: Lening, outcome: Outcome[None]) -> None:
        if isinstance(outcome, Failed):
            self.context.office.notify(failure_text(self.context, outcome, SOURCE), "err")
            return
        self.context.office.notify(self.texts("extended", title=book.titel))
        self._slot.reload()


def create(context: Context) -> BooksPage:
    """Return the page for one session."""
    return BooksPage(context)
