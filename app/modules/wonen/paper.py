"""The valuation report and the page to print, as documents inside the program, to save or to print."""

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kit.context import Context
from app.kit.loadable import Loaded, Outcome
from app.kit.page import clear, failure_text
from app.modules.wonen import printed
from app.modules.wonen.load import Sources
from widgets.card import Card
from widgets.document_view import DocumentTexts, DocumentView
from widgets.link import Link
from widgets.state_view import Empty, Failed as FailedView, Loading
from widgets.text import Heading
from widgets.theme import theme

REPORT, PRINT = "taxatieverslag", "afdrukken"
PAPERS = (REPORT, PRINT)
_WIDE, _NARROW = (40, 24, 44, 24), (24, 24, 24, 24)
_FOLD = 644  # px at 100 %: where the navigation folds, without the navigation


class PaperView(QWidget):
    """Back to the home, the name of the document, and the document; it is made beside the window."""

    def __init__(self, context: Context, sources: Sources, kind: str, number: str) -> None:
        super().__init__()
        self._context, self._texts, self._kind = context, context.texts, kind
        self._content = b""
        make = printed.report if kind == REPORT else printed.page
        self._work = partial(make, sources, context.texts, context.clock.today(), number)
        self._outer = QVBoxLayout(self)
        self._outer.setSpacing(0)
        self._outer.setContentsMargins(*_WIDE)
        back = Link(self._texts("paper.back"), icon_before="arrow-left")
        back.clicked.connect(partial(context.go, "wonen"))
        self._outer.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        self._outer.addSpacing(4)
        self._title = self._texts(f"paper.{kind}")
        self._outer.addWidget(Heading(self._title, "title", 1, wrap=True))
        self._outer.addSpacing(12)
        self._card = Card()
        self._card.body.setContentsMargins(0, 0, 0, 0)
        self._outer.addWidget(self._card, 1)
        self.reload()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the document the room when there is little."""
        narrow = event.size().width() / theme().scale < _FOLD
        self._outer.setContentsMargins(*(_NARROW if narrow else _WIDE))
        super().resizeEvent(event)

    @Slot()
    def reload(self) -> None:
        """Make the document (again)."""
        self._show(_padded(Loading(self._texts("state.loading"))))
        self._context.run(self, self._work, self._arrived, "woz")

    def _arrived(self, outcome: Outcome[bytes]) -> None:
        if not isinstance(outcome, Loaded):
            view = FailedView(failure_text(self._context, outcome, "woz"), self._texts("state.retry"))
            view.retry.connect(self.reload)
            self._show(_padded(view))
        elif not outcome.value:
            self._show(_padded(Empty(self._texts("paper.none"), "file-off")))
        else:
            self._content = outcome.value
            self._show(self._document())

    def _document(self) -> DocumentView:
        words = {key: self._texts(f"document.{key}") for key in DocumentTexts.__struct_fields__}
        view = DocumentView(self._content, self._title, DocumentTexts(**words), _kept)
        view.save_wanted.connect(self._save)
        view.failed.connect(self._tell)
        return view

    @Slot()
    def _save(self) -> None:
        self._context.office.save_file(f"{self._title}.pdf", self._content, self)

    @Slot(str)
    def _tell(self, words: str) -> None:
        self._context.office.notify(words, "err")

    def _show(self, widget: QWidget) -> None:
        clear(self._card.body)
        self._card.body.addWidget(widget, 1)


def _kept(place: object, content: bytes) -> None:
    """The view only shows its save button with a writer; the office does the writing."""


def _padded(widget: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(20, 0, 20, 0)
    column.addWidget(widget)
    column.addStretch(1)
    return holder
