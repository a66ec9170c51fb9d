"""Draws the allowances beside what SVB pays, and maintenance through LBIO."""

from PySide6.QtWidgets import QWidget

from app.kit.context import Context
from app.kit.data_page import DataPage, stacked
from app.modules.uitkeringen import allowances, cards, load
from app.modules.uitkeringen.load import Allowances, Maintenance, Svb
from services.http import Sourced


class BenefitsPage(DataPage):
    """Three sources that do not wait for each other."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._sources = load.Sources(context.session, context.client)

    def draw(self) -> None:
        """Lay out the parts; each fills itself when its source answers."""
        self.begin_cards(self.texts("title"), self.texts("lead"))
        self.section(self.texts("card.allowances"), "toeslagen", self._sources.allowances, self._allowances, 6)
        self.section(self.texts("card.svb"), "svb", self._sources.svb, self._svb, 6, column=1)
        self.section(self.texts("card.maintenance"), "lbio", self._sources.maintenance, self._maintenance, column=1)
        self.end()

    def _allowances(self, found: Allowances) -> QWidget:
        now, before = allowances.split(found.value, self.context.clock.today().year)
        made = [cards.allowance_card(self.context, one, found) for one in now]
        if before:
            made.append(cards.former_card(self.context, before, found))
        return stacked(made or [cards.none_card(self.context, "allowances", found, "allowance")])

    def _svb(self, found: Sourced[Svb]) -> QWidget:
        if found.value.empty:
            return cards.none_card(self.context, "svb", found, "svb")
        made = [cards.benefit_card(self.context, one, found) for one in found.value.benefits]
        if found.value.children.betalingen:
            made.append(cards.children_card(self.context, found))
        return stacked(made)

    def _maintenance(self, found: Maintenance) -> QWidget:
        if not found.value:
            return cards.none_card(self.context, "maintenance", found, "maintenance")
        return stacked([cards.maintenance_card(self.context, one, found) for one in found.value])


def create(context: Context) -> BenefitsPage:
    """Return the page for one session."""
    return BenefitsPage(context)
