"""Draws everything the BRP keeps about the citizen, the home by the BAG, and the former addresses."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QPoint, QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kit.context import Context
from app.kit.navigation import Address
from app.kit.page import ContentPage, SourceSlot
from app.modules.persoon import beside, load, model
from app.modules.persoon.cards import SectionCard
from services.http import Sourced
from services.registries.bag.records import AdresUitgebreid
from services.registries.brp.records import Persoon, Verblijfplaatshistorie
from widgets.banner import Banner
from widgets.layouts import GridColumns
from widgets.text import Text

T = TypeVar("T")
_COLUMN, _GAP = 480, 20


class PersonPage(ContentPage):
    """Three sources that do not wait for each other; what is there stays when the language changes."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._kept: dict[str, Any] = {}
        self._wanted, self._placed = "", 0
        self.column.verticalScrollBar().rangeChanged.connect(self._bring_in_sight)

    def enter(self, address: Address) -> None:
        """Show the page, at the section that the address names."""
        self._wanted = address.part(0)
        super().enter(address)
        self._placed = self.column.verticalScrollBar().value()
        QTimer.singleShot(0, self._bring_in_sight)

    def draw(self) -> None:
        """Lay out the parts; each fills itself when its source answers."""
        self.begin(self.texts("title"), self.texts("lead"))
        self.body.addWidget(self._part("brp", "person", load.person, self._person, 12))
        self.end()

    @Slot()
    def _bring_in_sight(self) -> None:
        """Keep the section of the address (``persoon/kinderen``) in sight while the page grows, until one scrolls."""
        bar, page = self.column.verticalScrollBar(), self.column.widget()
        wanted = [card for card in self.findChildren(SectionCard) if card.key == self._wanted]
        if wanted and page is not None and bar.value() == self._placed:
            bar.setValue(wanted[0].mapTo(page, QPoint(0, 0)).y() - _GAP)
            self._placed = bar.value()

    def _part(
        self, source: str, key: str, ask: Callable[..., T], draw: Callable[[T], QWidget], lines: int
    ) -> QWidget:
        if key in self._kept:
            return draw(self._kept[key])
        work = partial(ask, self.context.session, self.context.client)
        return SourceSlot(self.context, source, work, partial(self._arrived, key, draw), lines)

    def _arrived(self, key: str, draw: Callable[[T], QWidget], value: T) -> QWidget:
        self._kept[key] = value
        return draw(value)

    def _person(self, found: Sourced[Persoon]) -> QWidget:
        beside_it = (
            self._part("bag", "home", load.home, self._home, 4),
            self._part("brp", "history", load.history, self._history, 4),
        )
        return PersonCards(self.context, found, beside_it)

    def _home(self, found: Sourced[AdresUitgebreid] | None) -> QWidget:
        section = beside.home(found.value if found else None, self.texts)
        if found is None:
            return SectionCard(self.context, section)
        holder = self.texts("holder_town", town=found.value.woonplaats_naam)
        line = self.context.source_line("bag", holder, found.retrieved)
        how = self.texts("wrong.how_bag")
        explanation = model.explanation(section.key, how, self.texts)
        about = beside.about(found.value, holder)
        return SectionCard(self.context, section, line, explanation, about, found.marks)

    def _history(self, found: Sourced[Verblijfplaatshistorie]) -> QWidget:
        section = beside.former(found.value, self.texts)
        line = self.context.source_line("brp", self.texts("holder_towns"), found.retrieved)
        how = self.texts("wrong.how_any")
        explanation = model.explanation(section.key, how, self.texts)
        about = model.about(section, self.texts("holder_towns"))
        return SectionCard(self.context, section, line, explanation, about, found.marks)


class PersonCards(QWidget):
    """A card per section, two beside each other, with what must be seen first above them and ``more`` after them."""

    def __init__(self, context: Context, found: Sourced[Persoon], more: Sequence[QWidget] = ()) -> None:
        super().__init__()
        texts, person = context.texts, found.value
        holder = model.holder(person, texts)
        line = context.source_line("brp", holder, found.retrieved)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        for kind, sentence in model.notices(person, texts):
            column.addWidget(Banner(kind, sentence))
        grid = GridColumns(_COLUMN, _GAP, max_columns=2)
        how = model.how_to_correct(person, texts)
        for section in model.sections(person, texts):
            explanation, about = model.explanation(section.key, how, texts), model.about(section, holder)
            grid.addWidget(SectionCard(context, section, line, explanation, about, found.marks))
        for part in more:
            grid.addWidget(part)
        column.addLayout(grid)
        unsaid = ", ".join(model.unsaid(person, texts))
        if unsaid:
            column.addWidget(Text(texts("nothing_about", subjects=unsaid), "body", "ink2", wrap=True))


def create(context: Context) -> PersonPage:
    """Return the page for one session."""
    return PersonPage(context)
