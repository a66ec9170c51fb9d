"""Draws one form of an account: its fields with what is wrong, the buttons, and the way back to logging in."""

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.kit.texts import Texts
from app.login.account_steps import SECRETS, Form
from app.login.step_page import StepPage
from widgets.banner import Banner
from widgets.button import Button
from widgets.choice import RadioGroup
from widgets.error_summary import ErrorSummary, Focusable
from widgets.form_field import FormField, PasswordField
from widgets.theme import theme

_NARROW, _WIDE, _GAP = 240, 420, 20
_SHORT = frozenset({"birth", "postcode", "house", "addition", "sms", "code", "bsn"})


class FormPage(StepPage):
    """``sent`` gives what was filled in by field; ``again`` asks for another code; ``put_off`` does it later."""

    sent = Signal(object)
    again = Signal()
    put_off = Signal()

    def __init__(self, texts: Texts, step: Form) -> None:
        super().__init__(texts)
        self.step = step
        self._notes = self._said(step.notes)
        self._head(texts(f"account.{step.id}.title"), texts(f"account.{step.id}.lead", **self._notes), step)
        self.fields: dict[str, FormField | RadioGroup] = {name: self._field(name) for name in step.fields}
        self._summary: ErrorSummary | None = None
        self._say_what_is_wrong()
        for name, field in self.fields.items():
            self.body.addSpacing(24 if name == step.fields[0] else _GAP)
            self.body.addWidget(field)
        self.body.addSpacing(28)
        self.button = Button(texts(f"account.{step.id}.next"), min_width=144)
        self.button.clicked.connect(self._send)
        self._buttons(self.button, *self._later())
        words = texts.maybe(f"account.{step.id}.again")
        if words:
            self.body.addSpacing(20)
            again = Button(words, kind="secondary", small=True)
            again.clicked.connect(self.again)
            self.body.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)

    def _later(self) -> list[Button]:
        if not self.step.skip:
            return []
        later = Button(self.texts("account.later"), kind="secondary")
        later.clicked.connect(self.put_off)
        return [later]

    @property
    def takes(self) -> Collection[str]:
        """Every field may be filled by the tester."""
        return tuple(self.fields)

    def entered(self) -> None:
        """Begin at what is wrong, else at the first empty field."""
        if self._summary is not None:
            self._summary.present()
            return
        empty = [one for one in self.fields.values() if isinstance(one, FormField) and not one.text]
        first: QWidget = empty[0] if empty else self.button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def values(self) -> dict[str, str]:
        """Return what the fields hold."""
        return {
            name: one.text if isinstance(one, FormField) else one.key for name, one in self.fields.items()
        }

    def set_values(self, values: dict[str, str]) -> None:
        """Put values in the fields that are there; a tester's tool."""
        for name, text in values.items():
            field = self.fields.get(name)
            if isinstance(field, FormField):
                field.set_text(text)

    def _field(self, name: str) -> FormField | RadioGroup:
        texts = self.texts
        label = texts.maybe(f"account.{self.step.id}.{name}") or texts(f"form.{name}")
        help_text = texts.maybe(f"form.{name}_help") or ""
        if name in self.step.choices:
            options = [(key, texts(f"form.{name}_{key}")) for key in self.step.choices[name]]
            group = RadioGroup(label, options, help=help_text)
            group.set_key(self.step.values.get(name) or options[0][0])
            return group
        if name in SECRETS:
            shown = (texts("credentials.show"), texts("credentials.hide"), texts("credentials.caps"))
            made: FormField = PasswordField(label, *shown, help=help_text)
        else:
            made = FormField(label, help=help_text)
        made.setMaximumWidth(theme().px(_NARROW if name in _SHORT and not help_text else _WIDE))
        made.set_text(self.step.values.get(name, ""))
        made.returned.connect(self._send)
        return made

    def _say_what_is_wrong(self) -> None:
        if self.step.problem:
            words = self.texts(f"problem.{self.step.problem}", **self._notes)
            self.body.addSpacing(20)
            self.body.addWidget(Banner("err", words, announce=True))
        listed: list[tuple[Focusable, str]] = []
        for name, fault in self.step.faults.items():
            words = self.texts(f"fault.{fault}", **self._notes)
            self.fields[name].set_error(words)
            listed.append((self.fields[name], words))
        if listed:
            self._summary = ErrorSummary(self.texts("credentials.errors", n=len(listed)), listed)
            self.body.addSpacing(20)
            self.body.addWidget(self._summary)

    @Slot()
    def _send(self) -> None:
        self.sent.emit(self.values())
