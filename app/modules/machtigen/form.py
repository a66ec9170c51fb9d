"""The form to give a machtiging or to ask for one: which service, from when, until when, and of whom."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kit.texts import Texts
from app.modules.machtigen import load
from app.modules.machtigen.act import PERIODS, Faults, Filled, Way
from widgets.banner import Banner
from widgets.button import Button
from widgets.choice import RadioGroup
from widgets.error_summary import ErrorSummary, Focusable
from widgets.field import Field
from widgets.form_field import FormField
from widgets.layouts import FlowLayout
from widgets.theme import theme

_WIDEST = 640


class SteppedForm(QWidget):
    """A column of fields under one summary of errors; ``sent`` and ``cancelled`` are its two ways out."""

    sent = Signal()
    cancelled = Signal()

    def __init__(self, texts: Texts, send: str) -> None:
        super().__init__()
        self.texts = texts
        self._send_words = send
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(20)
        self._summary = ErrorSummary("", [])
        self._summary.hide()
        self._note: Banner | None = None
        self.column.addWidget(self._summary)
        self.fields: dict[str, Field] = {}
        self._restyle()
        theme().changed.connect(self._restyle)

    def add(self, name: str, field: Field) -> None:
        """Put a field under the others."""
        self.fields[name] = field
        self.column.addWidget(field)

    def end(self) -> None:
        """All fields are there: put the buttons under them."""
        row = FlowLayout(16, 12)
        send = Button(self._send_words)
        send.clicked.connect(self._send)
        stop = Button(self.texts("form.cancel"), kind="neutral")
        stop.clicked.connect(self._stop)
        row.addWidget(send)
        row.addWidget(stop)
        self.column.addLayout(row)

    def show_faults(self, faults: Faults) -> None:
        """Mark the fields, list what is wrong on top, and tell what is about no field."""
        listed: list[tuple[Focusable, str]] = []
        for name, field in self.fields.items():
            words = fault_words(self.texts, faults[name]) if name in faults else ""
            field.set_error(words)
            if words:
                listed.append((field, words))
        self._summary.set_errors(self.texts("form.errors", n=len(listed)), listed)
        self._summary.setVisible(bool(listed))
        if self._note is not None:
            self._note.deleteLater()
            self._note = None
        rest = [fault_words(self.texts, key) for name, key in faults.items() if name not in self.fields]
        if rest:
            self._note = Banner("err", " ".join(rest), announce=True)
            self.column.insertWidget(0, self._note)
        if listed:
            self._summary.present()

    @Slot()
    def _send(self) -> None:
        self.sent.emit()

    @Slot()
    def _stop(self) -> None:
        self.cancelled.emit()

    @Slot()
    def _restyle(self) -> None:
        self.setMaximumWidth(theme().px(_WIDEST))


class PeriodForm(SteppedForm):
    """The form for both ways; asking needs the BSN of the other as well."""

    def __init__(self, texts: Texts, way: Way, filled: Filled) -> None:
        super().__init__(texts, texts("form.check"))
        self._way = way
        self.bsn = FormField(texts("form.bsn_asked"), texts("form.bsn_help"))
        self.bsn.set_text(filled.bsn)
        if way == "ask":
            self.add("bsn", self.bsn)
        self.service = RadioGroup(texts("form.service"), load.possible(texts.language), texts(f"form.service_{way}"))
        self.service.set_key(filled.service)
        self.add("service", self.service)
        for name, why in load.impossible(texts.language):
            self.column.addWidget(Banner("info", texts("form.impossible", name=name, why=why)))
        self.begins = FormField(texts("form.begins"), texts("form.day_help"))
        self.begins.set_text(filled.begins)
        self.add("begins", self.begins)
        self.period = RadioGroup(texts("form.period"), [(one, texts(f"form.period_{one}")) for one in PERIODS])
        self.period.set_key(filled.period)
        self.period.chosen.connect(self._choose_period)
        self.add("period", self.period)
        self.ends = FormField(texts("form.ends"), texts("form.ends_help"))
        self.ends.set_text(filled.ends)
        self.add("ends", self.ends)
        self._choose_period(filled.period)
        self.end()

    def filled(self) -> Filled:
        """Return what the form holds."""
        service, period = self.service.key, self.period.key
        return Filled(service, self.begins.text, self.ends.text, period, self.bsn.text if self._way == "ask" else "")

    @Slot(str)
    def _choose_period(self, period: str) -> None:
        self.ends.setVisible(period == "own")


class CodeForm(SteppedForm):
    """The form to activate: the code, and the BSN of who gave it."""

    def __init__(self, texts: Texts, code: str, bsn: str) -> None:
        super().__init__(texts, texts("activate.look"))
        self.code = FormField(texts("activate.code"), texts("activate.code_help"))
        self.code.set_text(code)
        self.add("code", self.code)
        self.bsn = FormField(texts("activate.bsn"), texts("activate.bsn_help"))
        self.bsn.set_text(bsn)
        self.add("bsn", self.bsn)
        self.end()


def fault_words(texts: Texts, key: str) -> str:
    """Return what is wrong in plain words: the module's own, or those that every form shares."""
    return texts.maybe(f"fault.{key}") or texts(key)
