"""One document of a case on the whole page: a pdf with pages and zoom, a picture, and saving."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kit.context import Context
from app.kit.loadable import Failed
from app.kit.paper import PaperView, nothing
from app.modules.zaken import load, model
from app.modules.zaken.picture import BrokenPicture, Picture, read_picture
from services.errors import BadReply
from services.registries.zaken.records import Case, CaseDocument
from widgets.button import Button
from widgets.plain import one_line


class CasePaper(PaperView):
    """One document of a case. It asks for the bytes itself."""

    def __init__(self, case: Case, paper: CaseDocument, context: Context) -> None:
        texts = context.texts
        self._mime = paper.mime
        day = texts("paper_own" if paper.own else "paper_theirs", date=texts.date(paper.day))
        about = f"{model.described(texts, paper.mime, paper.size)} · {day}"
        back = (one_line(case.title), model.address_of(case.id))
        super().__init__(context, one_line(paper.title), paper.filename, back, about)
        self.fetch(partial(load.document, context.client, paper), load.SOURCE, texts("loading_paper"))

    def excuse(self, failure: Failed) -> str:
        """A document that is not what it says stays so."""
        return self.texts("bad_paper") if isinstance(failure.error, BadReply) else ""

    def drawn(self) -> QWidget:
        """A pdf, or a picture with a button to save it."""
        if self._mime == load.PDF:
            return self.document()
        try:
            shown: QWidget = Picture(read_picture(self.content), self.title)
        except BrokenPicture:
            shown = nothing(self.texts("document.broken"))
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        save = Button(self.texts("document.save"), "secondary", "download", small=True)
        save.clicked.connect(self.save)
        column.addWidget(save, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(shown, 1)
        return holder
