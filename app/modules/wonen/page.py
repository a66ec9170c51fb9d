"""Draws the home: four cards that wait for their own source, what else the citizen owns, and two documents."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.kit.context import Context
from app.kit.data_page import UNDER_TITLE, DataCard
from app.kit.facts import DOUBT_ICON
from app.kit.loadable import Loaded, Outcome
from app.kit.page import ContentPage, SourceSlot, clear, failure_text
from app.kit.source_card import SourceCard
from app.modules.wonen import cards, load, model, ownership
from app.modules.wonen.load import Absent, Holding
from app.modules.wonen.paper import PAPERS, HomePaper
from app.modules.wonen.parts import absent
from app.modules.wonen.residence import Home
from app.modules.wonen.value import value_card
from services.http import Sourced
from services.registries.bag.records import AdresUitgebreid, VerblijfsobjectAntwoord
from services.registries.woz.records import WozObject
from widgets.badge import Badge
from widgets.button import Button
from widgets.layouts import FlowLayout, GridColumns
from widgets.plain import one_line
from widgets.text import Heading, Text

T = TypeVar("T")
_COLUMN, _ACROSS, _DOWN = 480, 24, 20
_GAPS = {"value": 0, "map": 8}  # px under the title, where picture 06 has another gap


class HomePage(ContentPage):
    """One visit asks every source once (load.Sources); a redraw shows what is known already."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._sources = load.Sources(context.session, context.client)
        self._paper: HomePaper | None = None
        self._line = Text("", "body", "ink2", wrap=True)

    def title(self) -> str:
        """Name the document in the window title."""
        asked = self.address.part(0)
        return self.texts(f"paper.{asked}" if asked in PAPERS else "title")

    def draw(self) -> None:
        """Show the cards, or the document that the address names."""
        if self._paper is not None:
            self._paper.hide()
            self._paper.deleteLater()
            self._paper = None
        clear(self.body)
        asked = self.address.part(0)
        self.column.setVisible(asked not in PAPERS)
        if asked in PAPERS:
            self._paper = HomePaper(self.context, self._sources, asked, self.address.part(1))
            layout = self.layout()
            assert layout is not None
            layout.addWidget(self._paper)
            return
        self._draw_cards()

    def _draw_cards(self) -> None:
        self.body.addLayout(self._head())
        self.body.addSpacing(12)
        self._owned = self._sketched = False
        self._grid = GridColumns(_COLUMN, _ACROSS, _DOWN, max_columns=2)
        sources = self._sources
        self._add(self._card("value", "woz", sources.value, self._value, 6))
        self._add(self._card("report", "woz", sources.value, self._report, 6))
        self._add(self._card("parcel", "brk", sources.holdings, self._parcel, 5))
        self._map = self._card("map", "bag", sources.object, self._sketch, 5)
        self._add(self._map)
        self._add(self._card("building", "bag", sources.building, self._building, 4))
        self.body.addLayout(self._grid)
        self._more = QVBoxLayout()
        self._more.setSpacing(0)
        self.body.addLayout(self._more)
        self.end()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Heading(self.texts("title"), "title", level=1, wrap=True))
        place = FlowLayout(10, 4)
        self._line = Text("", "body", "ink2", wrap=True)
        self._mark = Badge("info", self.texts("address_marked"), DOUBT_ICON)
        self._mark.hide()
        place.addWidget(self._line)
        place.addWidget(self._mark)
        words.addLayout(place)
        row.addLayout(words, 1)
        button = Button(self.texts("print"), "neutral", "printer", small=True)
        button.clicked.connect(partial(self.context.go, "wonen/afdrukken"))
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        self.context.run(self, self._sources.home, self._home_arrived, "brp")
        return row

    def _home_arrived(self, outcome: Outcome[Home]) -> None:
        if isinstance(outcome, Loaded):
            self._show_home(outcome.value)
        else:
            self._line.set_text(failure_text(self.context, outcome, "brp"))

    def _show_home(self, home: Home) -> None:
        """Write the address under the title."""
        words = (
            one_line(home.line) if home.kind in ("address", "location") else self.texts(f"home.{home.kind}")
        )
        if home.kind == "abroad" and home.line:
            words = self.texts("home.abroad_at", address=one_line(home.line))
        self._line.set_text(words)
        self._mark.setVisible(home.investigated)

    def _card(
        self,
        key: str,
        source: str,
        ask: Callable[[], T],
        fill: Callable[[SourceCard, T], QWidget],
        lines: int,
    ) -> SourceCard:
        title = self.texts(f"card.{key}")
        card = DataCard(self.context, title, gap=_GAPS.get(key, UNDER_TITLE))
        self._fill_later(card, source, ask, fill, lines)
        return card

    def _fill_later(
        self,
        card: SourceCard,
        source: str,
        ask: Callable[[], T],
        fill: Callable[[SourceCard, T], QWidget],
        lines: int = 5,
    ) -> None:
        card.body.addWidget(SourceSlot(self.context, source, ask, partial(fill, card), lines), 1)

    def _add(self, card: QWidget) -> None:
        self._grid.addWidget(card)

    def _value(self, card: SourceCard, found: Sourced[tuple[WozObject, ...]] | Absent) -> QWidget:
        self._repair_head()
        if not isinstance(found, Absent):
            for one in found.value[1:]:
                self._another(Sourced((one,), found.source, found.holder, found.retrieved, found.marks))
        return value_card(self.context, card, found)

    def _report(self, card: SourceCard, found: Sourced[tuple[WozObject, ...]] | Absent) -> QWidget:
        return cards.report_card(self.context, card, found)

    def _parcel(self, card: SourceCard, found: Sourced[tuple[Holding, ...]] | Absent) -> QWidget:
        if isinstance(found, Absent):
            return absent(self.texts, "parcel", found)
        home = self._sources.home.known
        here, elsewhere = ownership.split(found.value, home.bag if home else "")
        self._owned = bool(here)
        self._fit_legend()
        if any(holding.mortgages for holding in found.value):
            mortgages = DataCard(self.context, self.texts("card.mortgage"))
            cards.mortgage_card(self.context, mortgages, found)
            self._grid.addWidget(mortgages)
        for holding in elsewhere:
            self._elsewhere(holding, found)
        resident = home is None or home.kind != "abroad"
        return cards.parcel_card(self.context, card, here, found, resident)

    def _sketch(self, card: SourceCard, found: Sourced[VerblijfsobjectAntwoord] | Absent) -> QWidget:
        self._repair_head()
        home = self._sources.home.known
        self._sketched = not isinstance(found, Absent) and found.value.voorportaal.schets is not None
        self._fit_legend()
        return cards.map_card(self.context, card, found, home.line if home else "")

    def _fit_legend(self) -> None:
        """The parcel is only called yours once the Kadaster says so; it may answer after the map."""
        clear(self._map.head_right)
        if self._sketched:
            self._map.head_right.addWidget(cards.legend(self.texts, self._owned))

    def _building(
        self,
        card: SourceCard,
        found: tuple[Sourced[AdresUitgebreid] | Absent, VerblijfsobjectAntwoord | None],
    ) -> QWidget:
        return cards.building_card(self.context, card, *found)

    def _elsewhere(self, holding: Holding, found: Sourced[tuple[Holding, ...]]) -> None:
        """Add what the citizen owns at another address: its value and its parcel."""
        place = one_line(ownership.address_of(holding) or holding.zaak.kadastrale_aanduiding)
        value, parcel = self._card_of("value", place), self._card_of("parcel", place)
        self._fill_later(
            value, "woz", partial(self._sources.value_of, ownership.bag_of(holding)), self._other_value
        )
        parcel.body.addWidget(cards.parcel_card(self.context, parcel, (holding,), found))
        self._section(self.texts("also_yours", place=place), (value, parcel))

    def _another(self, found: Sourced[tuple[WozObject, ...]]) -> None:
        """Add another valued property at the home, such as a garage."""
        place = one_line(model.place_of(found.value[0]))
        value, report = self._card_of("value", place), self._card_of("report", place)
        value.body.addWidget(value_card(self.context, value, found), 1)
        report.body.addWidget(cards.report_card(self.context, report, found), 1)
        self._section(self.texts("also_here", place=place), (value, report))

    def _card_of(self, key: str, place: str) -> SourceCard:
        title = self.texts(f"card.{key}")
        subject = self.texts("of", what=title, place=place)
        return DataCard(self.context, title, subject, 3, _GAPS.get(key, UNDER_TITLE))

    def _section(self, title: str, shown: Sequence[QWidget]) -> None:
        self._more.addSpacing(32)
        self._more.addWidget(Heading(title, "section", level=2, wrap=True))
        self._more.addSpacing(12)
        grid = GridColumns(_COLUMN, _ACROSS, _DOWN, max_columns=2)
        for one in shown:
            grid.addWidget(one)
        self._more.addLayout(grid)

    def _other_value(self, card: SourceCard, found: Sourced[tuple[WozObject, ...]] | Absent) -> QWidget:
        return value_card(self.context, card, found)

    def _repair_head(self) -> None:
        """A card that came after trying again may know the address that the head missed."""
        home = self._sources.home.known
        if home is not None:
            self._show_home(home)


def create(context: Context) -> HomePage:
    """Return the page for one session."""
    return HomePage(context)
