"""Cards that tell what one can do: the result and how to object, or a decision that is late."""

from datetime import date

from PySide6.QtWidgets import QWidget

from app.kit.texts import Texts
from app.modules.zaken import model, rules
from app.modules.zaken.parts import badge, line_of
from services.registries.zaken.records import CaseDetail
from widgets.card import Card
from widgets.plain import block, one_line
from widgets.text import Heading, Text

_NOTE_LIMIT = 1000


def result_card(detail: CaseDetail, texts: Texts, today: date) -> QWidget:
    """Return what was decided, with icon and word, and until when one can object."""
    card = Card()
    title = Heading(texts("result"), "section", 2, wrap=True)
    card.body.addLayout(line_of(title, badge(model.state_mark(texts, detail.case))))
    if detail.result_note and detail.result_note != detail.case.short:   # else the card above just said so
        card.body.addSpacing(6)
        card.body.addWidget(Text(block(detail.result_note, _NOTE_LIMIT), "body", wrap=True))
    _objection(card, detail, texts, today)
    return card


def late_card(detail: CaseDetail, texts: Texts, today: date) -> QWidget:
    """Return what one can do when the decision is late."""
    card = Card(texts("late.title"))
    card.set_edge("err_line")
    whose = {"called": one_line(detail.case.called), "organisation": one_line(detail.case.organisation)}
    days = rules.days_late(detail.term, today) if detail.term else 0
    card.body.addWidget(Text(texts("late.text", n=days), "body", wrap=True))
    steps = ["late.step1", "late.step2", "late.step3"]
    if detail.case.todo is not None:   # an organisation may wait for what it asked: then a notice does not help
        steps.insert(0, "late.first")
    for number, key in enumerate(steps, start=1):
        card.body.addSpacing(6)
        card.body.addWidget(Text(f"{number}. {texts(key, **whose)}", "body", wrap=True))
    return card


def _objection(card: Card, detail: CaseDetail, texts: Texts, today: date) -> None:
    found = rules.objection(detail, today)
    if found is None:
        return
    card.body.addSpacing(12)
    card.body.addWidget(Heading(texts("objection.title"), "body_strong", 3, wrap=True))
    if found.left < 0:
        over = texts(f"objection.{found.route}_over", date=texts.date(found.last_day))
        card.body.addWidget(Text(over, "body", "ink2", wrap=True))
        return
    mark = model.days_mark(texts, found.last_day, today)
    until = Text(texts(f"objection.{found.route}", date=texts.date(found.last_day)), "body", wrap=True)
    card.body.addSpacing(4)
    card.body.addLayout(line_of(badge(mark), until, gap=10))
    card.body.addSpacing(6)
    how = texts(f"objection.{found.route}_how", organisation=one_line(detail.case.organisation))
    card.body.addWidget(Text(how, "body", wrap=True))
    card.body.addSpacing(6)
    card.body.addWidget(Text(texts("objection.letter"), "body", "ink2", wrap=True))
