"""One case on the page: status and term, what to do, what happened, documents, contact and facts."""

from collections.abc import Mapping
from functools import partial
from urllib.parse import quote

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kit.context import Context
from app.kit.loadable import Failed, Outcome
from app.kit.page import failure_text
from app.modules.zaken import load, model
from app.modules.zaken.adding import AddForm, Chooser
from app.modules.zaken.aside import About, Documents, contact_card
from app.modules.zaken.asked import AskedCard
from app.modules.zaken.history import History
from app.modules.zaken.outcome import late_card, result_card
from app.modules.zaken.parts import Columns, column
from app.modules.zaken.received import ReceivedCard
from app.modules.zaken.status import is_late, status_card
from services.http import Sourced
from services.registries.berichten.records import INBOX
from services.registries.zaken.records import CaseDetail, CaseDocument
from widgets.link import Link
from widgets.plain import one_line
from widgets.text import Heading, Text

Folders = Outcome[Mapping[str, str]]
_GAP = 24


class CaseView(QWidget):
    """``added(Sourced[CaseDocument])`` after a document was sent; ``letters_asked`` to ask the Berichtenbox again."""

    added = Signal(object)
    letters_asked = Signal()

    def __init__(
        self,
        sourced: Sourced[CaseDetail],
        received: Sourced[CaseDocument] | None,
        context: Context,
        choose: Chooser,
    ) -> None:
        super().__init__()
        self._detail, self._context, self._choose = sourced.value, context, choose
        self._folders: Mapping[str, str] = {}
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self._add_head()
        today = context.clock.today()
        self._body.addWidget(status_card(self._detail, context.texts, today))
        self._body.addSpacing(_GAP)
        self._body.addWidget(Columns(self._left(received), self._right(sourced)))

    def show_folders(self, outcome: Folders) -> None:
        """Put links at the letters, or say that the Berichtenbox does not answer."""
        if isinstance(outcome, Failed):
            sentence = failure_text(self._context, outcome, load.BOX)
            self._history.show_missing(self._context.texts("letters_missing", reason=sentence))
            return
        self._folders = outcome.value
        self._history.drop_missing()
        self._history.show_letters(outcome.value)

    def _add_head(self) -> None:
        texts = self._context.texts
        finished = self._detail.case.finished is not None
        back = Link(texts("back_finished" if finished else "title"), icon_before="arrow-left")
        back.set_context(texts("back_to_list"))
        back.clicked.connect(partial(self._context.go, "zaken/afgerond" if finished else "zaken"))
        self._body.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        self._body.addSpacing(4)
        self._body.addWidget(Heading(one_line(self._detail.case.title), "title", 1, wrap=True))
        if note := self._context.texts("written_in"):
            self._body.addWidget(Text(note, "meta", "ink2", wrap=True))
        self._body.addSpacing(14)

    def _left(self, received: Sourced[CaseDocument] | None) -> QWidget:
        holder, body = column()
        body.setSpacing(_GAP)
        today = self._context.clock.today()
        for card in self._cards(received):
            body.addWidget(card)
        self._history = History(self._detail, self._context.texts, today)
        self._history.read.connect(self._read)
        self._history.retry.connect(self.letters_asked)
        body.addWidget(self._history)
        body.addStretch(1)
        return holder

    def _cards(self, received: Sourced[CaseDocument] | None) -> list[QWidget]:
        detail, texts, today = self._detail, self._context.texts, self._context.clock.today()
        cards: list[QWidget] = []
        if detail.case.finished is not None:
            cards.append(result_card(detail, texts, today))
        if received is not None:
            cards.append(ReceivedCard(detail.case, received, self._context))
        if detail.case.todo is not None:
            self._question = AskedCard(detail.case, detail.case.todo, self._context)
            self._question.add_asked.connect(self._show_form)
            self._question.read_asked.connect(self._read)
            cards.append(self._question)
        if is_late(detail, today):
            cards.append(late_card(detail, texts, today))
        return cards

    def _right(self, sourced: Sourced[CaseDetail]) -> QWidget:
        holder, body = column()
        body.setSpacing(_GAP)
        documents = Documents(self._detail, self._context)
        documents.opened.connect(self._open)
        body.addWidget(documents)
        body.addWidget(contact_card(self._detail.contact, self._context))
        body.addWidget(About(sourced, self._context))
        body.addStretch(1)
        return holder

    @Slot()
    def _show_form(self) -> None:
        form = AddForm(self._detail.case, self._context, self._choose)
        form.added.connect(self.added)
        form.cancelled.connect(self._question.drop_form)
        self._question.show_form(form)

    @Slot(str)
    def _read(self, message: str) -> None:
        folder = self._folders.get(message, INBOX)
        self._context.go(f"berichten/{quote(folder, safe='')}/{message}")

    @Slot(str)
    def _open(self, paper: str) -> None:
        self._context.go(model.address_of(self._detail.case.id, paper))

