"""The form in steps: fill in, look at what was filled in, send. Nothing leaves before the last; input is kept."""

from collections.abc import Sequence
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kit.confirming import ForAnother
from app.kit.context import Context
from app.kit.doubting import About
from app.kit.loadable import Loaded, Outcome
from app.kit.page import clear, failure_text
from app.modules.meldingen import act, load
from app.modules.meldingen.load import Datum
from app.modules.meldingen.model import by_citizen, sentence
from app.modules.meldingen.papers import Papers, papers_entry
from services.registries.digimelding.records import Melding
from widgets.banner import Banner
from widgets.button import Button
from widgets.card import Card
from widgets.choice import RadioGroup
from widgets.description_list import DescriptionList, Entry
from widgets.error_summary import ErrorSummary
from widgets.form_field import Field, FormField
from widgets.layouts import FlowLayout
from widgets.plain import one_line
from widgets.state_view import Loading
from widgets.text import Heading, Text
from widgets.theme import theme

_WIDEST = 620
_FEW, _GAP = 1, 16


class ReportForm(QWidget):
    """``sent(Melding)`` once the organisation has it, ``cancelled`` when nothing was sent."""

    sent = Signal(object)
    cancelled = Signal()

    def __init__(self, context: Context, about: About, data: Sequence[Datum]) -> None:
        super().__init__()
        self._context, self._texts, self._about = context, context.texts, about
        self._data = {one.id: one for one in data}
        self._another = ForAnother(context, self)
        self._draft = act.Draft(thing=about.thing or context.session.subject.id, holder=about.holder)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setMaximumWidth(theme().px(_WIDEST))
        if len(self._data) <= _FEW:
            self._choose(next(iter(self._data), ""))
        self.show_form()

    @Slot()
    def show_form(self, wrong_paper: str = "") -> None:
        """Show the fields with what was filled in before."""
        texts, draft = self._texts, self._draft
        clear(self._column)
        self._summary = ErrorSummary(texts("fault.title"), [])
        self._summary.hide()
        self._summary_gap = QWidget()
        self._summary_gap.setFixedHeight(_GAP)
        self._summary_gap.hide()
        self._column.addWidget(self._summary)
        self._column.addWidget(self._summary_gap)
        card = Card(texts("form.title"))
        options = [(one.id, self._option(one)) for one in self._data.values()]
        self._which = RadioGroup(texts("form.which"), options, help=texts("form.which_help"))
        self._which.set_key(draft.datum)
        self._which.chosen.connect(self._choose)
        self._should = FormField(texts("form.should"), texts("form.should_help"))
        self._why = FormField(texts("form.why"), texts("form.why_help"))
        self._phone = FormField(texts("form.phone"), texts("form.phone_help"))
        self._put(card, self._which)
        for field, words in ((self._should, draft.should), (self._why, draft.why), (self._phone, draft.phone)):
            field.set_text(words)
            field.returned.connect(self._check)
            self._put(card, field)
        card.body.addWidget(self._papers_part(wrong_paper))
        card.body.addSpacing(20)
        card.body.addLayout(self._buttons(("form.check", "primary", self._check), ("form.cancel", "plain", self._stop)))
        self._column.addWidget(card)
        self._column.addStretch(1)

    def _papers_part(self, wrong: str) -> QWidget:
        most = load.most_papers(self._about.registry)
        self._papers = Papers(self._context, most, self._draft.papers, wrong) if most else None
        if self._papers is None:
            return Text(self._texts("papers.none"), "meta", "ink2", wrap=True)
        self._papers.changed.connect(self._other_papers)
        return self._papers

    @Slot(str)
    def _other_papers(self, wrong: str) -> None:
        """Draw the form anew with other files; what was typed stays, and the keyboard where it was."""
        self._keep()
        self.show_form(wrong)
        if self._papers is not None:
            QTimer.singleShot(0, self._papers, self._papers.take_focus)

    def _put(self, card: Card, field: Field) -> None:
        card.body.addWidget(field)
        card.body.addSpacing(20)

    def _option(self, one: Datum) -> str:
        return one_line(self._texts("form.option", name=one.name, says=one.says) if one.says else one.name)

    @Slot(str)
    def _choose(self, key: str) -> None:
        found = self._data.get(key)
        if found is not None:
            holder = self._about.holder or found.holder
            self._draft = replace(self._draft, datum=found.id, says=found.says, holder=holder)

    @Slot()
    def _check(self) -> None:
        """Keep what was typed; go on when it can be sent, else say what is missing."""
        self._keep()
        wrong = act.faults(self._draft)
        fields = {"datum": self._which, "should": self._should, "why": self._why, "phone": self._phone}
        for name, field in fields.items():
            field.set_error(self._texts(f"fault.{wrong[name]}") if name in wrong else "")
        errors = [(fields[name], self._texts(f"fault.{fault}")) for name, fault in wrong.items()]
        self._summary.set_errors(self._texts("fault.title"), errors, self._texts("fault.kept"))
        self._summary_gap.setVisible(bool(errors))
        if errors:
            self._summary.show()
            self._summary.present()
            return
        self._show_check()

    def _keep(self) -> None:
        typed = {"should": self._should.text, "why": self._why.text, "phone": self._phone.text}
        papers = self._papers.chosen if self._papers else ()
        self._draft = replace(self._draft, papers=papers, **typed)

    def _show_check(self, failed: str = "") -> None:
        texts, draft = self._texts, self._draft
        datum = self._data[draft.datum]
        clear(self._column)
        card = Card(texts("check.title"))
        card.body.addWidget(Text(texts("check.lead", who=one_line(draft.holder)), "body", "ink2", wrap=True))
        card.body.addSpacing(8)
        rows: list[Entry] = [
            (texts("check.datum"), one_line(datum.name), one_line(datum.definition, 300)),
            (texts("check.says"), one_line(draft.says) or texts("unknown")),
            (texts("check.should"), one_line(draft.should)),
            (texts("check.why"), one_line(draft.why, act.LONGEST_WHY)),
            (texts("check.phone"), one_line(draft.phone) or texts("check.no_phone")),
            *papers_entry(self._context, draft.papers),
        ]
        card.body.addWidget(DescriptionList(rows))
        card.body.addSpacing(16)
        if failed:
            card.body.addWidget(Banner("err", failed, announce=True))
            card.body.addSpacing(16)
        again = "check.again" if failed else "check.send"
        change, stop = ("check.change", "secondary", self.show_form), ("form.cancel", "plain", self._stop)
        card.body.addLayout(self._buttons((again, "primary", self._send), change, stop))
        self._column.addWidget(card)
        self._column.addStretch(1)

    @Slot()
    def _send(self) -> None:
        self._another.sure(self._texts("check.send"), self._send_now, undoable=True)

    def _send_now(self) -> None:
        clear(self._column)
        self._column.addWidget(Loading(self._texts("check.sending"), lines=2))
        work = partial(act.send, self._context.client, self._draft, self._context.session.subject.name)
        self._context.run(self, work, self._was_sent, load.SOURCE)

    def _was_sent(self, outcome: Outcome[Melding]) -> None:
        if isinstance(outcome, Loaded):
            self.sent.emit(outcome.value)
            return
        reason = failure_text(self._context, outcome, load.SOURCE)
        self._show_check(self._texts("check.not_sent", reason=reason))

    @Slot()
    def _stop(self) -> None:
        self.cancelled.emit()

    def _buttons(self, *buttons: tuple[str, str, object]) -> FlowLayout:
        row = FlowLayout(12, 12)
        for place, (key, kind, slot) in enumerate(buttons):
            button = Button(self._texts(key), kind)
            button.clicked.connect(slot)
            row.addWidget(button)
            if place == 0 and self._column.count():
                QTimer.singleShot(0, button, partial(button.setFocus, Qt.FocusReason.OtherFocusReason))
        return row


def sent_card(context: Context, report: Melding, take_up: str) -> Card:
    """Return the confirmation: reference, what happens next, when, and by whom."""
    texts, said = context.texts, report.wortel.inhoud
    card = Card()
    received = texts("sent.banner", name=one_line(load.named(said, texts.language)))
    card.body.addWidget(Banner("ok", received, announce=True))
    card.body.addSpacing(16)
    rows = [(texts("detail.reference"), report.kenmerk), (texts("detail.holder"), one_line(said.bronhouder))]
    card.body.addWidget(DescriptionList(rows))
    card.body.addSpacing(16)
    card.body.addWidget(Heading(texts("sent.next"), "body_strong", 2, wrap=True))
    for number in range(1, 5):
        key = "sent.step4_company" if number == 4 and not by_citizen(report) else f"sent.step{number}"
        step = sentence(texts(key, who=one_line(said.bronhouder), date=take_up))
        card.body.addWidget(Text(f"{number}. {step}", "body", wrap=True))
    return card
