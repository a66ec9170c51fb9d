"""Adding a document in steps: choose a file, look at what was chosen, send it. Nothing leaves before the last."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from app.kit.confirming import ForAnother
from app.kit.context import Context
from app.kit.loadable import Failed, Loaded, Outcome
from app.kit.page import clear, failure_text
from app.modules.zaken import act, load, model
from app.modules.zaken.parts import line_of
from services.http import Sourced
from services.registries.zaken.records import Case, CaseDocument
from widgets.banner import Banner
from widgets.button import Button
from widgets.icon import Icon
from widgets.layouts import separator
from widgets.plain import one_line
from widgets.state_view import Loading
from widgets.text import Heading, Text

Chooser = Callable[[QWidget, str, str], str]
_LANE = "zaken"


def choose_file(parent: QWidget, title: str, kinds: str) -> str:
    """Ask for a file with the system's own dialog; returns its path, or nothing when the person cancels."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, "", kinds)
    return chosen


class AddForm(QWidget):
    """``added(Sourced[CaseDocument])`` when the organisation has it, ``cancelled`` when nothing was sent."""

    added = Signal(object)
    cancelled = Signal()

    def __init__(self, case: Case, context: Context, choose: Chooser) -> None:
        super().__init__()
        self._case, self._context, self._texts, self._choose_file = case, context, context.texts, choose
        self._another = ForAnother(context, self)
        self._chosen: act.Chosen | None = None
        self._made: list[Button] = []
        self._before: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 12, 0, 2)
        self._column.setSpacing(0)
        self._show_choice()

    def follow(self, before: QWidget) -> None:
        """Let Tab come here after ``before``, although this form was made later than what stands below it."""
        self._before = before
        self._order()
        QTimer.singleShot(0, self, self.take_focus)   # once it has its place, or the page scrolls to nowhere

    @Slot()
    def take_focus(self) -> None:
        """Put the keyboard on the first button."""
        if self._made:
            self._made[0].setFocus()

    def _show_choice(self, fault: str = "") -> None:
        self._begin("add.choose_title")
        self._column.addWidget(Text(self._texts("add.rules"), "body", wrap=True))
        self._tell(fault)
        self._buttons(
            ("add.choose", "primary", "upload", self._choose),
            (self._practice_key(), "secondary", "file-plus", self._practice),
            ("add.cancel", "plain", "", self._cancel),
        )

    def _show_chosen(self, fault: str = "") -> None:
        chosen = self._chosen
        if chosen is None:
            return
        self._begin("add.check_title")
        named = Text(one_line(chosen.name), "body_strong", wrap=True)
        about = Text(model.described(self._texts, chosen.mime, len(chosen.content)), "body", "ink2", wrap=True)
        icon = "photo" if chosen.mime.startswith("image/") else "file-text"
        self._column.addLayout(line_of(Icon(icon, "ink2", 20), named, about, gap=10))
        receiver = self._texts("add.receiver", organisation=one_line(self._case.organisation))
        self._column.addWidget(Text(receiver, "body", wrap=True))
        self._tell(fault)
        self._buttons(
            ("add.again" if fault else "add.send", "primary", "", self._send),
            ("add.other", "secondary", "", self._other),
            ("add.cancel", "plain", "", self._cancel),
        )

    def _show_waiting(self, key: str) -> None:
        clear(self._column)
        self._made = []
        self._column.addWidget(Loading(self._texts(key), lines=1))

    @Slot()
    def _choose(self) -> None:
        path = self._choose_file(self, self._texts("add.choose"), self._texts("add.kinds"))
        if path:
            self._show_waiting("add.reading")
            self._context.run(self, partial(act.read, Path(path)), self._was_read, "own")

    @Slot()
    def _practice(self) -> None:
        texts = self._texts
        lines = [texts("practice.text"), texts("practice.case", title=self._case.title, number=self._case.number)]
        sender = self._context.session.subject.name
        day = self._context.clock.today()
        work = partial(act.practice, texts("practice.title"), sender, day, lines, texts("practice.file"))
        self._show_waiting("add.reading")
        self._context.run(self, work, self._was_read, "own")

    def _was_read(self, outcome: Outcome[act.Chosen]) -> None:
        if isinstance(outcome, Loaded):
            self._chosen = outcome.value
            self._show_chosen()
            return
        fault = outcome.error.fault if isinstance(outcome.error, act.Refused) else "unreadable"
        self._show_choice(self._texts(f"add.fault.{fault}"))

    @Slot()
    def _send(self) -> None:
        self._another.sure(self._texts("add.send"), self._send_now)

    def _send_now(self) -> None:
        if self._chosen is None:
            return
        self._show_waiting("add.sending")
        work = partial(act.send, self._context.client, self._case.id, self._chosen)
        self._context.run(self, work, self._sent, _LANE)

    def _sent(self, outcome: Outcome[Sourced[CaseDocument]]) -> None:
        if isinstance(outcome, Failed):
            reason = failure_text(self._context, outcome, load.SOURCE)
            self._show_chosen(self._texts("add.not_sent", reason=reason))
            return
        self.added.emit(outcome.value)

    @Slot()
    def _other(self) -> None:
        self._chosen = None
        self._show_choice()

    @Slot()
    def _cancel(self) -> None:
        self.cancelled.emit()

    def _practice_key(self) -> str:
        asked = self._case.todo.button.casefold() if self._case.todo else ""
        return "add.practice_drawing" if "tekening" in asked else "add.practice"

    def _begin(self, key: str) -> None:
        clear(self._column)
        self._column.addWidget(separator())
        self._column.addSpacing(12)
        self._column.addWidget(Heading(self._texts(key), "body_strong", 3, wrap=True))
        self._column.addSpacing(2)

    def _tell(self, fault: str) -> None:
        if fault:
            self._column.addSpacing(10)
            self._column.addWidget(Banner("err", fault, announce=True))

    def _buttons(self, *buttons: tuple[str, str, str, Callable[[], None]]) -> None:
        self._made = []
        for key, kind, icon, slot in buttons:
            button = Button(self._texts(key), kind, icon)
            button.clicked.connect(slot)
            self._made.append(button)
        self._column.addSpacing(14)
        self._column.addLayout(line_of(*self._made))
        self._order()
        self.take_focus()

    def _order(self) -> None:
        if self._before is None:
            return
        for previous, button in zip((self._before, *self._made), self._made, strict=False):
            QWidget.setTabOrder(previous, button)
