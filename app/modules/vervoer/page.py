"""Draws the vehicles in the citizen's name, the driving licence, and the vehicles of before."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kit.context import Context
from app.kit.data_page import TitledSlot
from app.kit.page import ContentPage
from app.modules.vervoer import cards, load, model
from services.http import Sourced
from services.registries.rdw.records import Bezit, Rijbewijs
from widgets.text import Text

T = TypeVar("T")
_GAP = 24


class TravelPage(ContentPage):
    """Vehicles and licence do not wait for each other; an address with a plate shows that vehicle first."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._visit = load.Visit(context.session, context.client)

    def draw(self) -> None:
        """Lay out the parts; each fills itself when RDW answers."""
        self.begin(self.texts("title"), self.texts("lead"))
        if self.context.session.subject.kind != "citizen":
            self.body.addWidget(Text(self.texts("company"), "body", wrap=True))
            self.end()
            return
        self._former = QVBoxLayout()
        self.body.addWidget(self._slot("card.vehicles", self._visit.vehicles, self._vehicles, 8))
        self.body.addSpacing(_GAP)
        self.body.addWidget(self._slot("card.licence", self._visit.licences, self._licence, 4))
        self.body.addLayout(self._former)
        self.end()

    def _slot(self, title: str, ask: Callable[[], T], draw: Callable[[T], QWidget], lines: int) -> QWidget:
        return TitledSlot(self.context, self.texts(title), load.SOURCE, ask, draw, lines)

    def _vehicles(self, found: Sourced[tuple[Bezit, ...]] | None) -> QWidget:
        if found is None:
            return QWidget()
        now = model.put_first([one for one in found.value if one.van_nu], self.address.part(0))
        former = [one for one in found.value if not one.van_nu]
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        for held in now:
            column.addWidget(cards.VehicleCard(self.context, self._visit, held, found))
        if not now:
            column.addWidget(cards.none_card(self.context, found))
        if former:
            self._former.addSpacing(_GAP)
            self._former.addWidget(cards.former_card(self.context, former, found))
        return holder

    def _licence(self, found: Sourced[tuple[Rijbewijs, ...]] | None) -> QWidget:
        return QWidget() if found is None else cards.licence_card(self.context, found)


def create(context: Context) -> TravelPage:
    """Return the page for one session."""
    return TravelPage(context)
