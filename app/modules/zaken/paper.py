"""One document of a case on the whole page: a pdf with pages and zoom, a picture, and saving."""

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kit.context import Context
from app.kit.loadable import Loaded, Outcome
from app.kit.page import clear, failure_text
from app.modules.zaken import load, model
from app.modules.zaken.picture import BrokenPicture, Picture, read_picture
from services.errors import BadReply
from services.registries.zaken.records import Case, CaseDocument
from widgets.button import Button
from widgets.card import Card
from widgets.document_view import DocumentTexts, DocumentView
from widgets.link import Link
from widgets.plain import one_line
from widgets.state_view import Empty, Failed as FailedView, Loading
from widgets.text import Heading, Text
from widgets.theme import theme

_WIDE, _NARROW = (40, 24, 44, 24), (24, 24, 24, 24)
_FOLD = 644   # px at 100 %: where the navigation folds, without the navigation


class PaperView(QWidget):
    """Back to the case, the name of the document, and the document. It asks for the bytes itself."""

    def __init__(self, case: Case, paper: CaseDocument, context: Context) -> None:
        super().__init__()
        self._case, self._paper, self._context, self._texts = case, paper, context, context.texts
        self._content = b""
        self._outer = QVBoxLayout(self)
        self._outer.setSpacing(0)
        self._outer.setContentsMargins(*_WIDE)
        self._add_head()
        self._card = Card()
        self._card.body.setContentsMargins(0, 0, 0, 0)
        self._outer.addWidget(self._card, 1)
        self.reload()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the document the room when there is little."""
        narrow = event.size().width() / theme().scale < _FOLD
        self._outer.setContentsMargins(*(_NARROW if narrow else _WIDE))
        super().resizeEvent(event)

    def _add_head(self) -> None:
        back = Link(one_line(self._case.title), icon_before="arrow-left")
        back.clicked.connect(partial(self._context.go, model.address_of(self._case.id)))
        self._outer.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        self._outer.addSpacing(4)
        self._outer.addWidget(Heading(one_line(self._paper.title), "title", 1, wrap=True))
        texts, paper = self._texts, self._paper
        day = texts("paper_own" if paper.own else "paper_theirs", date=texts.date(paper.day))
        words = f"{model.described(texts, paper.mime, paper.size)} · {day}"
        self._outer.addWidget(Text(words, "body", "ink2", wrap=True))
        self._outer.addSpacing(12)

    @Slot()
    def reload(self) -> None:
        """Ask for the bytes (again)."""
        self._show(_padded(Loading(self._texts("loading_paper"))))
        work = partial(load.document, self._context.client, self._paper)
        self._context.run(self, work, self._arrived, load.SOURCE)

    def _arrived(self, outcome: Outcome[bytes]) -> None:
        if isinstance(outcome, Loaded):
            self._content = outcome.value
            self._show(self._document())
        elif isinstance(outcome.error, BadReply):
            self._show(_padded(Empty(self._texts("bad_paper"), "file-off")))
        else:
            view = FailedView(failure_text(self._context, outcome, load.SOURCE), self._texts("state.retry"))
            view.retry.connect(self.reload)
            self._show(_padded(view))

    def _document(self) -> QWidget:
        if self._paper.mime == load.PDF:
            return self._pdf()
        try:
            shown: QWidget = Picture(read_picture(self._content), one_line(self._paper.title))
        except BrokenPicture:
            shown = _padded(Empty(self._texts("document.broken"), "file-off"))
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        save = Button(self._texts("document.save"), "secondary", "download", small=True)
        save.clicked.connect(self._save)
        column.addWidget(save, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(shown, 1)
        return holder

    def _pdf(self) -> QWidget:
        words = {key: self._texts(f"document.{key}") for key in DocumentTexts.__struct_fields__}
        view = DocumentView(self._content, one_line(self._paper.title), DocumentTexts(**words), _kept)
        view.save_wanted.connect(self._save)
        view.failed.connect(self._tell)
        return view

    @Slot()
    def _save(self) -> None:
        self._context.office.save_file(self._paper.filename, self._content, self)

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
