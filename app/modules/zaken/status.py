"""The card on top of a case: where it stands with its steps, and until when the decision takes."""

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kit.texts import Texts
from app.modules.zaken import model, rules
from app.modules.zaken.parts import Beside, Columns, badge, column, line_of
from services.registries.zaken.records import CaseDetail, Term
from widgets.badge import Badge
from widgets.icon import Icon
from widgets.plain import one_line
from widgets.step_list import ProgressLine, StepList
from widgets.text import Text

_EDGE = 1


def status_card(detail: CaseDetail, texts: Texts, today: date) -> QWidget:
    """Return the whole card: 749 px of status beside 351 px of decision."""
    return Columns(_status(detail, texts, today), _decision(detail, texts, today), framed=True)


def _status(detail: CaseDetail, texts: Texts, today: date) -> QWidget:
    holder, body = column(20 + _EDGE, 17, 20, 13)
    parts: list[QWidget] = [badge(mark) for mark in model.marks(texts, detail.case)]
    if detail.case.short:
        parts.append(Text(one_line(detail.case.short), "body", wrap=True))
    body.addLayout(line_of(*parts))
    body.addSpacing(14)
    words = {state: texts(f"step.{state}") for state in ("done", "now", "later")}
    body.addWidget(StepList(model.steps(texts, detail.steps, today), words, texts("steps")))
    body.addStretch(1)
    return holder


def _decision(detail: CaseDetail, texts: Texts, today: date) -> QWidget:
    holder, body = column(20, 16, 20 + _EDGE, 16)
    if detail.case.finished is not None:
        _fact(body, texts("finished_on"), texts.date(detail.case.finished))
        days = (detail.case.finished - detail.case.started).days
        body.addSpacing(4)
        body.addWidget(Text(texts("took", n=days), "body", "ink2", wrap=True))
    elif detail.term is None:
        _fact(body, texts("decision_when"), texts("decision_unknown"))
        body.addWidget(Text(texts("decision_ask"), "body", "ink2", wrap=True))
    else:
        _term(body, detail.term, texts, today)
    body.addStretch(1)
    return holder


def _fact(body: QVBoxLayout, label: str, value: str) -> None:
    body.addWidget(Text(label, "body", "ink2", wrap=True))
    body.addWidget(Text(value, "subject", wrap=True))


def _term(body: QVBoxLayout, term: Term, texts: Texts, today: date) -> None:
    words = model.term_words(texts, term, today)
    _fact(body, words.label, words.day)
    body.addSpacing(9)
    if words.share is not None:
        name = ", ".join(part for part in (words.label, words.day, words.left, words.passed) if part)
        body.addWidget(ProgressLine(*words.share, name))
        body.addSpacing(7)
    body.addWidget(_left(words))
    if words.note:
        body.addSpacing(4)
        body.addWidget(Text(one_line(words.note, 400), "meta", "ink2", wrap=True))


def _left(words: model.TermWords) -> QWidget:
    shown: QWidget
    if words.kind == "late":
        shown = Badge("err", words.left, "alert-circle")
    elif words.kind == "pause":
        shown = _with_icon(words.left)
    else:
        shown = Text(words.left, "body_strong", wrap=True)
    return Beside(shown, Text(words.passed, "meta", "ink2"), below=0) if words.passed else _alone(shown)


def _with_icon(words: str) -> QWidget:
    holder, body = column()
    body.addLayout(line_of(Icon("clock-pause", "ink2", 20), Text(words, "body_strong", wrap=True), gap=6))
    return holder


def _alone(widget: QWidget) -> QWidget:
    holder, body = column()
    body.addLayout(line_of(widget))
    return holder


def is_late(detail: CaseDetail, today: date) -> bool:
    """True when the last day for the decision has passed and the clock was not stopped."""
    return detail.term is not None and rules.clock_of(detail.term, today) == "late"
