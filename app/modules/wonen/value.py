"""The card of the WOZ value: the amount, what changed, and all years as a chart or as a table."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.kit.context import Context
from app.kit.data_page import UNDER_TITLE
from app.kit.facts import DOUBT_ICON
from app.kit.source_card import SourceCard
from app.modules.wonen import doubts, model
from app.modules.wonen.load import Absent
from app.modules.wonen.parts import FLUSH, absent
from services.http import Sourced
from services.registries.woz.records import WozObject
from widgets.badge import Badge
from widgets.chart import BarChart
from widgets.chip import ChipGroup
from widgets.plain import one_line
from widgets.record_table import SimpleTable
from widgets.text import Text

CHART, TABLE = "chart", "table"


class ValueView(QWidget):
    """The amount with its date, what changed, and all years as a chart or as a table."""

    def __init__(self, context: Context, found: WozObject) -> None:
        super().__init__()
        self._texts = context.texts
        texts = self._texts
        column = QVBoxLayout(self)
        column.setContentsMargins(*FLUSH)
        column.setSpacing(0)
        column.addLayout(self._amount(found))
        said = [
            model.difference(texts, found, context.clock.today()),
            model.role(texts, found, context.session.subject.id),
        ]
        for words in filter(None, said):
            column.addWidget(Text(one_line(words), "body", "ink2", wrap=True))
        status = model.contested(texts, found)
        if status:
            column.addSpacing(8)
            column.addWidget(Badge("info", status, DOUBT_ICON), 0, Qt.AlignmentFlag.AlignLeft)
        self.chart, self.table = self._chart(found), self._value_table(found)
        column.addSpacing(14)
        column.addWidget(self.chart)
        column.addWidget(self.table)
        column.addWidget(Text(texts("value.caption"), "meta", "ink2", wrap=True))
        column.addStretch(1)
        self.show_as(CHART)

    @Slot(str)
    def show_as(self, key: str) -> None:
        """Show the years as ``chart`` or ``table``."""
        self.chart.setVisible(key == CHART)
        self.table.setVisible(key == TABLE)

    def _amount(self, found: WozObject) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        newest = found.actueel
        amount = self._texts.money(newest.vastgestelde_waarde) if newest else self._texts("value.none")
        row.addWidget(Text(amount, "amount"))
        if newest:
            day = Text(
                self._texts("value.on", date=self._texts.date(newest.waardepeildatum)),
                "body",
                "ink2",
                wrap=True,
            )
            day.setAlignment(Qt.AlignmentFlag.AlignBottom)
            holder = QVBoxLayout()
            holder.setContentsMargins(0, 0, 0, 3)
            holder.addWidget(day)
            row.addLayout(holder, 1)
        return row

    def _chart(self, found: WozObject) -> BarChart:
        values = found.reeks[-model.CHART_BARS :]
        bars = [
            (
                str(one.waardepeildatum.year),
                float(one.vastgestelde_waarde),
                self._texts.number(one.vastgestelde_waarde),
            )
            for one in values
        ]
        return BarChart(bars, self._texts("value.chart_name", place=one_line(model.place_of(found))))

    def _value_table(self, found: WozObject) -> SimpleTable:
        texts = self._texts
        rows = [
            (texts.date(one.waardepeildatum), texts.money(one.vastgestelde_waarde))
            for one in reversed(found.reeks)
        ]
        name = texts("value.chart_name", place=one_line(model.place_of(found)))
        return SimpleTable(
            (texts("value.day"), texts("card.value")), rows, align_right=(1,), small=True, name=name
        )


def value_card(context: Context, card: SourceCard, found: Sourced[tuple[WozObject, ...]] | Absent) -> QWidget:
    """Return the content of a WOZ card for the first property found, and give the card its chips and source."""
    texts = context.texts
    if isinstance(found, Absent):
        return absent(texts, "value", found, UNDER_TITLE)
    one = found.value[0]
    view = ValueView(context, one)
    if len(one.waarden) > 1:
        items = [(CHART, texts("value.as_chart"), "chart-bar"), (TABLE, texts("value.as_table"), "table")]
        chips = ChipGroup(items, name=texts("value.view"))
        chips.set_chosen(CHART)
        chips.chosen.connect(view.show_as)
        card.head_right.addWidget(chips)
    town = one_line(model.town(texts, one))
    line, wrong = context.source_line("woz", town, found.retrieved), texts("wrong.value", holder=town)
    card.set_source(line, wrong, doubts.value(texts, one), found.marks)
    return view
