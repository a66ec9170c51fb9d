"""Draws that somebody is logged in elsewhere already, so that going on is enough (DOMAIN.md §1.2.6)."""

from PySide6.QtCore import Qt, Signal

from app.kit.texts import Texts
from app.login.screens import AlreadyIn
from app.login.step_page import StepPage
from widgets.button import Button
from widgets.card import Card
from widgets.description_list import DescriptionList
from widgets.link import Link
from widgets.text import Text


class AlreadyInPage(StepPage):
    """``went_on`` uses the login that is there; ``anew`` logs in another way."""

    went_on = Signal()
    anew = Signal()

    def __init__(self, texts: Texts, step: AlreadyIn) -> None:
        super().__init__(texts)
        office = texts("service.office")
        service = step.request.service or office
        self._head(texts("already.title"), texts("already.lead", service=service))
        self.body.addSpacing(24)
        card = Card(texts("already.where"))
        rows = [(one.service or office, texts("already.since", time=texts.time(one.since))) for one in step.visited]
        card.body.addWidget(DescriptionList(rows))
        self.body.addWidget(card)
        self.body.addSpacing(16)
        self.body.addWidget(Text(texts("already.until", until=texts.time(step.until)), "body", "ink2", wrap=True))
        self.body.addSpacing(24)
        self.button = Button(texts("already.go_on", service=service))
        self.button.clicked.connect(self.went_on)
        self._buttons(self.button)
        self.body.addSpacing(20)
        other = Link(texts("already.anew"))
        other.clicked.connect(self.anew)
        self.body.addWidget(other, 0, Qt.AlignmentFlag.AlignLeft)

    def entered(self) -> None:
        """Going on is what most people want."""
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)
