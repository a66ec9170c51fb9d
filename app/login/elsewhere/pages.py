"""Draws the steps of logging in elsewhere: choose one, fill in, confirm, or hear why not."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot

from app.kit.texts import Texts
from app.login.step_page import StepPage, Words
from widgets.button import Button
from widgets.choice import CheckBox, RadioGroup
from widgets.code_input import CodeInput
from widgets.description_list import DescriptionList, Entry
from widgets.form_field import FormField, PasswordField
from widgets.search_field import SearchField
from widgets.text import Text

_BUTTON_WIDTH = 144
Option = tuple[str, str]
MANY = 8
"""With more than so many there is a search field; so many are shown at a time."""


class OptionPage(StepPage):
    """Choose one from a few; ``remember`` are the words of a box that keeps the choice for the next time."""

    chosen = Signal(str, bool)

    def __init__(
        self, texts: Texts, key: str, options: Sequence[Option], chosen: str = "", remember: str = "", **said: str
    ) -> None:
        super().__init__(texts)
        self._head(texts(f"{key}.title", **said), texts(f"{key}.lead", **said))
        self.body.addSpacing(24)
        self._every, self._texts = list(options), texts
        self.options = RadioGroup(texts(f"{key}.label", **said), options[:MANY])
        self.options.set_key(chosen or options[0][0])
        self._left = Text("", "meta", "ink2", wrap=True)
        if len(options) > MANY:
            words = texts("many.search", n=len(options))
            self.search = SearchField(words, words)
            self.search.changed.connect(self._find)
            self.body.addWidget(self.search)
            self.body.addSpacing(12)
            self._left.set_text(texts("many.left", n=len(options) - MANY))
        self.body.addWidget(self.options)
        self.body.addWidget(self._left)
        self.remember = CheckBox(remember) if remember else None
        if self.remember is not None:
            self.body.addSpacing(12)
            self.remember.setChecked(bool(chosen))
            self.body.addWidget(self.remember)
        self.body.addSpacing(24)
        button = Button(texts("next"), min_width=_BUTTON_WIDTH)
        button.clicked.connect(self._send)
        self._buttons(button, self._previous())

    def entered(self) -> None:
        """Begin at the choice."""
        self.options.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _find(self, wanted: str) -> None:
        """Offer those whose words have all of these, a few at a time; what was chosen stays in sight."""
        asked, kept = wanted.casefold().split(), self.options.key
        fits = [one for one in self._every if all(word in one[1].casefold() for word in asked)]
        shown = fits[:MANY]
        shown += [one for one in self._every if one[0] == kept and one not in shown]
        self.options.set_options(shown)
        left = max(0, len(fits) - MANY)
        self._left.set_text(self._texts("many.left", n=left) if left else "" if fits else self._texts("many.nobody"))

    @Slot()
    def _send(self) -> None:
        self.chosen.emit(self.options.key, self.remember is not None and self.remember.isChecked())


class PasswordPage(StepPage):
    """User name and password at a supplier."""

    sent = Signal(str, str)

    def __init__(self, texts: Texts, supplier: str, typed: tuple[str, str], problem: Words | None) -> None:
        super().__init__(texts)
        self._head(texts("supplier_login.title", supplier=supplier), texts("supplier_login.lead"))
        if problem is not None:
            self._banner(problem)
        self.body.addSpacing(24)
        self.username = FormField(texts("credentials.username"))
        words = [texts(f"credentials.{part}") for part in ("password", "show", "hide", "caps")]
        self.password = PasswordField(words[0], words[1], words[2], words[3])
        self.username.set_text(typed[0])
        self.password.set_text(typed[1])
        self.body.addWidget(self.username)
        self.body.addSpacing(20)
        self.body.addWidget(self.password)
        self.body.addSpacing(24)
        self.button = Button(texts("next"), min_width=_BUTTON_WIDTH)
        self.button.clicked.connect(self._send)
        self.username.returned.connect(self._send)
        self.password.returned.connect(self._send)
        self._buttons(self.button, self._previous())

    def entered(self) -> None:
        """Begin at the first empty field, else at the button."""
        empty = next((one for one in (self.username, self.password) if not one.text), self.button)
        empty.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _send(self) -> None:
        self.sent.emit(self.username.text, self.password.text)


class SecondPage(StepPage):
    """Six digits: of a text message, of a token, or the PIN of a card."""

    sent = Signal(str)

    def __init__(self, texts: Texts, kind: str, problem: Words | None, code: str = "") -> None:
        super().__init__(texts)
        self._head(texts(f"second.{kind}_title"), texts(f"second.{kind}_lead"))
        if problem is not None:
            self._banner(problem)
        self.body.addSpacing(24)
        box = texts("sms.box", n="{n}", count="{count}")
        self.code = CodeInput(texts(f"second.{kind}_label"), box)
        self.code.set_text(code)
        self.code.returned.connect(self._send)
        self.body.addWidget(self.code)
        self.body.addSpacing(28)
        self.button = Button(texts("next"), min_width=_BUTTON_WIDTH)
        self.button.clicked.connect(self._send)
        self._buttons(self.button, self._previous())

    def entered(self) -> None:
        """Begin at the boxes."""
        self.code.focus_control()

    @Slot()
    def _send(self) -> None:
        self.sent.emit(self.code.text)


class ConfirmPage(StepPage):
    """What one is about to confirm, as facts."""

    confirmed = Signal()

    def __init__(self, texts: Texts, key: str, entries: Sequence[Entry], **said: str) -> None:
        super().__init__(texts)
        self._head(texts(f"{key}.title", **said), texts(f"{key}.lead", **said))
        self.body.addSpacing(24)
        self.body.addWidget(DescriptionList(entries))
        self.body.addSpacing(28)
        self.button = Button(texts(f"{key}.button"), min_width=_BUTTON_WIDTH)
        self.button.clicked.connect(self.confirmed)
        self._buttons(self.button, self._previous())

    def entered(self) -> None:
        """Confirming is the one thing to do."""
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)
