"""Draws one form of the account: a new password, an app, an e-mail address, a number, a code, or the end of it."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kit.texts import Texts
from app.modules.account.act import FIELDS, SECRETS
from services.identity.post import Delivery
from widgets.banner import Banner
from widgets.button import Button
from widgets.error_summary import ErrorSummary, Focusable
from widgets.form_field import FormField, PasswordField
from widgets.layouts import FlowLayout
from widgets.text import Text
from widgets.theme import theme

_WIDE = 420


class AccountForm(QWidget):
    """``sent`` gives the values by field; ``back`` leaves everything as it was."""

    sent = Signal(object)
    back = Signal()

    def __init__(self, texts: Texts, course: str, post: Delivery | None = None) -> None:
        super().__init__()
        self._texts, self._course = texts, course
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(20)
        self._place = QVBoxLayout()
        self._column.addLayout(self._place)
        if post is not None:
            self._column.addWidget(self._delivered(post))
        self.fields = {name: self._field(name) for name in FIELDS[course]}
        for field in self.fields.values():
            self._column.addWidget(field)
        row = FlowLayout(16, 12)
        send = Button(texts(f"form.{course}_send"))
        send.clicked.connect(self._send)
        back = Button(texts("back"), kind="neutral")
        back.clicked.connect(self.back)
        row.addWidget(send)
        row.addWidget(back)
        self._column.addLayout(row)
        self._main = send

    def begin(self) -> None:
        """Put the keyboard in the first field."""
        first: QWidget = next(iter(self.fields.values()), self._main)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Say what is wrong beside each field and on top."""
        listed: list[tuple[Focusable, str]] = []
        for name, field in self.fields.items():
            words = self._texts(f"fault.{faults[name]}") if name in faults else ""
            field.set_error(words)
            if words:
                listed.append((field, words))
            if name in SECRETS:
                field.set_text("")
        while (item := self._place.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        summary = ErrorSummary(self._texts("errors", n=len(listed)), listed)
        self._place.addWidget(summary)
        summary.present()

    def _field(self, name: str) -> FormField:
        texts = self._texts
        help_text = texts.maybe(f"field.{name}_help") or ""
        if name in SECRETS:
            made: FormField = PasswordField(
                texts(f"field.{name}"), texts("show"), texts("hide"), texts("caps"), help=help_text
            )
        else:
            made = FormField(texts(f"field.{name}"), help=help_text)
        made.setMaximumWidth(theme().px(_WIDE))
        made.returned.connect(self._send)
        return made

    def _delivered(self, post: Delivery) -> Banner:
        words = self._texts(f"post.{post.carrier}", code=post.code)
        banner = Banner("neutral", words, self._texts("post.tester"), icon="eye-off")
        take = Button(self._texts("post.take"), kind="secondary", small=True)
        take.clicked.connect(partial(self._take, post.code))
        banner.add(take)
        return banner

    @Slot(str)
    def _take(self, code: str) -> None:
        self.fields["code"].set_text(code)
        self.begin()

    @Slot()
    def _send(self) -> None:
        self.sent.emit({name: field.text for name, field in self.fields.items()})


def explanation(texts: Texts, course: str) -> Text:
    """Return the words above a form."""
    return Text(texts(f"form.{course}_lead"), "body", "ink2", wrap=True)
