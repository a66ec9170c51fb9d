"""Draws the account in cards: ways to log in, apps, documents, contact, and the end of it."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kit.context import Context
from app.modules.account.documents import DocumentsCard
from app.modules.account.services import ServicesCard
from services.clock import AMSTERDAM
from services.identity.account import App
from services.identity.app_login import usable_for_check
from services.identity.history import Line
from services.identity.my_account import Mine
from widgets.badge import Badge
from widgets.banner import Banner
from widgets.button import Button
from widgets.card import Card
from widgets.choice import CheckBox, RadioGroup
from widgets.description_list import DescriptionList, beside
from widgets.layouts import FlowLayout, GridColumns, separator
from widgets.text import Heading, Text

_SWITCHES = ("two_steps", "sms", "spoken")
_GAP = 24


class AccountCards(QWidget):
    """``went`` gives the course of a form, ``switched`` a switch, ``turned_off`` an app, ``spoke`` a language.

    ``raised`` asks to log in surer, so that something can be changed; ``puk_asked`` a letter for a blocked document;
    ``visited`` is another service that asks for the login.
    """

    went = Signal(str)
    switched = Signal(str, bool)
    turned_off = Signal(str, str)
    spoke = Signal(str)
    raised = Signal()
    puk_asked = Signal(str)
    visited = Signal(str)

    def __init__(self, context: Context, mine: Mine) -> None:
        super().__init__()
        self._context, self._texts, self._mine = context, context.texts, mine
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        if not mine.may_write:
            notice = Banner("info", self._texts("only_read"), link_text=self._texts("log_in_higher"))
            notice.link_clicked.connect(self.raised)
            column.addWidget(notice)
        grid = GridColumns(400, _GAP, max_columns=2)
        for card in (self._ways(), self._contact(), self._apps(), self._documents()):
            grid.addWidget(card)
        column.addLayout(grid)
        column.addWidget(self._services())
        column.addWidget(self._end())

    def _ways(self) -> Card:
        card, account = Card(self._texts("ways")), self._mine.account
        active = beside(account.username, Badge("ok", self._texts("status.active")))
        card.body.addWidget(DescriptionList([(self._texts("username"), active)]))
        card.body.addSpacing(8)
        self._button(card, "change_password", "wachtwoord")
        card.body.addSpacing(12)
        for what in _SWITCHES:
            box = CheckBox(self._texts(f"switch.{what}"))
            box.setChecked(bool(getattr(account, what)))
            box.setEnabled(self._mine.may_write and (what != "spoken" or account.sms))
            box.setAccessibleDescription(self._texts(f"switch.{what}_help"))
            box.toggled.connect(partial(self.switched.emit, what))
            card.body.addWidget(box)
            card.body.addWidget(Text(self._texts(f"switch.{what}_help"), "meta", "ink2", wrap=True))
            if what == "sms" and account.sms_waiting:
                card.body.addWidget(Badge("warn", self._texts("status.pending")), 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addStretch(1)
        return card

    def _contact(self) -> Card:
        card, account, texts = Card(self._texts("contact")), self._mine.account, self._texts
        checked = Badge(*(("ok", texts("checked")) if account.email_checked else ("warn", texts("not_checked"))))
        email = beside(account.email, checked) if account.email else texts("none")
        rows = [(texts("email"), email), (texts("phone"), self._mine.phone or texts("none"))]
        card.body.addWidget(DescriptionList(rows))
        card.body.addSpacing(8)
        if self._mine.pending and self._mine.may_write:
            card.body.addWidget(Text(texts(f"waiting_{self._mine.pending}"), "body", wrap=True))
            card.body.addSpacing(8)
            self._button(card, "fill_in_code", "code")
            card.body.addSpacing(8)
        self._button(card, "change_email", "email")
        card.body.addSpacing(8)
        self._button(card, "change_phone", "telefoon")
        card.body.addSpacing(16)
        languages = RadioGroup(texts("language"), [(one, texts(f"language_{one}")) for one in ("nl", "en")])
        languages.set_key(account.language)
        languages.setEnabled(self._mine.may_write)
        languages.chosen.connect(self.spoke)
        card.body.addWidget(languages)
        card.body.addStretch(1)
        return card

    def _apps(self) -> Card:
        card = Card(self._texts("apps"))
        for number, app in enumerate(self._mine.account.apps):
            if number:
                card.body.addSpacing(12)
                card.body.addWidget(separator())
                card.body.addSpacing(12)
            self._app(card, app)
        if not self._mine.account.apps:
            card.body.addWidget(Text(self._texts("no_apps"), "body", "ink2", wrap=True))
        card.body.addSpacing(16)
        self._button(card, "activate_app", "app")
        card.body.addStretch(1)
        return card

    def _app(self, card: Card, app: App) -> None:
        texts = self._texts
        check = texts("no_id_check")
        if app.id_check:
            check = texts("id_check_done", document=texts(f"document.{app.id_check}"))
        kind = "ok" if app.status == "active" else "neutral"
        card.body.addWidget(Heading(texts.official(app.device), "option", level=3, wrap=True))
        card.body.addSpacing(4)
        rows: list[tuple[str, str | QWidget]] = [
            (texts("status_word"), Badge(kind, texts(f"status.{app.status}"))),
            (texts("app_code"), app.id),
            (texts("activated"), self._moment(app.activated)),
            (texts("last_used"), self._moment(app.last_used)),
            (texts("id_check"), check),
        ]
        card.body.addWidget(DescriptionList(rows))
        if app.status == "pending":
            card.body.addSpacing(8)
            self._button(card, "app_code_do", "app-code")
        if app.status == "active" and self._mine.may_write:
            card.body.addSpacing(8)
            card.body.addLayout(self._acts_of(app))

    def _acts_of(self, app: App) -> FlowLayout:
        row, texts = FlowLayout(12, 8), self._texts
        if not app.id_check and usable_for_check(self._mine.account):
            check = Button(texts("id_check_do"), kind="secondary", small=True)
            check.setAccessibleName(f"{texts('id_check_do')} {app.device} {app.id}")
            check.clicked.connect(partial(self.went.emit, f"id-check/{app.id}"))
            row.addWidget(check)
        off = Button(texts("turn_off"), kind="neutral", small=True)
        off.setAccessibleName(f"{texts('turn_off')} {app.device} {app.id}")
        off.clicked.connect(partial(self.turned_off.emit, app.id, app.device))
        row.addWidget(off)
        return row

    def _documents(self) -> Card:
        card = DocumentsCard(self._texts, self._mine)
        card.went.connect(self.went)
        card.puk_asked.connect(self.puk_asked)
        return card

    def _services(self) -> Card:
        card = ServicesCard(self._texts, self._mine)
        card.asked.connect(self.visited)
        return card

    def _end(self) -> Card:
        card = Card(self._texts("history"))
        card.body.addWidget(Text(self._texts("history_lead"), "body", "ink2", wrap=True))
        before = self._mine.before
        if before is not None:
            card.body.addSpacing(4)
            card.body.addWidget(Text(self._last_time(before), "body", wrap=True))
        row = FlowLayout(16, 12)
        see = Button(self._texts("history_see"), kind="secondary")
        see.clicked.connect(partial(self.went.emit, "geschiedenis"))
        row.addWidget(see)
        if self._mine.may_write:
            cancel = Button(self._texts("cancel_account"), kind="neutral")
            cancel.clicked.connect(partial(self.went.emit, "opheffen"))
            row.addWidget(cancel)
        card.body.addSpacing(12)
        card.body.addLayout(row)
        return card

    def _last_time(self, line: Line) -> str:
        texts, local = self._texts, line.at.astimezone(AMSTERDAM)
        service, means = line.service or texts("office"), texts(f"means.{line.means}")
        day = texts.long_date(local.date())
        return texts("last_time", date=day, time=texts.time(local), service=service, means=means)

    def _button(self, card: Card, key: str, course: str) -> None:
        if not self._mine.may_write:
            return
        button = Button(self._texts(key), kind="secondary", small=True)
        button.clicked.connect(partial(self.went.emit, course))
        card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _moment(self, moment: datetime | None) -> str:
        if moment is None:
            return self._texts("never")
        return f"{self._texts.date(moment.date())} {self._texts.time(moment)}"
