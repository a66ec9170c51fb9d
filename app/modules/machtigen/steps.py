"""The steps of giving, asking and activating on one place of the page: form, check, done; what was typed stays."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.kit.context import Context
from app.kit.loadable import Failed, Outcome
from app.kit.page import clear, failure_text
from app.modules.machtigen import act, load
from app.modules.machtigen.act import Filled, Sound, Typed, Way
from app.modules.machtigen.cards import named
from app.modules.machtigen.check import CheckCard, DoneView
from app.modules.machtigen.form import CodeForm, PeriodForm, SteppedForm
from services.identity.machtigen.mandate import Refused
from services.registries.machtigen.records import Machtiging, Voorbeeld
from widgets.description_list import Entry


class Steps(QWidget):
    """Shows one step at a time; ``left`` when the reader wants back to the overview."""

    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context, self.texts = context, context.texts
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._form: SteppedForm | None = None

    def show_step(self, widget: QWidget, focus: QWidget) -> None:
        """Put another step in the place of the one before, with the keyboard in it."""
        clear(self._column)
        # In a row of its own: a column asks how high a part is at its full width, also when it may not be so wide.
        row = QHBoxLayout()
        row.addWidget(widget, 1000)
        row.addStretch(1)
        self._column.addLayout(row)
        widget.show()   # a layout shows its new parts later; hidden ones take no focus
        focus.setFocus()

    def refused(self, outcome: Failed) -> None:
        """Show why it cannot be done, at the field that it is about; what was typed stays."""
        error = outcome.error
        if isinstance(error, Refused) and self._form is not None:
            self._form.show_faults(act.refusal(error))
            return
        self.context.office.notify(failure_text(self.context, outcome, load.SOURCE), "err")

    def done(self, key: str, steps: int, code: str = "", **values: str) -> None:
        """Show that it is done and what is next."""
        lines = [self.texts(f"done.{key}_{number}", **values) for number in range(1, steps + 1)]
        view = DoneView(self.texts, self.texts(f"done.{key}", **values), lines, code)
        view.left.connect(self.left)
        self.show_step(view, view.back)
        self.context.office.refresh_counts()


class PeriodSteps(Steps):
    """Give a machtiging, or ask for one."""

    def __init__(self, context: Context, way: Way, before: "Steps | None" = None) -> None:
        """``before`` is the same step in another language: what was typed there stays."""
        super().__init__(context)
        self._way: Way = way
        self._filled: Filled = before._filled if isinstance(before, PeriodSteps) else act.started(context.clock.today())
        self._show_form()

    def _show_form(self) -> None:
        form = PeriodForm(self.texts, self._way, self._filled)
        form.sent.connect(self._check)
        form.cancelled.connect(self.left)
        self._form = form
        first = form.bsn.line if self._way == "ask" else form.service
        self.show_step(form, first)

    @Slot()
    def _check(self) -> None:
        form = self._form
        if not isinstance(form, PeriodForm):
            return
        self._filled = form.filled()
        judged = act.judge(self._filled, self._way, self.context.clock.today())
        if not isinstance(judged, Sound):
            form.show_faults(judged)
            return
        entries = self._entries(judged)
        check = CheckCard(
            self.texts, self.texts("check.title"), entries, self.texts(f"check.{self._way}"),
            self.texts(f"check.{self._way}_yes"), self.texts("check.back"),
        )  # fmt: skip
        check.confirmed.connect(partial(self._send, judged))
        check.changed.connect(self._show_form)
        self.show_step(check, check.yes)

    def _entries(self, asked: Sound) -> list[Entry]:
        texts = self.texts
        found: list[Entry] = [(texts("term.service"), load.service_name(asked.service, texts.language))]
        if asked.bsn:
            found.append((texts("term.asked"), f"BSN {asked.bsn}"))
        found.append((texts("term.begins"), texts.date(asked.begins)))
        found.append((texts("term.ends"), texts.date(asked.ends)))
        return found

    def _send(self, asked: Sound) -> None:
        work = partial(act.give if self._way == "give" else act.ask, self.context.client, asked)
        self.context.run(self, work, self._sent, load.SOURCE)

    def _sent(self, outcome: Outcome[Machtiging]) -> None:
        if isinstance(outcome, Failed):
            self._show_form()
            self.refused(outcome)
            return
        self._filled = Filled()
        one = outcome.value
        until = self.texts.date(one.code_geldig_tot_en_met) if one.code_geldig_tot_en_met else ""
        self.done(self._way, 3, one.machtigingscode, until=until, name=one.ander.naam)


class ActivateSteps(Steps):
    """Activate with a code: look what it is good for, then accept."""

    def __init__(self, context: Context, before: "Steps | None" = None) -> None:
        super().__init__(context)
        self._typed: Typed = before._typed if isinstance(before, ActivateSteps) else Typed()
        self._show_form()

    def _show_form(self) -> None:
        form = CodeForm(self.texts, self._typed.code, self._typed.bsn)
        form.sent.connect(self._look)
        form.cancelled.connect(self.left)
        self._form = form
        self.show_step(form, form.code.line)

    @Slot()
    def _look(self) -> None:
        form = self._form
        if not isinstance(form, CodeForm):
            return
        self._typed = Typed(form.code.text, form.bsn.text)
        faults = act.judge_code(self._typed)
        form.show_faults(faults)
        if not faults:
            self.context.run(self, partial(act.look_up, self.context.client, self._typed), self._seen, load.SOURCE)

    def _seen(self, outcome: Outcome[Voorbeeld]) -> None:
        if isinstance(outcome, Failed):
            self.refused(outcome)
            return
        texts, seen = self.texts, outcome.value
        entries: list[Entry] = [
            (texts("term.giver"), named(texts, seen.gever)),
            (texts("term.service"), load.service_name(seen.dienst, texts.language)),
            (texts("term.begins"), texts.date(seen.van)),
            (texts("term.ends"), texts.date(seen.tot_en_met)),
        ]
        check = CheckCard(
            texts, texts("activate.check"), entries, texts("activate.explained", name=seen.gever.naam),
            texts("activate.yes"), texts("check.back"),
        )  # fmt: skip
        check.confirmed.connect(self._accept)
        check.changed.connect(self._show_form)
        self.show_step(check, check.yes)

    @Slot()
    def _accept(self) -> None:
        self.context.run(self, partial(act.activate, self.context.client, self._typed), self._accepted, load.SOURCE)

    def _accepted(self, outcome: Outcome[Machtiging]) -> None:
        if isinstance(outcome, Failed):
            self._show_form()
            self.refused(outcome)
            return
        self._typed = Typed()
        one = outcome.value
        self.done("activate", 2, name=one.ander.naam, until=self.texts.date(one.tot_en_met))
