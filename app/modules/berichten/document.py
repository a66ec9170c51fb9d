"""A file inside the program: an attachment, or the open message as a letter to print."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kit.context import Context
from app.kit.loadable import Failed, Outcome
from app.kit.page import clear, failure_text
from app.modules.berichten import load
from app.modules.berichten.letter import letter
from app.modules.berichten.surfaces import Area
from services.atomic import atomic_write
from services.errors import BadReply
from services.registries.berichten.records import Attachment, Message
from widgets.document_view import DocumentTexts, DocumentView
from widgets.link import Link
from widgets.plain import one_line
from widgets.state_view import Empty, Failed as FailedView, Loading
from widgets.text import Heading

PRINT, FILE = "afdrukken", "bijlage-"
_TEXTS = (
    "page", "previous_page", "next_page", "zoom_in", "zoom_out", "fit_width", "save", "print", "broken", "locked",
    "print_failed",
)
_TITLE = 120


class DocumentPane(Area):
    """Shows part ``afdrukken`` or ``bijlage-<n>`` of a message; ``closed`` goes back to it."""

    closed = Signal()

    def __init__(self, context: Context, message: Message, part: str, side: int) -> None:
        super().__init__("page")
        self._context, self._message, self._texts = context, message, context.texts
        self.part = part
        self._file = _file_at(message, part)
        self._data = b""
        title = self._file.title or self._file.name if self._file else message.subject
        self._title = one_line(title, _TITLE)
        column = QVBoxLayout(self)
        column.setContentsMargins(side, 16, side, 16)
        column.setSpacing(8)
        self.back = Link(self._texts("back_message"), icon_before="arrow-left")
        self.back.clicked.connect(self.closed)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        heading = Heading(self._title, "section", level=1, wrap=True)
        heading.setMinimumWidth(1)
        column.addWidget(heading)
        self._place = QVBoxLayout()
        column.addLayout(self._place, 1)
        work = self._work(part)
        if work is None:
            self._show(Empty(self._texts("strange_file"), "file-off"))
        else:
            self._work_again = work
            self._load()

    def _work(self, part: str) -> Callable[[], bytes] | None:
        file = self._file
        if part == PRINT:
            return partial(letter, self._message, self._context.session.subject.name)
        if file is None or not load.can_open(file.mime):
            return None
        return partial(load.attachment, self._context.client, self._message.id, file.id, file.mime)

    @Slot()
    def _load(self) -> None:
        self._show(Loading(self._texts("loading_file"), lines=4))
        self._context.run(self, self._work_again, self._arrived, load.SOURCE)

    def _arrived(self, outcome: Outcome[bytes]) -> None:
        if isinstance(outcome, Failed):
            self._show_failure(outcome)
            return
        self._data = outcome.value
        words = DocumentTexts(**{key: self._texts(f"document.{key}") for key in _TEXTS})
        view = DocumentView(self._data, self._title, words, write=atomic_write)
        view.save_wanted.connect(self._save)
        view.failed.connect(self._tell)
        clear(self._place)
        self._place.addWidget(view, 1)

    def _show_failure(self, failure: Failed) -> None:
        if isinstance(failure.error, BadReply) and failure.error.status is None:
            self._show(Empty(self._texts("bad_file"), "file-off"))
            return
        reason = failure_text(self._context, failure, load.SOURCE)
        view = FailedView(self._texts("no_file", reason=reason), self._texts("state.retry"))
        view.retry.connect(self._load)
        self._show(view)

    @Slot()
    def _save(self) -> None:
        name = self._file.name if self._file else f"{self._texts('print_name', subject=self._title)}.pdf"
        self._context.office.save_file(name, self._data, self)

    @Slot(str)
    def _tell(self, text: str) -> None:
        self._context.office.notify(text, "err")

    def _show(self, view: QWidget) -> None:
        clear(self._place)
        self._place.addWidget(view)
        self._place.addStretch(1)


def _file_at(message: Message, part: str) -> Attachment | None:
    number = part.removeprefix(FILE)
    if not part.startswith(FILE) or not number.isdecimal():
        return None
    files = message.attachments
    return files[int(number) - 1] if 0 < int(number) <= len(files) else None
