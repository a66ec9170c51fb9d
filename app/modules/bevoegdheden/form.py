"""The form to grant an authority: who, which level, which service, from when until when."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kit.texts import Texts
from app.modules.bevoegdheden import load
from app.modules.bevoegdheden.act import Filled, faults
from services.identity.eherkenning.levels import offered
from services.registries.eherkenning.records import Medewerker
from widgets.button import Button
from widgets.choice import RadioGroup
from widgets.error_summary import ErrorSummary, Focusable
from widgets.form_field import FormField
from widgets.layouts import FlowLayout
from widgets.select import Select
from widgets.theme import theme

_EVERY, _WIDEST = "every", 560


class GrantForm(QWidget):
    """``sent(Filled)`` when it can be sent, ``cancelled`` when not. What was typed stays after a refusal."""

    sent = Signal(object)
    cancelled = Signal()

    def __init__(
        self, texts: Texts, colleagues: tuple[Medewerker, ...], begins: str, ends: str,
        branches: tuple[tuple[str, str], ...] = (), only: str = "",
    ) -> None:  # fmt: skip
        """``only`` is the branch that who grants is limited to: then no other can be chosen, nor the whole company."""
        super().__init__()
        self._texts = texts
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        self._summary = ErrorSummary("", [])
        self._summary.hide()
        column.addWidget(self._summary)
        self._restyle()
        theme().changed.connect(self._restyle)
        self.colleague = Select(texts("form.colleague"), [(one.id, one.naam) for one in colleagues])
        column.addWidget(self.colleague)
        self.level = RadioGroup(texts("form.level"), [(one.label, one.label) for one in offered("now")])
        self.level.set_key("3")
        column.addWidget(self.level)
        services = [(key, texts.official(name)) for key, name in load.offered()]
        self.service = Select(texts("form.service"), [(_EVERY, texts("form.every")), *services])
        column.addWidget(self.service)
        whole = [] if only else [(_EVERY, texts("whole_company"))]
        self.branch = Select(texts("form.branch"), [*whole, *(one for one in branches if only in ("", one[0]))])
        column.addWidget(self.branch)
        self.begins = FormField(texts("form.begins"), texts("form.day_help"))
        self.begins.set_text(begins)
        self.ends = FormField(texts("form.ends"), texts("form.ends_help"))
        self.ends.set_text(ends)
        column.addWidget(self.begins)
        column.addWidget(self.ends)
        column.addLayout(self._buttons())

    def show_faults(self, found: dict[str, str]) -> None:
        """Mark fields by name with what is wrong, and list it on top."""
        fields: dict[str, FormField | RadioGroup | Select] = {
            "colleague": self.colleague, "level": self.level, "branch": self.branch, "begins": self.begins,
            "ends": self.ends,
        }  # fmt: skip
        listed: list[tuple[Focusable, str]] = []
        for name, field in fields.items():
            words = found.get(name, "")
            field.set_error(words)
            if words:
                listed.append((field, words))
        self._summary.set_errors(self._texts("form.errors", n=len(listed)), listed)
        self._summary.setVisible(bool(listed))
        if listed:
            self._summary.present()

    def filled(self) -> Filled:
        """Return what the form holds."""
        service = "" if self.service.key == _EVERY else self.service.key
        branch = "" if self.branch.key == _EVERY else self.branch.key
        return Filled(self.colleague.key, self.level.key, self.begins.text, self.ends.text, service, branch)

    def _buttons(self) -> FlowLayout:
        row = FlowLayout(16, 12)
        send = Button(self._texts("form.send"))
        send.clicked.connect(self._send)
        stop = Button(self._texts("form.cancel"), kind="neutral")
        stop.clicked.connect(self.cancelled)
        row.addWidget(send)
        row.addWidget(stop)
        return row

    @Slot()
    def _restyle(self) -> None:
        self.setMaximumWidth(theme().px(_WIDEST))

    @Slot()
    def _send(self) -> None:
        filled = self.filled()
        wrong = {name: self._texts("fault.day") for name in faults(filled)}
        self.show_faults(wrong)
        if not wrong:
            self.sent.emit(filled)
