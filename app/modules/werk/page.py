"""Draws who pays the citizen at the left; the income of every year, income tax and the file at UWV at the right."""

from PySide6.QtWidgets import QWidget

from app.kit.context import Context
from app.kit.data_page import DataCard, DataPage, stacked
from app.modules.werk import cards, load, wages
from app.modules.werk.load import Assessments, File, Incomes, Payers


class WorkPage(DataPage):
    """Four sources that do not wait for each other."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._sources = load.Sources(context.session, context.client)

    def draw(self) -> None:
        """Lay out the parts; each fills itself when its source answers."""
        self.begin_cards(self.texts("title"), self.texts("lead"))
        self.section(self.texts("card.payers"), "blau", self._sources.payers, self._payers, 6)
        self.section(self.texts("card.income"), "bri", self._sources.incomes, self._incomes, 6, column=1)
        self.section(self.texts("card.tax"), "belastingdienst", self._sources.assessments, self._tax, column=1)
        self.section(self.texts("card.file"), "uwv", self._sources.file, self._file, column=1)
        self.end()

    def _payers(self, found: Payers) -> QWidget:
        now, before = wages.split(found.value, self.context.clock.today())
        made: list[DataCard] = [cards.payer_card(self.context, one, found) for one in now]
        if not now:
            made.append(cards.no_payer_card(self.context, found))
        made += [cards.months_card(self.context, one, found) for one in found.value if one.opgaven]
        if before:
            made.append(cards.former_card(self.context, before, found))
        return stacked(made)

    def _incomes(self, found: Incomes) -> QWidget:
        return cards.IncomeCard(self.context, found)

    def _tax(self, found: Assessments) -> QWidget:
        return cards.tax_card(self.context, found)

    def _file(self, found: File) -> QWidget:
        return cards.file_card(self.context, found)


def create(context: Context) -> WorkPage:
    """Return the page for one session."""
    return WorkPage(context)
