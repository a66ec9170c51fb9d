"""The first step of the login: which way of logging in. Light, because it is the first thing painted."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from app.kit.texts import Texts
from app.login.choice_card import ChoiceCard
from app.login.step_page import StepPage, Words
from services.identity.means import Means
from widgets.button import Button

_GAP = 12


class ChoosePage(StepPage):
    """How do you want to log in?"""

    chosen = Signal(str)

    def __init__(
        self, texts: Texts, means: Sequence[Means], suggested: str, problem: Words | None = None
    ) -> None:
        super().__init__(texts)
        self._head(texts("choose.title"), texts("choose.lead"))
        if problem is not None:
            self._banner(problem)
        self.body.addSpacing(24)
        self.cards: dict[str, ChoiceCard] = {}
        for one in means:
            card = ChoiceCard(texts, one)
            card.chosen.connect(self.chosen)
            self.body.addWidget(card)
            self.body.addSpacing(_GAP)
            self.cards[one.id] = card
        self.body.addSpacing(8)
        row = QHBoxLayout()
        row.addStretch(1)
        cancel = Button(texts("cancel"), kind="neutral")
        cancel.clicked.connect(self.cancelled)
        row.addWidget(cancel)
        self.body.addLayout(row)
        self._suggested = suggested

    def entered(self) -> None:
        """Begin at the suggested way."""
        card = self.cards.get(self._suggested)
        if card is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)
