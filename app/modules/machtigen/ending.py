"""Ends a machtiging or refuses one that waits, after saying what that means."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QWidget

from app.kit.context import Context
from app.kit.loadable import Failed, Outcome
from app.kit.page import failure_text
from app.modules.machtigen import act, load
from app.modules.machtigen.form import fault_words
from services.identity.machtigen.mandate import Refused
from services.registries.machtigen.records import Machtiging
from widgets.dialog import Dialog


class Ending(QObject):
    """One page's question and what follows; ``done`` is called when a machtiging changed."""

    def __init__(self, context: Context, page: QWidget, done: Callable[[], None]) -> None:
        super().__init__(page)
        self._context, self._page, self._done = context, page, done

    def ask(self, one: Machtiging, what: str) -> None:
        """Ask whether to do this; the keyboard starts on the safe button."""
        texts = self._context.texts
        service = load.service_name(one.dienst, texts.language)
        name = one.ander.naam or texts("nobody_yet")
        text = texts(f"sure.{what}_text", service=service, name=name)
        buttons = [("yes", texts(f"act.{what}"), "secondary"), ("no", texts("sure.no"), "primary")]
        dialog = Dialog(texts(f"sure.{what}_title"), text, buttons, self._page)
        dialog.button("no").setFocus(Qt.FocusReason.OtherFocusReason)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.answered.connect(partial(self._answered, one, what))
        dialog.open()

    @Slot(str)
    def _answered(self, one: Machtiging, what: str, answer: str) -> None:
        if answer == "yes":
            work = partial(act.end, self._context.client, one.id, what == "weigeren")
            self._context.run(self, work, partial(self._told, what), load.SOURCE)

    def _told(self, what: str, outcome: Outcome[Machtiging]) -> None:
        texts, office = self._context.texts, self._context.office
        if not isinstance(outcome, Failed):
            office.notify(texts(f"sure.{what}_done"))
            self._done()
        elif isinstance(outcome.error, Refused):
            office.notify(fault_words(texts, f"refused_{outcome.error.reason}"), "err")
            self._done()
        else:
            office.notify(failure_text(self._context, outcome, load.SOURCE), "err")
