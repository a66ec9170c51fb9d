"""Draws what lies around and under the home: four cards, each as its source answers."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from app.kit.context import Context
from app.kit.page import ContentPage, SourceSlot
from app.modules.omgeving import cards
from app.modules.omgeving.load import Underground, Visit
from services.http import Sourced
from widgets.layouts import GridColumns

T = TypeVar("T")
_COLUMN, _GAP = 480, 20


class SurroundingsPage(ContentPage):
    """A heading, a lead and four cards."""

    def draw(self) -> None:
        """Lay out the page; every card asks its own source."""
        self.begin(self.texts("title"), self.texts("lead"))
        visit = Visit(self.context.session, self.context.client)
        grid = GridColumns(_COLUMN, _GAP, max_columns=2)
        grid.addWidget(self._slot("bgt", visit.surfaces, cards.ground_card))
        grid.addWidget(self._slot("brt", visit.place, cards.map_card))
        self.body.addLayout(grid)
        self.body.addSpacing(_GAP)
        self.body.addWidget(self._slot("bro", visit.underground, _below))
        self.end()

    def _slot(
        self, source: str, work: Callable[[], Sourced[T] | None], draw: Callable[[Context, Sourced[T]], QWidget]
    ) -> QWidget:
        return SourceSlot(self.context, source, work, partial(self._drawn, source, draw))

    def _drawn(self, source: str, draw: Callable[[Context, Sourced[T]], QWidget], found: Sourced[T] | None) -> QWidget:
        if found is not None:
            return draw(self.context, found)
        # Said once, where the first card would be.
        return cards.nowhere_card(self.context) if source == "bgt" else QWidget()


def _below(context: Context, found: Sourced[Underground]) -> QWidget:
    """What lies under the home: two cards of one source, so that a failure is told once."""
    shown = QWidget()
    grid = GridColumns(_COLUMN, _GAP, max_columns=2)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.addWidget(cards.soil_card(context, found))
    grid.addWidget(cards.water_card(context, found))
    shown.setLayout(grid)
    return shown


def create(context: Context) -> SurroundingsPage:
    """Return the page for one session."""
    return SurroundingsPage(context)
