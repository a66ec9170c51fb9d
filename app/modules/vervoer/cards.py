"""The cards of this screen: a vehicle with its facts and inspections, the licence, and what was sold before."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kit.context import Context
from app.kit.data_page import DataCard, facts_list, part
from app.kit.doubting import About
from app.kit.page import SourceSlot
from app.modules.vervoer import load, model, vehicle
from app.modules.vervoer.load import Details, Visit
from app.modules.vervoer.plate import Plate
from services.http import Sourced
from services.registries.rdw.records import Bezit, Keuring, Rijbewijs
from widgets.layouts import GridColumns
from widgets.plain import one_line
from widgets.record_table import SimpleTable
from widgets.text import Text

_PART, _HALF, _PART_GAP = 290, 440, 32


class TravelCard(DataCard):
    """A card whose title stands on one line with a plate; ``subject`` tells its link from that of its twins."""

    def __init__(self, context: Context, title: str, subject: str = "") -> None:
        super().__init__(context, title, subject, gap=8)
        self.body.setContentsMargins(20, 12, 20, 16)


class VehicleCard(TravelCard):
    """A vehicle in the citizen's name: how it is held is there at once, the rest comes from the open data."""

    def __init__(
        self, context: Context, visit: Visit, held: Bezit, found: Sourced[tuple[Bezit, ...]]
    ) -> None:
        texts = context.texts
        super().__init__(
            context, model.name_of(held), texts("of", what=one_line(model.name_of(held)), plate=held.plaat)
        )
        self.head_right.addWidget(
            Plate(one_line(held.plaat, 12), texts("plate", plate=one_line(held.plaat, 12)))
        )
        self._grid = GridColumns(_PART, _PART_GAP, 16, max_columns=3)
        own = facts_list(vehicle.own_facts(texts, held, context.clock.today()))
        self._first = QVBoxLayout()
        self._first.addWidget(part(texts("part.own"), own))
        self._grid.addWidget(_column(self._first))
        ask = partial(visit.details, held.kenteken)
        self._grid.addWidget(SourceSlot(context, load.SOURCE, ask, self._details, 6))
        self.body.addLayout(self._grid)
        self.body.addSpacing(16)
        asked = partial(visit.inspections, held.kenteken)
        self.body.addWidget(SourceSlot(context, load.SOURCE, asked, self._inspections, 3))
        line = context.source_line(load.SOURCE, found.holder, found.retrieved)
        self.set_source(line, texts("wrong.vehicle"), model.about(texts, held, found.holder), found.marks)

    def _details(self, found: Details) -> QWidget:
        texts = self._context.texts
        if found.vehicle is None:
            return part(texts("part.features"), Text(texts("no_details"), "body", "ink2", wrap=True))
        use = vehicle.use_and_price(texts, found)
        if use:
            self._first.insertWidget(1, part(texts("part.use"), facts_list(use)))
        technique = vehicle.technique(texts, found)
        if technique:
            self._grid.addWidget(part(texts("part.technique"), facts_list(technique)))
        return part(texts("part.features"), facts_list(vehicle.features(texts, found)))

    def _inspections(self, found: tuple[Keuring, ...]) -> QWidget:
        texts = self._context.texts
        if not found:
            return part(texts("part.inspections"), Text(texts("no_inspections"), "body", "ink2", wrap=True))
        headers = [texts(f"inspection.{key}") for key in ("day", "kind", "until", "defects")]
        rows = model.inspection_rows(texts, found)
        table = SimpleTable(headers, rows, small=True, name=texts("part.inspections"))
        return part(texts("part.inspections"), table)


def licence_card(context: Context, found: Sourced[tuple[Rijbewijs, ...]]) -> QWidget:
    """Return the card of the driving licence, or the sentence that there is none."""
    texts = context.texts
    card = TravelCard(context, texts("card.licence"))
    if not found.value:
        card.body.addWidget(Text(texts("no_licence"), "body", "ink2", wrap=True))
    for one in found.value:
        grid = GridColumns(_HALF, _PART_GAP, 16, max_columns=2)
        grid.addWidget(part("", facts_list(model.licence_facts(texts, one, context.clock.today()))))
        headers = [texts(f"categories.{key}") for key in ("code", "drive", "since", "until", "conditions")]
        rows = model.category_rows(texts, one.categorieen)
        if rows:
            shown = headers[: len(rows[0])]
            grid.addWidget(part("", SimpleTable(shown, rows, small=True, name=texts("categories.name"))))
        card.body.addLayout(grid)
    card.body.addStretch(1)
    about = About(load.SOURCE, (("rijbewijs", ""),), "rijbewijs", found.holder) if found.value else None
    line = context.source_line(load.SOURCE, found.holder, found.retrieved)
    card.set_source(line, texts("wrong.licence"), about, found.marks)
    return card


def former_card(context: Context, former: Sequence[Bezit], found: Sourced[tuple[Bezit, ...]]) -> QWidget:
    """Return the card of the vehicles that left the citizen's name."""
    texts = context.texts
    card = TravelCard(context, texts("card.former"))
    headers = [texts(f"former.{key}") for key in ("plate", "name", "kind", "since", "until")]
    table = SimpleTable(headers, model.former_rows(texts, former), small=True, name=texts("card.former"))
    card.body.addWidget(table)
    about = About(load.SOURCE, (("tenaamgesteldSinds", ""),), former[0].kenteken, found.holder)
    line = context.source_line(load.SOURCE, found.holder, found.retrieved)
    card.set_source(line, texts("wrong.former"), about, found.marks)
    return card


def none_card(context: Context, found: Sourced[tuple[Bezit, ...]]) -> QWidget:
    """Return the card that says that there are no vehicles now."""
    texts = context.texts
    card = TravelCard(context, texts("card.vehicles"))
    card.body.addWidget(Text(texts("no_vehicles"), "body", "ink2", wrap=True))
    card.set_source(context.source_line(load.SOURCE, found.holder, found.retrieved), texts("wrong.vehicle"))
    return card


def _column(layout: QVBoxLayout) -> QWidget:
    holder = QWidget()
    holder.setLayout(layout)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(16)
    layout.addStretch(1)
    return holder
