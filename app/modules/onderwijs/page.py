"""Draws diplomas, courses and exams beside student finance and study debt."""

from PySide6.QtWidgets import QWidget

from app.kit.context import Context
from app.kit.data_page import DataCard, DataPage, stacked
from app.modules.onderwijs import cards, load
from app.modules.onderwijs.load import Education, Money


class EducationPage(DataPage):
    """Education at the left, money at the right; neither waits for the other."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._sources = load.Sources(context.session, context.client)

    def draw(self) -> None:
        """Lay out the parts; each fills itself when DUO answers."""
        self.begin_cards(self.texts("title"), self.texts("lead"))
        self.section(self.texts("card.diplomas"), load.SOURCE, self._sources.education, self._education)
        self.section(self.texts("card.money"), load.SOURCE, self._sources.money, self._money, column=1)
        self.end()

    def _education(self, found: Education) -> QWidget:
        told = found.value
        made = [cards.diploma_card(self.context, one, found) for one in told.diplomas]
        if not (made or told.inburgering):
            made.append(cards.no_diploma_card(self.context, found))
        made += [cards.course_card(self.context, one, found) for one in told.inschrijvingen]
        if told.inburgering:
            made.append(cards.exams_card(self.context, told.inburgering, found))
        return stacked(made)

    def _money(self, found: Money) -> QWidget:
        told, made = found.value, list[DataCard]()
        if told.studiefinanciering:
            made.append(cards.finance_card(self.context, told.studiefinanciering, found))
        if told.studieschuld:
            made.append(cards.debt_card(self.context, told.studieschuld, found))
        return stacked(made or [cards.no_money_card(self.context, found)])


def create(context: Context) -> EducationPage:
    """Return the page for one session."""
    return EducationPage(context)
