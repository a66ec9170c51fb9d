"""The cards at the right of a case: its documents, whom to ask, and what it is."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.kit.context import Context
from app.kit.source_card import SourceCard
from app.modules.zaken import load, model
from services.http import Sourced
from services.registries.zaken.records import CaseDetail, CaseDocument, Contact
from widgets.card import Card
from widgets.description_list import DescriptionList, Entry
from widgets.icon import Icon
from widgets.plain import block, one_line
from widgets.text import Heading, Text
from widgets.wrapping_link import WrappingLink


class Documents(Card):
    """The citizen's papers and those of the organisation apart; ``opened(id)`` comes from a link."""

    opened = Signal(str)

    def __init__(self, detail: CaseDetail, context: Context) -> None:
        super().__init__(context.texts("documents"))
        self._texts = context.texts
        self._today = context.clock.today()
        own, theirs = model.papers(detail)
        whose = {"called": one_line(detail.case.called), "organisation": one_line(detail.case.organisation)}
        self._group(self._texts("from_you"), own)
        self._group(self._texts("from_them", **whose), theirs)
        if not detail.documents:
            self.body.addWidget(Text(self._texts("no_documents"), "body", "ink2", wrap=True))
        self.body.addStretch(1)

    def _group(self, words: str, papers: list[CaseDocument]) -> None:
        if not papers:
            return
        if self.body.count():
            self.body.addSpacing(7)
        self.body.addWidget(Heading(words, "meta", 3, "ink2", wrap=True))
        self.body.addSpacing(3)
        for paper in papers:
            self.body.addWidget(self._row(paper))

    def _row(self, paper: CaseDocument) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(10)
        day = self._texts.short_date(paper.day, self._today)
        row.addWidget(Icon("file-text", "ink2", 20))
        title = one_line(paper.title) or one_line(paper.filename)
        if load.can_open(paper):
            link = WrappingLink(title)
            link.set_context(day)
            link.clicked.connect(partial(self.opened.emit, paper.id))
            row.addWidget(link, 1)
        else:
            row.addWidget(Text(title, "body", wrap=True), 1)
        row.addWidget(Text(day, "meta", "ink2"))
        return holder


class About(SourceCard):
    """Number, kind, organisation and days of the case, with its source and who corrects it."""

    def __init__(self, sourced: Sourced[CaseDetail], context: Context) -> None:
        super().__init__(context, context.texts("about"))
        organisation = one_line(sourced.value.case.organisation)
        self.body.addWidget(DescriptionList(_facts(sourced.value, context)))
        self.body.addStretch(1)
        line = context.source_line(load.SOURCE, organisation, sourced.retrieved)
        self.set_source(line, context.texts("wrong.text", organisation=organisation))


def contact_card(contact: Contact, context: Context) -> QWidget:
    """Return whom to ask, with the number and the hours."""
    texts = context.texts
    card = Card(texts("contact"))
    organisation = one_line(contact.organisation)
    if contact.name:
        runs = [(one_line(contact.name), True), (texts("handler"), False)]
        card.body.addWidget(Text.runs(runs, "body", wrap=True))
        team = texts("of_team", organisation=organisation, team=one_line(contact.team))
        card.body.addWidget(Text(team if contact.team else organisation, "body", "ink2", wrap=True))
    else:
        card.body.addWidget(Text(organisation, "body_strong", wrap=True))
    if contact.phone:
        card.body.addSpacing(4)
        card.body.addWidget(_with_icon("phone", texts.official(one_line(contact.phone))))
    if contact.hours:
        card.body.addWidget(Text(texts.official(one_line(contact.hours)), "meta", "ink2", wrap=True))
    card.body.addStretch(1)
    return card


def _with_icon(icon: str, words: str) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 4, 0, 4)
    row.setSpacing(10)
    row.addWidget(Icon(icon, "ink2", 20))
    row.addWidget(Text(words, "body", wrap=True), 1)
    return holder


def _facts(detail: CaseDetail, context: Context) -> list[Entry]:
    case, texts = detail.case, context.texts
    rows: list[Entry] = [
        (texts("fact.number"), one_line(case.number)),
        (texts("fact.kind"), one_line(texts.official(case.kind))),
        (texts("fact.organisation"), one_line(case.organisation)),
        (texts("fact.started"), texts.date(case.started)),
    ]
    if case.finished is not None:
        rows.append((texts("fact.finished"), texts.date(case.finished)))
    else:
        rows.append((texts("fact.changed"), texts.date(case.changed)))
    if detail.note:
        rows.append((texts("fact.note"), block(detail.note, 1000)))
    return [row for row in rows if row[1]]

