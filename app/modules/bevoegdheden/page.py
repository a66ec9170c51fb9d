"""Draws who may act for the company, what ends soon, and for its manager the form to grant and the way to withdraw."""

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kit.confirming import ForAnother, question_for
from app.kit.context import Context
from app.kit.loadable import Failed, Outcome
from app.kit.page import ContentPage, SourceSlot, clear, failure_text
from app.modules.bevoegdheden import act, load
from app.modules.bevoegdheden.act import Filled
from app.modules.bevoegdheden.cards import AuthorityCard
from app.modules.bevoegdheden.form import GrantForm
from app.modules.bevoegdheden.load import Desk
from services.errors import BadReply
from services.http import Sourced
from services.identity.eherkenning.granting import last_day
from services.registries.eherkenning.records import Bevoegdheid
from widgets.banner import Banner
from widgets.button import Button
from widgets.card import Card
from widgets.dialog import Dialog
from widgets.layouts import GridColumns
from widgets.text import Text

SOURCE = "eherkenning"
_COLUMN, _GAP = 480, 20
_FIELDS = {"medewerker": "colleague", "niveau": "level", "van": "begins", "tot": "ends", "vestigingen": "branch"}


class AuthoritiesPage(ContentPage):
    """A heading, warnings, the form for a manager, and a card per authority."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._found: Sourced[Desk] | None = None
        self._form: GrantForm | None = None
        self._another = ForAnother(context, self)

    def draw(self) -> None:
        """Lay out the page."""
        company = self.context.session.subject.name
        self.begin(self.texts("title"), self.texts("lead", company=company))
        work = partial(load.desk, self.context.session, self.context.client)
        self._slot = SourceSlot(self.context, SOURCE, work, self._drawn)
        self.body.addWidget(self._slot)
        self.end()

    def _drawn(self, found: Sourced[Desk]) -> QWidget:
        self._found = found
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        for one in found.value.warnings:
            words = self.texts("soon", name=one.naam, day=self.texts.date(one.tot))
            column.addWidget(Banner("warn", words, icon="clock"))
        self._place = QVBoxLayout()
        column.addLayout(self._place)
        self._show_way_in()
        grid = GridColumns(_COLUMN, _GAP, max_columns=2)
        for one in found.value.found:
            grid.addWidget(self._card(one, found))
        column.addLayout(grid)
        if not found.value.found:
            column.addWidget(Text(self.texts("nobody"), "body", wrap=True))
        return shown

    def _card(self, one: Bevoegdheid, found: Sourced[Desk]) -> AuthorityCard:
        line = self.context.source_line(SOURCE, found.holder, found.retrieved)
        card = AuthorityCard(self.context, one, line, dict(found.value.branches))
        if found.value.manages and self.context.may_write and one.stand in load.ACTIVE:
            card.allow_withdrawal()
            card.withdrawal_asked.connect(partial(self._ask_withdrawal, one))
        return card

    def _show_way_in(self) -> None:
        clear(self._place)
        self._form = None
        desk = self._found.value if self._found is not None else None
        if desk is None or not desk.manages:
            return
        why_not = self.context.why_not("read_only")
        if why_not:
            self._place.addWidget(Text(why_not, "body", "ink2", wrap=True))
            return
        button = Button(self.texts("grant"), icon="plus")
        button.clicked.connect(self._open_form)
        self._place.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    @Slot()
    def _open_form(self) -> None:
        if self._found is None:
            return
        clear(self._place)
        today = self.context.clock.today()
        begins, ends = f"{today:%d-%m-%Y}", f"{last_day(today):%d-%m-%Y}"
        desk, only = self._found.value, self.context.session.subject.vestiging
        self._form = GrantForm(self.texts, desk.colleagues, begins, ends, desk.branches, only)
        self._form.sent.connect(self._grant)
        self._form.cancelled.connect(self._close_form)
        card = Card(self.texts("grant"))
        card.body.addWidget(self._form)
        self._place.addWidget(card)
        self._form.colleague.focus_control()

    @Slot()
    def _close_form(self) -> None:
        self._show_way_in()

    @Slot(object)
    def _grant(self, filled: Filled) -> None:
        self._another.sure(self.texts("form.send"), partial(self._grant_now, filled), undoable=True)

    def _grant_now(self, filled: Filled) -> None:
        work = partial(act.grant, self.context.session, self.context.client, filled)
        self.context.run(self, work, self._granted, SOURCE)

    def _granted(self, outcome: Outcome[Bevoegdheid]) -> None:
        if isinstance(outcome, Failed):
            self._tell_refusal(outcome)
            return
        one = outcome.value
        self.context.office.notify(self.texts("granted", name=one.naam, day=self.texts.date(one.tot)))
        self._slot.reload()

    def _tell_refusal(self, outcome: Failed) -> None:
        told = outcome.error.problem.get("invalidParams") if isinstance(outcome.error, BadReply) else None
        if self._form is None or not isinstance(told, list) or not told:
            self.context.office.notify(failure_text(self.context, outcome, SOURCE), "err")
            return
        found = {}
        for one in told:
            field = _FIELDS.get(str(one.get("name")), "")
            words = self.texts.maybe(f"fault.{one.get('code')}")
            found[field] = words or self.texts("fault.other")
        self._form.show_faults(found)

    def _ask_withdrawal(self, one: Bevoegdheid) -> None:
        title = self.texts("withdraw_title", name=one.naam)
        text, yes = question_for(self.context, self.texts("withdraw_text"), self.texts("withdraw"))
        buttons = [("yes", yes, "primary"), ("no", self.texts("keep"), "neutral")]
        self._dialog = Dialog(title, text, buttons, self)
        self._dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._dialog.answered.connect(partial(self._answered, one))
        self._dialog.open()

    def _answered(self, one: Bevoegdheid, answer: str) -> None:
        if answer == "yes":
            work = partial(act.withdraw, self.context.client, one.id)
            self.context.run(self, work, partial(self._withdrawn, one), SOURCE)

    def _withdrawn(self, one: Bevoegdheid, outcome: Outcome[None]) -> None:
        if isinstance(outcome, Failed):
            self.context.office.notify(failure_text(self.context, outcome, SOURCE), "err")
            return
        self.context.office.notify(self.texts("withdrawn", name=one.naam))
        self._slot.reload()


def create(context: Context) -> AuthoritiesPage:
    """Return the page for one session."""
    return AuthoritiesPage(context)
