"""The banner above a form that lists what is wrong, with a link to every field."""

from collections.abc import Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from widgets import accessible
from widgets.flowing import Flowing, height_at
from widgets.icon import Icon
from widgets.painting import box
from widgets.plain import one_line
from widgets.text import Text
from widgets.theme import theme
from widgets.wrapping_link import WrappingLink

_SIDE, _TOP, _ICON_GAP, _NOTE_GAP = 17, 11, 12, 4
_TYPICAL_WIDTH = 480


class Focusable(Protocol):
    """A field that can take the keyboard: every Field, and CodeInput for its first wrong box."""

    def focus_control(self) -> None:
        """Put the keyboard in the control."""


def _go_to(field: Focusable) -> None:
    if not isinstance(field, QWidget) or isValid(field):
        field.focus_control()


class ErrorSummary(Flowing):
    """Title, one link per error and an optional closing note."""

    def __init__(
        self,
        title: str,
        errors: Sequence[tuple[Focusable, str]],
        note: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = Icon("alert-circle", "err", 20, parent=self)
        self.title = Text(title, "body_strong", wrap=True, parent=self)
        self.note = Text(note, wrap=True, parent=self)
        self.links: list[WrappingLink] = []
        accessible.set_role(self, accessible.Role.AlertMessage)
        self.set_errors(title, errors, note)

    def set_errors(self, title: str, errors: Sequence[tuple[Focusable, str]], note: str = "") -> None:
        """Show other errors; without errors the summary hides."""
        for link in self.links:
            link.deleteLater()
        self.links = [self._link(field, message) for field, message in errors]
        self.title.set_text(title)
        self.note.set_text(note)
        self.note.setVisible(bool(note))
        messages = " ".join(link.label for link in self.links)
        self.setAccessibleName(title)
        self.setAccessibleDescription(f"{messages} {note}".strip())
        if self.parentWidget() is not None or not errors:
            # Without a parent, showing it would flash a window of its own that takes the keyboard away.
            self.setVisible(bool(errors))
        self.rearrange()

    def present(self) -> None:
        """Have it read and put the keyboard on the first link, after a form was sent with errors."""
        words = f"{self.accessibleName()}. {self.accessibleDescription()}"
        accessible.announce(self, words, assertive=True)
        if self.links:
            self.links[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _link(self, field: Focusable, message: str) -> WrappingLink:
        link = WrappingLink(one_line(message), parent=self)
        link.clicked.connect(partial(_go_to, field))
        link.show()
        return link

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw fill and edge."""
        box(QPainter(self), self.rect(), "err_fill", "err")

    def natural_width(self) -> int:
        """Wide enough for a sentence."""
        parts = [self.title, *self.links]
        words = max(part.sizeHint().width() for part in parts)
        return max(theme().px(_TYPICAL_WIDTH), self._left() + words + _SIDE)

    def arrange(self, width: int, place: bool) -> int:
        """Title, links and note under each other; a note beside the last link when there is room."""
        left = self._left()
        room = max(1, width - left - _SIDE)
        if place:
            icon = self._icon.sizeHint().width()
            offset = (theme().line_height("body_strong") - icon) // 2
            self._icon.setGeometry(QRect(_SIDE, _TOP + offset, icon, icon))
        y = self._put(self.title, left, _TOP, room, place)
        for link in self.links:
            own = min(room, link.sizeHint().width())
            y = self._put(link, left, y, own, place)
        if not self.note.isHidden():
            y = self._put_note(left, y, room, place)
        return y + _TOP

    def _put_note(self, left: int, y: int, room: int, place: bool) -> int:
        link = self.links[-1] if self.links else None
        used = link.sizeHint().width() + _NOTE_GAP if link is not None else room
        note = self.note.sizeHint().width()
        line = theme().line_height("body")
        if link is not None and used + note <= room and link.heightForWidth(used) <= line:
            self._put(self.note, left + used, y - line, note, place)
            return y
        return self._put(self.note, left, y, room, place)

    def _put(self, part: QWidget, x: int, y: int, width: int, place: bool) -> int:
        height = height_at(part, width)
        if place:
            part.setGeometry(QRect(x, y, width, height))
        return y + height

    def _left(self) -> int:
        return _SIDE + self._icon.sizeHint().width() + _ICON_GAP
