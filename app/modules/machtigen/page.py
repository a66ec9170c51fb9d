"""Draws the machtigingen: the two sides, and the steps to give, ask and activate; what was typed stays between them."""

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kit.context import Context
from app.kit.navigation import Address
from app.kit.page import ContentPage, SourceSlot
from app.modules.machtigen import load
from app.modules.machtigen.cards import MandateCard
from app.modules.machtigen.ending import Ending
from app.modules.machtigen.steps import ActivateSteps, PeriodSteps
from services.http import Sourced
from services.registries.machtigen.records import Machtiging, Machtigingen
from widgets.banner import Banner
from widgets.button import Button
from widgets.layouts import FlowLayout, GridColumns
from widgets.link import Link
from widgets.text import Heading, Text

_COLUMN, _GAP = 460, 20
GIVE, ASK, ACTIVATE = "geven", "vragen", "activeren"
_WAYS = ((GIVE, "primary", "user-plus"), (ASK, "secondary", "mail"), (ACTIVATE, "secondary", "key"))


class MandatesPage(ContentPage):
    """``machtigen`` is the overview; ``machtigen/geven``, ``/vragen`` and ``/activeren`` are the steps."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._steps: dict[str, PeriodSteps | ActivateSteps] = {}
        self._ending = Ending(context, self, self._ended)

    def enter(self, address: Address) -> None:
        """Show what ``address`` asks for; steps begin anew when one comes from elsewhere."""
        if address.part(0) != self.address.part(0):
            self._steps.clear()
        super().enter(address)

    def title(self) -> str:
        """Return the name of this screen."""
        way = self.address.part(0)
        return self.texts(f"way.{way}") if way in (GIVE, ASK, ACTIVATE) else self.texts("title")

    def draw(self) -> None:
        """Lay out the overview, or the step one is at."""
        way = self.address.part(0)
        if way not in (GIVE, ASK, ACTIVATE):
            self._draw_overview()
            return
        self.begin(self.texts(f"way.{way}"), self.texts(f"way_lead.{way}"))
        back = Link(self.texts("to_overview"), icon_before="arrow-left")
        back.clicked.connect(self._to_overview)
        self.body.insertWidget(0, back, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.insertSpacing(1, 8)
        if not self.context.may_write:
            self.body.addWidget(Banner("info", self.texts("read_only")))
        else:
            self.body.addWidget(self._stepping(way))
        self.end()

    def _stepping(self, way: str) -> QWidget:
        kept = self._steps.get(way)
        if way == ACTIVATE:
            steps: PeriodSteps | ActivateSteps = ActivateSteps(self.context, kept)
        else:
            steps = PeriodSteps(self.context, "give" if way == GIVE else "ask", kept)
        steps.left.connect(self._to_overview)
        self._steps[way] = steps
        return steps

    def _draw_overview(self) -> None:
        self.begin(self.texts("title"), self.texts("lead"))
        if self.context.may_write:
            self.body.addLayout(self._ways())
        else:
            self.body.addWidget(Banner("info", self.texts("read_only")))
        self.body.addSpacing(20)
        self._slot = SourceSlot(self.context, load.SOURCE, partial(load.overview, self.context.client), self._drawn)
        self.body.addWidget(self._slot)
        self.end()

    def _ways(self) -> FlowLayout:
        row = FlowLayout(12, 12)
        for way, kind, icon in _WAYS:
            button = Button(self.texts(f"way.{way}"), kind=kind, icon=icon)
            button.clicked.connect(partial(self.context.go, f"machtigen/{way}"))
            row.addWidget(button)
        return row

    def _drawn(self, found: Sourced[Machtigingen]) -> QWidget:
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._draw_side(column, "given", found.value.gegeven, given=True)
        self._draw_side(column, "held", found.value.ontvangen, given=False)
        line = self.context.source_line(load.SOURCE, found.holder, found.retrieved)
        column.addWidget(Text(line, "meta", "ink2", wrap=True))
        return shown

    def _draw_side(self, column: QVBoxLayout, key: str, found: tuple[Machtiging, ...], *, given: bool) -> None:
        side = load.side(found)
        column.addWidget(Heading(self.texts(key), "section", level=2))
        column.addSpacing(12)
        if not side.running:
            column.addWidget(Text(self.texts(f"{key}_none"), "body", "ink2", wrap=True))
        column.addLayout(self._grid(side.running, given))
        if side.over:
            column.addSpacing(16)
            column.addWidget(Heading(self.texts(f"{key}_over"), "row_strong", level=3, color="ink2"))
            column.addSpacing(8)
            column.addLayout(self._grid(side.over, given))
        column.addSpacing(28)

    def _grid(self, found: tuple[Machtiging, ...], given: bool) -> GridColumns:
        grid = GridColumns(_COLUMN, _GAP, max_columns=2)
        for one in found:
            card = MandateCard(self.context, one, given)
            card.asked.connect(partial(self._ending.ask, one))
            grid.addWidget(card)
        return grid

    def _ended(self) -> None:
        self._slot.reload()
        self.context.office.refresh_counts()

    @Slot()
    def _to_overview(self) -> None:
        self._steps.clear()
        self.context.go("machtigen")


def create(context: Context) -> MandatesPage:
    """Return the page for one session."""
    return MandatesPage(context)


