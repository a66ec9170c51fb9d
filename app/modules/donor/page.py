"""Draws the donor choice, what it means, and how to change it."""

from PySide6.QtWidgets import QWidget

from app.kit.context import Context
from app.kit.data_page import DataCard, DataPage, facts_list
from app.modules.donor import load, model
from app.modules.donor.load import Choice
from widgets.card import Card
from widgets.text import Text


class DonorPage(DataPage):
    """The answer is kept, so that a change of language asks nothing again."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._found: Choice | None = None

    def draw(self) -> None:
        """Lay out the page; the choice appears when the register answers."""
        self.begin_cards(self.texts("title"), self.texts("lead"))
        self.section(self.texts("card.choice"), load.SOURCE, self._ask, self._choice, 3)
        self.place(self._change(), 1)
        self.end()

    def _ask(self) -> Choice:
        if self._found is None:
            self._found = load.choice(self.context.session, self.context.client)
        return self._found

    def _choice(self, found: Choice) -> QWidget:
        texts, one = self.texts, found.value
        card = DataCard(self.context, texts("card.choice"))
        if one is None:
            card.say(texts("none"))
            card.say(texts("none_why"), 8)
            return card.end(found, texts("wrong"))
        card.add(Text(model.said(texts, one), "section", wrap=True))
        card.say(model.meaning(texts, one), 4)
        card.add(facts_list(model.facts(texts, one)), 14)
        return card.end(found, texts("wrong"))

    def _change(self) -> QWidget:
        card = Card(self.texts("change.title"))
        card.body.addWidget(Text(self.texts("change.text"), "body", wrap=True))
        card.body.addStretch(1)
        return card


def create(context: Context) -> DonorPage:
    """Return the page for one session."""
    return DonorPage(context)
