"""Draws the company's profile, and a card for each of its places of business."""

from functools import partial

from PySide6.QtWidgets import QWidget

from app.kit.context import Context
from app.kit.doubting import About
from app.kit.page import ContentPage, SourceSlot
from app.kit.source_card import SourceCard
from app.modules.bedrijf import facts, load
from app.modules.bedrijf.load import Company
from services.http import Sourced
from widgets.badge import Badge
from widgets.description_list import DescriptionList
from widgets.layouts import GridColumns

SOURCE = "nhr"
_COLUMN, _GAP = 480, 20


class CompanyPage(ContentPage):
    """A heading with the name, and the cards when the register answers."""

    def draw(self) -> None:
        """Lay out the page."""
        self.begin(self.texts("title"), self.texts("lead", company=self.context.session.subject.name))
        work = partial(load.company, self.context.session, self.context.client)
        self.body.addWidget(SourceSlot(self.context, SOURCE, work, self._cards))
        self.end()

    def _cards(self, found: Sourced[Company]) -> QWidget:
        shown = QWidget()
        grid = GridColumns(_COLUMN, _GAP, max_columns=2)
        grid.setContentsMargins(0, 0, 0, 0)
        profile = found.value.profile
        about = facts.doubted_company(profile)
        grid.addWidget(self._card(self.texts("profile"), facts.of_company(self.texts, profile), found, about))
        for place in found.value.places:
            title = place.eerste_handelsnaam or place.vestigingsnummer
            about = facts.doubted_place(place)
            card = self._card(title, facts.of_place(self.texts, place), found, about)
            if place.ind_hoofdvestiging == "Ja":
                card.head_right.addWidget(Badge("neutral", self.texts("main_place"), "building"))
            grid.addWidget(card)
        shown.setLayout(grid)
        return shown

    def _card(self, title: str, rows: list[facts.Fact], found: Sourced[Company], about: About) -> SourceCard:
        card = SourceCard(self.context, title)
        card.body.addWidget(DescriptionList(rows))
        card.body.addStretch(1)
        line = self.context.source_line(SOURCE, self.texts("holder"), found.retrieved)
        card.set_source(line, self.texts("wrong"), about, found.marks)
        return card


def create(context: Context) -> CompanyPage:
    """Return the page for one session."""
    return CompanyPage(context)
