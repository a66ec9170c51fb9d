"""What every form field shares: label above, help, the control, and the error below it."""

from typing import TypeVar

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from widgets import accessible
from widgets.flowing import Flowing, height_at
from widgets.icon import Icon
from widgets.plain import block
from widgets.text import Text
from widgets.theme import theme

_LABEL_GAP, _HELP_GAP, _ERROR_GAP, _ICON_GAP, _NOTE_GAP = 2, 8, 5, 8, 4
_TYPICAL_WIDTH = 320
_TEXT_LIMIT = 600

ControlT = TypeVar("ControlT", bound=QWidget)


class Field(Flowing):
    """Places a label, a help line, one control and an error line under each other.

    The children are siblings, because Qt finds the label of a control among its siblings only.
    """

    help_gap = _HELP_GAP
    error_gap = _ERROR_GAP

    def __init__(self, label: str, help: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = Text(label, "body_strong", wrap=True, parent=self)
        self.help = Text(help, "body", "ink2", wrap=True, parent=self)
        self.help.setVisible(bool(help))
        self._control: QWidget | None = None
        self._error = ""
        self._error_icon = Icon("alert-circle", "err", 20, parent=self)
        self._error_text = Text("", "body_strong", "err_ink", wrap=True, parent=self)
        self._error_note = Text("", "body", "ink2", wrap=True, parent=self)
        self._show_error_row(False)

    def _adopt(self, control: ControlT) -> ControlT:
        """Make ``control`` the field's control: it gets the label and the place below it."""
        control.setParent(self)
        self._control = control
        self.label.setBuddy(control)
        self.setFocusProxy(control)
        self._describe()
        return control

    @property
    def control(self) -> QWidget:
        """The widget that takes the input."""
        if self._control is None:
            raise RuntimeError("a Field needs its control before it is used")
        return self._control

    @property
    def error(self) -> str:
        """The message shown, or nothing."""
        return self._error

    def set_label(self, label: str, help: str = "") -> None:
        """Show another label and help, for example after a change of language."""
        self.label.set_text(label)
        self.help.set_text(help)
        self.help.setVisible(bool(help))
        self._describe()
        self.rearrange()

    def set_error(self, message: str, note: str = "") -> None:
        """Show what is wrong below the control, with a quieter note; what was typed stays.

        An empty message clears both.
        """
        self._error = block(message, _TEXT_LIMIT)
        _set_wrapped(self._error_text, self._error)
        _set_wrapped(self._error_note, block(note, _TEXT_LIMIT) if message else "")
        self._show_error_row(bool(message))
        self._mark(bool(message))
        self._describe()
        self.rearrange()

    def clear_error(self) -> None:
        """Remove the message and the error look."""
        if self._error:
            self.set_error("")

    def focus_control(self) -> None:
        """Put the keyboard in the control, as the link of an error summary does."""
        self.control.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _mark(self, error: bool) -> None:
        """Give the control its error look; subclasses know how."""

    def _describe(self) -> None:
        if self._control is None:
            return
        parts = [self.help.text() if not self.help.isHidden() else "", self._error, self._error_note.text()]
        description = " ".join(part for part in parts if part)
        if description != self._control.accessibleDescription():
            self._control.setAccessibleDescription(description)
            accessible.changed(self._control, QAccessible.Event.DescriptionChanged)

    def _show_error_row(self, shown: bool) -> None:
        self._error_icon.setVisible(shown)
        self._error_text.setVisible(shown)
        self._error_note.setVisible(shown and bool(self._error_note.text()))

    def natural_width(self) -> int:
        """The widest of the parts."""
        parts = [self.label, self.control] + ([] if self.help.isHidden() else [self.help])
        return max(theme().px(_TYPICAL_WIDTH), *(part.sizeHint().width() for part in parts))

    def arrange(self, width: int, place: bool) -> int:
        """Stack the parts from the top."""
        y = self._stack(self.label, 0, width, place) if self.label.text() and not self.label.isHidden() else 0
        if not self.help.isHidden():
            y = self._stack(self.help, y, width, place) + self.help_gap
        elif y:
            y += _LABEL_GAP
        y = self._stack(self.control, y, width, place)
        return self._arrange_error(y + self.error_gap, width, place) if self._error else y

    def _stack(self, part: QWidget, y: int, width: int, place: bool) -> int:
        height = height_at(part, width)
        if place:
            part.setGeometry(QRect(0, y, width, height))
        return y + height

    def _arrange_error(self, y: int, width: int, place: bool) -> int:
        icon = self._error_icon.sizeHint().width()
        left = icon + _ICON_GAP
        height = height_at(self._error_text, max(1, width - left))
        if place:
            line = theme().line_height("body_strong")
            self._error_icon.setGeometry(QRect(0, y + (line - icon) // 2, icon, icon))
            self._error_text.setGeometry(QRect(left, y, max(1, width - left), height))
        if self._error_note.isHidden():
            return y + height
        note = height_at(self._error_note, max(1, width - left))
        if place:
            self._error_note.setGeometry(QRect(left, y + height + _NOTE_GAP, max(1, width - left), note))
        return y + height + _NOTE_GAP + note


def _set_wrapped(text: Text, words: str) -> None:
    """Show other words; QLabel.setText forgets that the height follows from the width, so say it again."""
    text.set_text(words)
    policy = text.sizePolicy()
    policy.setHeightForWidth(True)
    text.setSizePolicy(policy)
