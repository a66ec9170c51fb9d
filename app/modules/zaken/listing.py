"""The list of cases: a chip for running and for finished ones, and a card per case."""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kit.texts import Texts
from app.modules.zaken import load, model
from app.modules.zaken.parts import Columns, badge, column, line_of
from services.registries.zaken.records import Case
from widgets.card import ClickableCard
from widgets.chip import ChipGroup
from widgets.plain import one_line
from widgets.state_view import Empty
from widgets.text import Text

RUNNING, FINISHED = "running", "finished"
_GAP, _TOP, _SIDE = 16, 16, 20


class CaseCard(ClickableCard):
    """One case: where it stands, its number, what it is, what is asked, and until when the decision takes."""

    def __init__(self, case: Case, texts: Texts, today: date) -> None:
        super().__init__(spoken(case, texts, today))
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(Columns(_about(case, texts, today), _until(case, texts, today), gap=0))


class CaseList(QWidget):
    """``opened(id)`` comes from a card, ``chosen`` from a chip: "running" or "finished"."""

    opened = Signal(str)
    chosen = Signal(str)

    def __init__(self, cases: tuple[Case, ...], shown: str, texts: Texts, today: date) -> None:
        super().__init__()
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        rows = load.running(cases) if shown == RUNNING else load.finished(cases)
        self.chips = _chips(texts, shown)
        self.chips.chosen.connect(self.chosen)
        body.addLayout(line_of(self.chips, Text(texts(f"count.{shown}", n=len(rows)), "body", "ink2"), gap=16))
        for case in rows:
            card = CaseCard(case, texts, today)
            card.clicked.connect(partial(self.opened.emit, case.id))
            body.addSpacing(_GAP)
            body.addWidget(card)
        if not rows:
            body.addWidget(Empty(texts(f"empty.{shown}"), "folders", explanation=texts(f"empty_what.{shown}")))


def spoken(case: Case, texts: Texts, today: date) -> str:
    """Return what a card is called aloud: its words from top to bottom."""
    said = [mark.text for mark in model.marks(texts, case)]
    said += [texts("number", number=case.number), case.title, case.organisation, _changed(case, texts, today)]
    if case.todo:
        said += [case.todo.title, model.days_mark(texts, case.todo.last_day, today).text]
    label, day = _decision(case, texts)
    return ", ".join(one_line(part) for part in [*said, f"{label} {day}".strip()] if part)


def _chips(texts: Texts, shown: str) -> ChipGroup:
    items = [(key, texts(f"tab.{key}"), "") for key in (RUNNING, FINISHED)]
    chips = ChipGroup(items, name=texts("which"))
    chips.set_chosen(shown)
    return chips


def _about(case: Case, texts: Texts, today: date) -> QWidget:
    holder, body = column(_SIDE, _TOP, _SIDE, _TOP)
    number = Text(texts("number", number=one_line(case.number)), "meta", "ink2", wrap=True)
    body.addLayout(line_of(*map(badge, model.marks(texts, case)), number))
    body.addSpacing(8)
    body.addWidget(Text(one_line(case.title), "option", wrap=True))
    body.addSpacing(2)
    meta = f"{one_line(case.organisation)} · {_changed(case, texts, today)}"
    body.addWidget(Text(meta, "body", "ink2", wrap=True))
    if case.todo:
        body.addSpacing(8)
        left = badge(model.days_mark(texts, case.todo.last_day, today))
        body.addLayout(line_of(left, Text(one_line(case.todo.title), "body_strong", wrap=True), gap=10))
    elif case.short:
        body.addSpacing(4)
        body.addWidget(Text(one_line(case.short), "body", wrap=True))
    body.addStretch(1)
    return holder


def _until(case: Case, texts: Texts, today: date) -> QWidget:
    holder, body = column(_SIDE, _TOP, _SIDE, _TOP)
    label, day = _decision(case, texts)
    body.addWidget(Text(label, "body", "ink2", wrap=True))
    body.addWidget(Text(day, "section", wrap=True))
    if case.finished is None and case.last_day is not None and case.last_day < today:
        body.addWidget(Text(texts("day_is_past"), "body", "err_ink", wrap=True))
    body.addStretch(1)
    return holder


def _decision(case: Case, texts: Texts) -> tuple[str, str]:
    if case.finished is not None:
        return texts("finished_on"), texts.date(case.finished)
    if case.last_day is None:
        return texts("decision_when"), texts("decision_unknown")
    return texts("decision_by"), texts.date(case.last_day)


def _changed(case: Case, texts: Texts, today: date) -> str:
    return texts("changed", date=texts.short_date(case.changed, today))
