"""Draws a card per travel document, and what to do for a new one or when one is lost."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kit.context import Context
from app.kit.page import ContentPage, SourceSlot
from app.modules.reisdocumenten import load
from app.modules.reisdocumenten.cards import DocumentCard, NoDocumentsCard
from services.http import Sourced
from services.registries.brp.records import ReisdocumentenAntwoord
from widgets.card import Card
from widgets.layouts import GridColumns
from widgets.text import Text

SOURCE = "brp"
_COLUMN, _GAP = 480, 20


class DocumentsPage(ContentPage):
    """The documents are kept, so that a change of language asks nothing again."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._found: Sourced[ReisdocumentenAntwoord] | None = None

    def draw(self) -> None:
        """Lay out the page; the documents appear when the BRP answers."""
        self.begin(self.texts("title"), self.texts("lead"))
        if self._found is None:
            work = partial(load.documents, self.context.session, self.context.client)
            self.body.addWidget(SourceSlot(self.context, SOURCE, work, self._arrived))
        else:
            self.body.addWidget(self._documents(self._found))
        self.body.addSpacing(_GAP)
        explained = GridColumns(_COLUMN, _GAP, max_columns=2)
        for topic in ("renew", "lost"):
            explained.addWidget(self._explained(topic))
        self.body.addLayout(explained)
        self.end()

    def _arrived(self, found: Sourced[ReisdocumentenAntwoord]) -> QWidget:
        self._found = found
        return self._documents(found)

    def _documents(self, found: Sourced[ReisdocumentenAntwoord]) -> QWidget:
        line = self.context.source_line(SOURCE, self.texts("holder"), found.retrieved)
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        if not found.value.reisdocumenten:
            column.addWidget(NoDocumentsCard(self.context, line))
            return shown
        grid = GridColumns(_COLUMN, _GAP, max_columns=2)
        for document in found.value.reisdocumenten:
            grid.addWidget(DocumentCard(self.context, document, line, found.marks))
        column.addLayout(grid)
        return shown

    def _explained(self, topic: str) -> QWidget:
        card = Card(self.texts(f"{topic}.title"))
        card.body.addWidget(Text(self.texts(f"{topic}.text"), "body", wrap=True))
        card.body.addStretch(1)
        return card


def create(context: Context) -> DocumentsPage:
    """Return the page for one session."""
    return DocumentsPage(context)
