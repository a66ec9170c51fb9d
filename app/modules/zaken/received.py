"""The confirmation after adding a document: what the organisation received, and when."""

from app.kit.context import Context
from app.kit.contributions import Mark
from app.modules.zaken import model
from app.modules.zaken.parts import badge, line_of
from services.http import Sourced
from services.registries.zaken.records import Case, CaseDocument
from widgets.card import Card
from widgets.description_list import DescriptionList
from widgets.plain import one_line
from widgets.text import Heading, Text


def received_card(case: Case, sourced: Sourced[CaseDocument], context: Context) -> Card:
    """Return the card that stands where the question stood."""
    texts, paper = context.texts, sourced.value
    card = Card()
    card.set_edge("ok_line")
    mark = Mark("ok", texts("received.badge"), "circle-check")
    card.body.addLayout(line_of(Heading(texts("received.title"), "section", 2, wrap=True), badge(mark)))
    card.body.addSpacing(6)
    text = texts("received.text", organisation=one_line(case.organisation))
    card.body.addWidget(Text(text, "body", wrap=True))
    card.body.addSpacing(8)
    rows = [
        (texts("received.file"), one_line(paper.filename)),
        (texts("received.kind"), model.described(texts, paper.mime, paper.size)),
        (texts("received.moment"), texts.retrieved(sourced.retrieved, context.clock.today())),
    ]
    card.body.addWidget(DescriptionList(rows))
    card.body.addStretch(1)
    return card
