"""The confirmation after adding a document: what the organisation received, and when."""

from functools import partial

from PySide6.QtCore import Qt

from app.kit.context import Context
from app.kit.contributions import Mark
from app.modules.zaken import model
from app.modules.zaken.parts import badge, line_of
from services.http import Sourced
from services.registries.zaken.records import Case, CaseDocument
from widgets.card import Card
from widgets.description_list import DescriptionList
from widgets.link import Link
from widgets.plain import one_line
from widgets.text import Heading, Text


class ReceivedCard(Card):
    """Stands where the question stood; ``look`` opens what was sent."""

    def __init__(self, case: Case, sourced: Sourced[CaseDocument], context: Context) -> None:
        super().__init__()
        texts, paper = context.texts, sourced.value
        self.set_edge("ok_line")
        mark = Mark("ok", texts("received.badge"), "circle-check")
        self.body.addLayout(line_of(Heading(texts("received.title"), "section", 2, wrap=True), badge(mark)))
        self.body.addSpacing(6)
        text = texts("received.text", organisation=one_line(case.organisation))
        self.body.addWidget(Text(text, "body", wrap=True))
        self.body.addSpacing(8)
        moment = texts.retrieved(sourced.retrieved, context.clock.today())
        rows = [
            (texts("received.file"), one_line(paper.filename)),
            (texts("received.kind"), model.described(texts, paper.mime, paper.size)),
            (texts("received.moment"), moment),
        ]
        self.body.addWidget(DescriptionList(rows))
        self.body.addSpacing(8)
        self.look = Link(texts("received.look"), icon_after="arrow-right")
        self.look.clicked.connect(partial(context.go, model.address_of(case.id, paper.id)))
        self.body.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
