"""The foot of the tester's panel: which scenario and which date, each with a way to change it."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.kit.texts import Texts
from services.clock import Clock
from services.scenarios import Scenario
from widgets.button import Button
from widgets.choice import RadioGroup
from widgets.form_field import FormField
from widgets.link import Link
from widgets.popover import Popover
from widgets.text import Text
from widgets.theme import theme

_POPOVER_WIDTH = 360


class SceneFoot(QWidget):
    """85 px at 100 %. ``date_chosen`` gives YYYY-MM-DD; ``in_2014`` is named at every step."""

    scenario_chosen = Signal(str)
    date_chosen = Signal(str)

    def __init__(
        self, texts: Texts, clock: Clock, scenarios: Sequence[Scenario], scenario: Scenario, *, in_2014: bool = False
    ) -> None:
        super().__init__()
        self._texts, self._scenarios, self._scenario = texts, scenarios, scenario
        self._today = clock.today()
        grid = QGridLayout(self)
        grid.setContentsMargins(23, 12, 24, 12)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, 90)
        self._scenario_link = self._row(grid, 0, texts("tester.scenario"), scenario.named(texts.language))
        self._scenario_link.clicked.connect(self._change_scenario)
        day = texts.long_date(self._today)
        shown = texts("tester.played_2014", date=day) if in_2014 else day
        self._date_link = self._row(grid, 1, texts("tester.date"), shown)
        self._date_link.clicked.connect(self._change_date)
        theme().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A surface with a line above."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("surface"))
        painter.fillRect(0, 0, self.width(), 1, theme().color("line"))

    def _row(self, grid: QGridLayout, number: int, label: str, value: str) -> Link:
        grid.addWidget(Text(label, "meta", "ink2"), number, 0)
        grid.addWidget(Text(value, "meta", wrap=True), number, 1)
        link = Link(self._texts("tester.change"), style="meta_strong")
        link.setMinimumHeight(theme().px(30))
        link.set_context(label)
        grid.addWidget(link, number, 2)
        return link

    @Slot()
    def _change_scenario(self) -> None:
        options = [(one.id, one.named(self._texts.language)) for one in self._scenarios]
        group = RadioGroup(self._texts("tester.change_scenario"), options)
        group.set_key(self._scenario.id)
        group.chosen.connect(self.scenario_chosen)
        self._open(self._scenario_link, self._texts("tester.change_scenario"), group)

    @Slot()
    def _change_date(self) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self._field = FormField(self._texts("tester.date_label"), help=self._texts("tester.date_help"))
        self._field.set_text(f"{self._today:%d-%m-%Y}")
        self._field.returned.connect(self._set_date)
        button = Button(self._texts("tester.date_set"))
        button.clicked.connect(self._set_date)
        column.addWidget(self._field)
        column.addWidget(button)
        self._open(self._date_link, self._texts("tester.change_date"), holder)

    @Slot()
    def _set_date(self) -> None:
        day = read_date(self._field.text)
        if day:
            self.date_chosen.emit(day)
        else:
            self._field.set_error(self._texts("tester.date_wrong"))

    def _open(self, anchor: QWidget, title: str, content: QWidget) -> None:
        popover = Popover(anchor, title, _POPOVER_WIDTH)
        popover.closed.connect(popover.deleteLater)
        popover.body.setContentsMargins(20, 16, 20, 16)
        popover.body.addWidget(content)
        popover.open_under()


def read_date(text: str) -> str:
    """Return YYYY-MM-DD for a date written as day-month-year; empty when it is no date."""
    for form in ("%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(text.strip(), form).date().isoformat()  # noqa: DTZ007 - only the day is kept
        except ValueError:
            continue
    return ""
