"""A document on the whole page: the way back, its name, and in a card the document, to save or to print."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kit.context import Context
from app.kit.loadable import Failed, Loaded, Outcome
from app.kit.page import clear, failure_text
from widgets.card import Card
from widgets.document_view import DocumentTexts, DocumentView
from widgets.link import Link
from widgets.state_view import Empty, Failed as FailedView, Loading
from widgets.text import Heading, Text
from widgets.theme import theme

_WIDE, _NARROW = (40, 24, 44, 24), (24, 24, 24, 24)
_FOLD = 644  # px at 100 %: where the navigation folds, without the navigation


class PaperView(QWidget):
    """``fetch`` gets its bytes; what is shown of them a module may say in ``drawn`` and ``excuse``.

    ``back`` is the words and the address of the way back; ``about`` a line under the name.
    """

    def __init__(self, context: Context, title: str, file: str, back: tuple[str, str], about: str = "") -> None:
        super().__init__()
        self.context, self.texts, self.title = context, context.texts, title
        self.content = b""
        self._file = file
        self._outer = QVBoxLayout(self)
        self._outer.setSpacing(0)
        self._outer.setContentsMargins(*_WIDE)
        link = Link(back[0], icon_before="arrow-left")
        link.clicked.connect(partial(context.go, back[1]))
        self._outer.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self._outer.addSpacing(4)
        self._outer.addWidget(Heading(title, "title", 1, wrap=True))
        if about:
            self._outer.addWidget(Text(about, "body", "ink2", wrap=True))
        self._outer.addSpacing(12)
        self._card = Card()
        self._card.body.setContentsMargins(0, 0, 0, 0)
        self._outer.addWidget(self._card, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the document the room when there is little."""
        narrow = event.size().width() / theme().scale < _FOLD
        self._outer.setContentsMargins(*(_NARROW if narrow else _WIDE))
        super().resizeEvent(event)

    def fetch(self, work: Callable[[], bytes], source: str, waiting: str) -> None:
        """Get the bytes on a worker of ``source``; ``waiting`` is said meanwhile."""
        self._work, self._source, self._waiting = work, source, waiting
        self.reload()

    @Slot()
    def reload(self) -> None:
        """Get them (again)."""
        self._show(padded(Loading(self._waiting)))
        self.context.run(self, self._work, self._arrived, self._source)

    def drawn(self) -> QWidget:
        """Return what is shown of ``content``."""
        return self.document()

    def excuse(self, failure: Failed) -> str:
        """Return what is said instead of a failure that trying again does not mend; empty for the others."""
        return ""

    def document(self) -> DocumentView:
        """Return ``content`` as a PDF."""
        words = {key: self.texts(f"document.{key}") for key in DocumentTexts.__struct_fields__}
        view = DocumentView(self.content, self.title, DocumentTexts(**words), _kept)
        view.save_wanted.connect(self.save)
        view.failed.connect(self._tell)
        return view

    @Slot()
    def save(self) -> None:
        """Let the person say where, and write it there."""
        self.context.office.save_file(self._file, self.content, self)

    def _arrived(self, outcome: Outcome[bytes]) -> None:
        if isinstance(outcome, Loaded):
            self.content = outcome.value
            self._show(self.drawn())
        elif words := self.excuse(outcome):
            self._show(nothing(words))
        else:
            view = FailedView(failure_text(self.context, outcome, self._source), self.texts("state.retry"))
            view.retry.connect(self.reload)
            self._show(padded(view))

    @Slot(str)
    def _tell(self, words: str) -> None:
        self.context.office.notify(words, "err")

    def _show(self, widget: QWidget) -> None:
        clear(self._card.body)
        self._card.body.addWidget(widget, 1)


def nothing(words: str) -> QWidget:
    """Return what is shown when there is no document to show."""
    return padded(Empty(words, "file-off"))


def padded(widget: QWidget) -> QWidget:
    """Return ``widget`` with room at its sides, at the top of a card without margins."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(20, 0, 20, 0)
    column.addWidget(widget)
    column.addStretch(1)
    return holder


def _kept(place: object, content: bytes) -> None:
    """The view only shows its save button with a writer; the office does the writing."""
