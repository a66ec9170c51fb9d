"""Draws the list of reports, the form, one report, or (for testers) the desk of its holder."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.kit.context import Context
from app.kit.doubting import About
from app.kit.loadable import Failed, Outcome
from app.kit.page import ContentPage, SourceSlot, failure_text
from app.modules.meldingen import act, load
from app.modules.meldingen.desk import HolderDesk
from app.modules.meldingen.detail import ReportView
from app.modules.meldingen.form import ReportForm, sent_card
from app.modules.meldingen.listing import reports_card
from services.http import Sourced
from services.registries.digimelding.records import Melding
from widgets.banner import Banner
from widgets.link import Link
from widgets.text import Text

NEW, DESK = "nieuw", "bronhouder"
_WORKDAYS = 5
T = TypeVar("T")


class ReportsPage(ContentPage):
    """One address per part: ``meldingen``, ``meldingen/nieuw/…``, ``meldingen/<id>``, ``meldingen/bronhouder/<id>``."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._form: ReportForm | None = None

    def title(self) -> str:
        """Name the part in the window title."""
        first = self.address.part(0)
        if first == NEW:
            return self.texts("new.title")
        if first == DESK:
            return self.texts("desk.title")
        return self.texts("one.title" if first else "title")

    def draw(self) -> None:
        """Show what the address asks for."""
        first = self.address.part(0)
        lead = {"": self.texts("lead"), NEW: self.texts("new.lead")}.get(first, "")
        if first and first != NEW:
            self._begin_with_way_back()
        else:
            self.begin(self.title(), lead)
        if first == NEW:
            self._new()
        elif first == DESK:
            self._slot(self.address.part(1), load.desk, self._desk)
        elif first:
            self._slot(first, load.report, self._one)
        else:
            work = partial(load.reports, self.context.client, self.texts.language)
            self.body.addWidget(SourceSlot(self.context, load.SOURCE, work, self._list))
        self.end()

    def _begin_with_way_back(self) -> None:
        self.begin(self.title())
        link = Link(self.texts("back"), icon_before="arrow-left")
        link.clicked.connect(partial(self.context.go, "meldingen"))
        self.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addSpacing(12)

    def _slot(self, key: str, ask: Callable[..., Sourced[T]], draw: Callable[[Sourced[T]], QWidget]) -> None:
        work = partial(ask, self.context.client, key, self.texts.language)
        self.body.addWidget(SourceSlot(self.context, load.SOURCE, work, draw, 6))

    def _list(self, found: Sourced[tuple[Melding, ...]]) -> QWidget:
        return reports_card(self.context, found)

    def _new(self) -> None:
        why_not = self.context.why_not("needs_midden")
        if why_not:
            self.body.addWidget(Banner("info", why_not))
            return
        about = About.read(self.address.part(1), self.address.part(2))
        data = load.data(about.registry, about.data, self.texts.language)
        if not data:
            self.body.addWidget(Text(self.texts("new.nothing"), "body", wrap=True))
            return
        self._form = ReportForm(self.context, about, data)
        self._form.sent.connect(self._sent)
        self._form.cancelled.connect(self._cancelled)
        row = QHBoxLayout()   # asks the form for its height at the form's own width, not at that of the page
        row.addWidget(self._form, 1)
        row.addStretch(0)
        self.body.addLayout(row)

    def _one(self, found: Sourced[Melding]) -> QWidget:
        view = ReportView(self.context, found, take_up(found.value))
        view.withdrawn.connect(self._withdraw)
        return view

    def _desk(self, found: Sourced[load.Desk]) -> QWidget:
        self._handled = found.value.report
        desk = HolderDesk(self.context, found)
        desk.done.connect(self._play)
        return desk

    @Slot(object)
    def _sent(self, report: Melding) -> None:
        """Say that it was received, and what happens next."""
        self.begin(self.texts("sent.title"))
        self.body.addWidget(sent_card(self.context, report, self.texts.date(take_up(report))))
        self.body.addSpacing(16)
        for key, address in (("sent.see", f"meldingen/{report.id}"), ("sent.all", "meldingen")):
            link = Link(self.texts(key), icon_before="arrow-right")
            link.clicked.connect(partial(self.context.go, address))
            self.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
            if key == "sent.see":
                link.setFocus(Qt.FocusReason.OtherFocusReason)
        self.end()

    @Slot()
    def _cancelled(self) -> None:
        self.context.office.navigator.back()

    @Slot(str)
    def _withdraw(self, key: str) -> None:
        work = partial(act.withdraw, self.context.client, key)
        self.context.run(self, work, partial(self._done, "withdraw.done"), load.SOURCE)

    @Slot(str, str)
    def _play(self, what: act.Act, why: str) -> None:
        work = partial(act.play, self.context.client, self._handled, what, why)
        self.context.run(self, work, partial(self._done, f"desk.done_{what}"), load.SOURCE)

    def _done(self, key: str, outcome: Outcome[Melding]) -> None:
        if isinstance(outcome, Failed):
            self.context.office.notify(failure_text(self.context, outcome, load.SOURCE), "err")
            return
        self.draw()
        self.context.office.notify(self.texts(key))


def take_up(report: Melding) -> date:
    """Return the day before which the holder takes a report up: five working days after it was made."""
    day, left = report.wortel.tijdstip.date(), _WORKDAYS
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < 5
    return day


def create(context: Context) -> ReportsPage:
    """Return the page for one session."""
    return ReportsPage(context)
