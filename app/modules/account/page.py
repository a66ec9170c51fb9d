"""My account: the cards, and at an address of its own every form and the usage history."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.kit.context import Context
from app.kit.loadable import Failed, Loaded, Outcome
from app.kit.page import ContentPage, SourceSlot, failure_text
from app.modules.account import act, load
from app.modules.account.cards import AccountCards
from app.modules.account.forms import AccountForm
from app.modules.account.history import HistoryView
from services.identity.history import Line
from services.identity.my_account import SOURCE, Mine
from widgets.dialog import Dialog

HISTORY = "geschiedenis"


class AccountPage(ContentPage):
    """``account`` shows the cards, ``account/<course>`` a form, ``account/geschiedenis`` the history."""

    def title(self) -> str:
        """Return the name of the form or of the whole."""
        course = self.address.part(0)
        words = self.texts.maybe(f"form.{course}_title") if course else None
        return words or (self.texts("history") if course == HISTORY else self.texts("title"))

    def draw(self) -> None:
        """Show what the address asks for."""
        course = self.address.part(0)
        self._form: AccountForm | None = None
        if course == HISTORY:
            self.begin(self.texts("history"), self.texts("history_lead"))
            self.body.addWidget(SourceSlot(self.context, SOURCE, self._history, self._draw_history, lines=8))
        elif course in act.FIELDS:
            self.begin(self.title(), self.texts(f"form.{course}_lead"))
            slot = SourceSlot(self.context, SOURCE, self._mine, self._draw_form)
            slot.settled.connect(self._begin_form)
            self.body.addWidget(slot)
        else:
            self.begin(self.texts("title"), self.texts("lead"))
            self.body.addWidget(SourceSlot(self.context, SOURCE, self._mine, self._draw_cards, lines=8))
        self.end()

    # --- loading and drawing

    def _mine(self) -> Mine:
        return load.mine(self.context.client)

    def _history(self) -> list[Line]:
        return load.history(self.context.client)

    def _draw_cards(self, mine: Mine) -> QWidget:
        cards = AccountCards(self.context, mine)
        cards.went.connect(self._go)
        cards.switched.connect(self._switch)
        cards.turned_off.connect(self._ask_turn_off)
        cards.spoke.connect(self._speak)
        cards.raised.connect(self._log_in_higher)
        cards.puk_asked.connect(self._ask_puk)
        cards.visited.connect(self._visit)
        return cards

    def _draw_history(self, lines: list[Line]) -> QWidget:
        view = HistoryView(self.context, lines)
        view.back.connect(self._home)
        return view

    def _draw_form(self, mine: Mine) -> QWidget:
        course = self.address.part(0)
        self._form = AccountForm(self.texts, course, load.given(mine, course, self.address.part(1)))
        self._form.sent.connect(self._send)
        self._form.back.connect(self._home)
        self._form.again.connect(self._ask_letter)
        return self._form

    @Slot()
    def _begin_form(self) -> None:
        if self._form is not None:
            self._form.begin()

    # --- what is done

    @Slot(str)
    def _go(self, course: str) -> None:
        self.context.go(f"account/{course}")

    @Slot()
    def _home(self) -> None:
        self.context.go("account")

    @Slot()
    def _log_in_higher(self) -> None:
        self.context.go("hoger/midden/account")

    @Slot(object)
    def _send(self, values: dict[str, str]) -> None:
        course = self.address.part(0)
        about = self.texts("new_device") if course == "app" else self.address.part(1)
        work = partial(act.send, self.context.client, course, values, about)
        self.context.run(self, work, partial(self._sent, course), SOURCE)

    def _sent(self, course: str, outcome: Outcome[act.Faults]) -> None:
        if isinstance(outcome, Failed):
            self.context.office.notify(failure_text(self.context, outcome, SOURCE), "err")
        elif outcome.value and self._form is not None:
            self._form.show_faults(outcome.value)
        elif course in ("email", "telefoon"):
            self._go("code")
        else:
            self._home()
            self.context.office.notify(self.texts(f"form.{course}_done"))

    @Slot(str)
    def _visit(self, service: str) -> None:
        self.context.go(f"elders/{service}")

    @Slot()
    def _ask_letter(self) -> None:
        self._ask_puk(self.address.part(1), "letter_asked")

    @Slot(str)
    def _ask_puk(self, document: str, done: str = "puk_asked") -> None:
        work = partial(act.ask_letter, self.context.client, document)
        self.context.run(self, work, partial(self._letter_asked, done), SOURCE)

    def _letter_asked(self, done: str, outcome: Outcome[str]) -> None:
        if isinstance(outcome, Failed):
            self.context.office.notify(failure_text(self.context, outcome, SOURCE), "err")
            return
        self.draw()
        self.context.office.notify(self.texts(outcome.value or done), "warn" if outcome.value else "info")

    @Slot(str, bool)
    def _switch(self, what: str, on: bool) -> None:
        work = partial(act.switch, self.context.client, what, on)
        self.context.run(self, work, partial(self._changed, f"switch.{what}_{'on' if on else 'off'}"), SOURCE)

    @Slot(str)
    def _speak(self, language: str) -> None:
        work = partial(act.choose_language, self.context.client, language)
        self.context.run(self, work, partial(self._changed, "language_saved"), SOURCE)

    @Slot(str, str)
    def _ask_turn_off(self, app: str, device: str) -> None:
        buttons = [("off", self.texts("turn_off_yes"), "primary"), ("keep", self.texts("turn_off_no"), "neutral")]
        words = self.texts("turn_off_text", device=device)
        dialog = Dialog(self.texts("turn_off_title"), words, buttons, self)
        dialog.answered.connect(partial(self._turn_off, app))
        dialog.open()

    def _turn_off(self, app: str, answer: str) -> None:
        if answer == "off":
            work = partial(act.turn_off, self.context.client, app)
            self.context.run(self, work, partial(self._changed, "turned_off"), SOURCE)

    def _changed(self, key: str, outcome: Outcome[None]) -> None:
        if isinstance(outcome, Loaded):
            self.draw()
            self.context.office.notify(self.texts(key))
        else:
            self.context.office.notify(failure_text(self.context, outcome, SOURCE), "err")


def create(context: Context) -> AccountPage:
    """Return the page for one session."""
    return AccountPage(context)
