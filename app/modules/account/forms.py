"""Draws one form of the account: a new password, an app, a number, a code, an ID check, or the end of it."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kit.texts import Texts
from app.modules.account.act import FIELDS, SECRETS
from app.modules.account.load import Given
from widgets.banner import Banner
from widgets.button import Button
from widgets.choice import RadioGroup
from widgets.error_summary import ErrorSummary, Focusable
from widgets.form_field import FormField, PasswordField
from widgets.layouts import FlowLayout
from widgets.theme import theme

_WIDE = 420


class AccountForm(QWidget):
    """``sent`` gives the values by field; ``back`` leaves everything as it was; ``again`` asks for another letter."""

    sent = Signal(object)
    back = Signal()
    again = Signal()

    def __init__(self, texts: Texts, course: str, given: Given) -> None:
        super().__init__()
        self._texts, self._course, self._given = texts, course, given
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(20)
        self._place = QVBoxLayout()
        self._column.addLayout(self._place)
        if given.goes:
            self._column.addWidget(Banner("warn", texts("app_goes", device=given.goes)))
        if given.impossible:
            self._column.addWidget(Banner("info", texts(f"form.{course}_nothing")))
        self.fields = {} if given.impossible else {name: self._field(name) for name in FIELDS[course]}
        for field in self.fields.values():
            self._column.addWidget(field)
        if given.post is not None or given.hint:
            self._column.addWidget(self._for_tester(given))
        self._column.addLayout(self._buttons())

    def _buttons(self) -> FlowLayout:
        texts, row = self._texts, FlowLayout(16, 12)
        self._back = self._main = Button(texts("back"), kind="neutral")
        self._back.clicked.connect(self.back)
        if not self._given.impossible:
            self._main = Button(texts(f"form.{self._course}_send"))
            self._main.clicked.connect(self._send)
            row.addWidget(self._main)
            words = texts.maybe(f"form.{self._course}_again")
            if words:
                again = Button(words, kind="secondary")
                again.clicked.connect(self.again)
                row.addWidget(again)
        row.addWidget(self._back)
        return row

    def begin(self) -> None:
        """Put the keyboard in the first field, else on the way back: nobody ends an account by Enter alone."""
        first: QWidget = next(iter(self.fields.values()), self._back)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Say what is wrong beside each field and on top."""
        listed: list[tuple[Focusable, str]] = []
        for name, field in self.fields.items():
            words = self._texts(f"fault.{faults[name]}") if name in faults else ""
            field.set_error(words)
            if words:
                listed.append((field, words))
            if name in SECRETS and isinstance(field, FormField):
                field.set_text("")
        while (item := self._place.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        summary = ErrorSummary(self._texts("errors", n=len(listed)), listed)
        self._place.addWidget(summary)
        summary.present()

    def _field(self, name: str) -> FormField | RadioGroup:
        texts = self._texts
        help_text = texts.maybe(f"field.{name}_help") or ""
        if name == "document":
            options = [(kind, texts(f"document.{kind}")) for kind in self._given.options]
            group = RadioGroup(texts("field.document"), options)
            group.set_key(options[0][0])
            return group
        if name in SECRETS:
            help_text = "" if self._course == "id-check" else help_text
            made: FormField = PasswordField(
                texts(f"field.{name}"), texts("show"), texts("hide"), texts("caps"), help=help_text
            )
        else:
            made = FormField(texts(f"field.{name}"), help=help_text)
        made.setMaximumWidth(theme().px(_WIDE))
        made.returned.connect(self._send)
        return made

    def _for_tester(self, given: Given) -> Banner:
        """Say what only the tester knows: the code of the post, or the pin of the practice app."""
        field, value = ("code", given.post.code) if given.post is not None else ("pin", given.hint)
        key = f"post.{given.post.carrier}" if given.post is not None else "post.pin"
        banner = Banner("neutral", self._texts(key, code=value), self._texts("post.tester"), icon="eye-off")
        take = Button(self._texts("post.take_pin" if field == "pin" else "post.take"), kind="secondary", small=True)
        take.clicked.connect(partial(self._take, field, value))
        banner.add(take)
        return banner

    @Slot(str, str)
    def _take(self, name: str, value: str) -> None:
        field = self.fields[name]
        if isinstance(field, FormField):
            field.set_text(value)
            self._main.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _send(self) -> None:
        filled = {
            name: field.text if isinstance(field, FormField) else field.key for name, field in self.fields.items()
        }
        self.sent.emit(filled)
