"""Form fields by name: text, password, and the doors to select, radio group, check box and error summary."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from widgets import accessible
from widgets.choice import CheckBox, RadioGroup
from widgets.error_summary import ErrorSummary
from widgets.field import Field
from widgets.inside_button import InsideButton
from widgets.line_edit import PADDING, LineEdit
from widgets.select import Select
from widgets.text import Text

__all__ = ["CheckBox", "ErrorSummary", "Field", "FormField", "PasswordField", "RadioGroup", "Select"]

_INSIDE_GAP = 4
_NOTICE_GAP = 4


class FormField(Field):
    """One line of text with label, help and error.

    ``returned`` comes with Enter, ``edited`` with every change by the user (the new text).
    """

    returned = Signal()
    edited = Signal(str)

    def __init__(
        self,
        label: str,
        help: str = "",
        password: bool = False,
        show_text: str = "",
        hide_text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, help, parent)
        self.line = self._adopt(self._make_line())
        self.line.returnPressed.connect(self.returned)
        self.line.textEdited.connect(self.edited)
        self._show_text, self._hide_text = show_text, hide_text
        self._toggle: InsideButton | None = None
        if password:
            self._hide_characters()

    def _make_line(self) -> LineEdit:
        return LineEdit()

    @property
    def text(self) -> str:
        """What the field holds."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Put a value in the field without telling ``edited``."""
        self.line.setText(text)

    def _mark(self, error: bool) -> None:
        self.line.set_error_state(error)

    def _hide_characters(self) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        if self._show_text:
            self._toggle = InsideButton("eye", self._show_text, parent=self.line)
            self._toggle.clicked.connect(self._switch_characters)

    def _switch_characters(self) -> None:
        hidden = self.line.echoMode() == QLineEdit.EchoMode.Password
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        if self._toggle is not None:
            words = self._hide_text if hidden else self._show_text
            self._toggle.set_words("eye-off" if hidden else "eye", words or self._show_text)
            self.rearrange()

    def arrange(self, width: int, place: bool) -> int:
        """Stack the parts and lay the show button over the right end of the line."""
        height = super().arrange(width, place)
        if place and self._toggle is not None:
            size = self._toggle.sizeHint()
            line = self.line.size()
            high = min(size.height(), line.height() - 2 * _INSIDE_GAP)
            x = line.width() - _INSIDE_GAP - size.width()
            self._toggle.setGeometry(QRect(x, (line.height() - high) // 2, size.width(), high))
            self.line.set_padding(PADDING, size.width() + 2 * _INSIDE_GAP)
        return height


class _PasswordLine(LineEdit):
    """Notices from the letters typed whether Caps Lock is on; Qt cannot ask the keyboard."""

    caps_lock = Signal(bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Compare the case of the letter with the Shift key."""
        letter = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self.caps_lock.emit(False)
        elif len(letter) == 1 and letter.isalpha() and letter.lower() != letter.upper():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock.emit(letter.isupper() != shifted)
        super().keyPressEvent(event)


class PasswordField(FormField):
    """A password with a show button and, when ``caps_text`` is given, a notice that Caps Lock is on."""

    _notice: Text | None = None   # the first arrangement comes before the notice is made

    def __init__(
        self,
        label: str,
        show_text: str,
        hide_text: str,
        caps_text: str = "",
        help: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, help, True, show_text, hide_text, parent)
        self._notice = Text(caps_text, "body", "ink2", wrap=True, parent=self)
        self._notice.hide()
        if isinstance(self.line, _PasswordLine) and caps_text:
            self.line.caps_lock.connect(self._show_notice)

    def _make_line(self) -> LineEdit:
        return _PasswordLine()

    def _show_notice(self, on: bool) -> None:
        if self._notice is None or on != self._notice.isHidden():
            return
        self._notice.setVisible(on)
        if on:
            accessible.announce(self, self._notice.text())
        self.rearrange()

    def arrange(self, width: int, place: bool) -> int:
        """Put the notice below everything else."""
        height = super().arrange(width, place)
        if self._notice is None or self._notice.isHidden():
            return height
        return self._stack(self._notice, height + _NOTICE_GAP, width, place)
