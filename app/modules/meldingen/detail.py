"""One report: what was reported, how it stands, what happens next, and all annotations as a timeline."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kit.confirming import question_for
from app.kit.context import Context
from app.kit.facts import DOUBT_ICON
from app.modules.meldingen import load, model
from app.modules.meldingen.papers import size
from services.http import Sourced
from services.registries.digimelding.records import Bijlage, Melding, Status
from services.stelsel.digimelding.attachments import Unfit, content_of
from widgets.badge import Badge
from widgets.button import Button
from widgets.card import Card
from widgets.description_list import DescriptionList, Entry
from widgets.dialog import Dialog
from widgets.layouts import GridColumns
from widgets.link import Link
from widgets.plain import one_line
from widgets.text import Heading, Text
from widgets.timeline import FUTURE, OWN, STATUS, Timeline, TimelineEntry

_COLUMN, _GAP = 440, 20


class ReportView(QWidget):
    """``withdrawn(id)`` when the citizen is sure to withdraw."""

    withdrawn = Signal(str)

    def __init__(self, context: Context, found: Sourced[Melding], take_up: date) -> None:
        super().__init__()
        self._context, self._texts, self._report = context, context.texts, found.value
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        grid = GridColumns(_COLUMN, _GAP, max_columns=2)
        grid.addWidget(self._said(found))
        grid.addWidget(self._state(take_up))
        column.addLayout(grid)
        column.addSpacing(_GAP)
        column.addWidget(self._history())

    def _said(self, found: Sourced[Melding]) -> Card:
        texts, report = self._texts, found.value
        said = report.wortel.inhoud
        card = Card(texts("detail.said"))
        datum, thing = load.named(said, texts.language), load.thing(said, texts.language)
        rows: list[Entry] = [
            (texts("check.datum"), one_line(datum), one_line(thing)),
            (texts("check.says"), one_line(said.betwijfelde_waarde) or texts("unknown")),
            (texts("check.should"), one_line(said.voorgestelde_waarde)),
            (texts("check.why"), one_line(report.wortel.toelichting, 1000) or texts("unknown")),
        ]
        card.body.addWidget(DescriptionList(rows))
        card.body.addSpacing(8)
        self._add_papers(card)
        meaning = Link(texts("detail.meaning"), icon_before="book")
        meaning.clicked.connect(partial(self._context.go, f"catalogus/{said.gegeven}"))
        card.body.addWidget(meaning, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addStretch(1)
        card.set_source_line(self._context.source_line(load.SOURCE, found.holder, found.retrieved))
        return card

    def _add_papers(self, card: Card) -> None:
        """Name every file with what it shows; pressing it saves it."""
        found = self._report.leaves(Bijlage)
        if not found:
            return
        card.body.addWidget(Heading(self._texts("papers.row"), "body_strong", 3, wrap=True))
        for one in found:
            words = self._texts("papers.save", name=one.bestandsnaam, size=size(self._context, one))
            link = Link(one_line(words), icon_before="download")
            link.clicked.connect(partial(self._save, one))
            card.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
            if one.beschrijving:
                card.body.addWidget(Text(one_line(one.beschrijving, 200), "meta", "ink2", wrap=True))
        card.body.addSpacing(8)

    def _save(self, one: Bijlage) -> None:
        try:
            content = content_of(one)
        except Unfit:
            self._context.office.notify(self._texts("papers.broken", name=one.bestandsnaam), "err")
            return
        self._context.office.save_file(one.bestandsnaam, content, self)

    def _state(self, take_up: date) -> Card:
        texts, report = self._texts, self._report
        card, mark = Card(texts("detail.state")), model.badge(texts, report)
        card.head_right.addWidget(Badge(mark.kind, mark.text, mark.icon))
        if report.in_onderzoek:
            card.body.addWidget(Badge("info", texts("detail.marked"), DOUBT_ICON), 0, Qt.AlignmentFlag.AlignLeft)
            card.body.addSpacing(8)
        card.body.addWidget(Text(one_line(model.next_step(texts, report, take_up), 600), "body", wrap=True))
        card.body.addSpacing(12)
        rows = [
            (texts("detail.reference"), report.kenmerk or texts("unknown")),
            (texts("detail.holder"), one_line(report.wortel.inhoud.bronhouder)),
            (texts("detail.day"), model.day(texts, report.wortel.tijdstip)),
        ]
        card.body.addWidget(DescriptionList(rows))
        if self._context.may_write and report.may(Status.INGETROKKEN, "melder"):
            card.body.addSpacing(12)
            button = Button(texts("withdraw.button"), "secondary", small=True)
            button.clicked.connect(self._ask)
            card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addStretch(1)
        return card

    def _history(self) -> Card:
        texts = self._texts
        kinds = {model.MINE: OWN, model.THEIRS: STATUS, model.COMING: FUTURE}
        entries = [
            TimelineEntry(one.day, one.title, one.more, kinds[one.kind]) for one in model.timeline(texts, self._report)
        ]
        card = Card(texts("detail.history"))
        words = {kind: texts(f"kind.{kind}") for kind in (OWN, STATUS, FUTURE)}
        card.body.addWidget(Timeline(entries, words, texts("detail.history")))
        return card

    @Slot()
    def _ask(self) -> None:
        texts = self._texts
        text, yes = question_for(self._context, texts("withdraw.text"), texts("withdraw.yes"))
        buttons = [("yes", yes, "primary"), ("no", texts("withdraw.no"), "secondary")]
        dialog = Dialog(texts("withdraw.title"), text, buttons, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.answered.connect(self._answered)
        dialog.open()

    @Slot(str)
    def _answered(self, key: str) -> None:
        if key == "yes":
            self.withdrawn.emit(self._report.id)
