"""Draws the documents with a chip: whether one can log in with each, and the letter that helps when one cannot."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.kit.texts import Texts
from services.identity.account import Document
from services.identity.my_account import Mine
from widgets.badge import Badge
from widgets.button import Button
from widgets.card import Card
from widgets.description_list import DescriptionList, beside
from widgets.text import Text

_KINDS = {
    **dict.fromkeys(("blocked", "suspended", "revoked"), "err"),
    **dict.fromkeys(("inactive", "pending"), "warn"),
    "only_check": "neutral",
}


class DocumentsCard(Card):
    """``went`` gives the address of a form, ``puk_asked`` the kind of a blocked document."""

    went = Signal(str)
    puk_asked = Signal(str)

    def __init__(self, texts: Texts, mine: Mine) -> None:
        super().__init__(texts("documents"))
        self._texts = texts
        documents = mine.account.documents
        if not documents:
            self.body.addWidget(Text(texts("no_documents"), "body", "ink2", wrap=True))
        else:
            rows = [(texts(f"document.{one.kind}"), self._drawn(one)) for one in documents]
            self.body.addWidget(DescriptionList(rows))
        for one in documents if mine.may_write else ():
            self._offer(one)
        self.body.addStretch(1)

    def _drawn(self, document: Document) -> QWidget:
        state = state_of(document)
        badge = Badge(_KINDS.get(state, "ok"), self._texts(f"status.{state}"))
        return beside(f"{document.number[:2]}•••••{document.number[-2:]}", badge)

    def _offer(self, document: Document) -> None:
        state, kind = state_of(document), document.kind
        if state in ("active", "only_check"):
            return
        texts, name = self._texts, self._texts(f"document.the_{kind}")
        key = "inactive" if state == "pending" else state
        self.body.addSpacing(12)
        self.body.addWidget(Text(texts(f"document_help.{key}", document=name), "body", "ink2", wrap=True))
        if key not in ("blocked", "inactive"):
            return
        self.body.addSpacing(8)
        button = Button(texts(f"document_do.{key}", document=name), kind="secondary", small=True)
        if state == "blocked":
            button.clicked.connect(partial(self.puk_asked.emit, kind))
        else:
            button.clicked.connect(partial(self.went.emit, f"document/{kind}"))
        self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)


def state_of(document: Document) -> str:
    """Return how a document is: its status, or "pending" (a letter is under way), "blocked", "only_check"."""
    if document.kind == "paspoort":
        return "only_check"
    if document.status in ("suspended", "revoked"):
        return document.status
    if document.blocked:
        return "blocked"
    return "pending" if document.status == "inactive" and document.letter is not None else document.status
