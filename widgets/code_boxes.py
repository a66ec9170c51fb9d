"""The boxes of a code beside each other: one character each, with keys that walk, erase and paste."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from widgets import accessible
from widgets.flowing import Flowing
from widgets.line_edit import LineEdit
from widgets.text import Text
from widgets.theme import theme

_WIDTH, _HEIGHT, _GAP = 56, 64, 10
_DASH_WIDTH, _DASH_HEIGHT, _DASH_SIDE = 16, 2, 14
_STYLE = "title"
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class CodeBox(LineEdit):
    """One box: what is typed or pasted goes to the code as a whole."""

    written = Signal(int, str)
    erased = Signal(int)
    moved = Signal(int, int)

    def __init__(self, at: int, parent: QWidget) -> None:
        super().__init__(_HEIGHT, _STYLE, parent=parent)
        self.at = at
        self.set_padding(2, 2)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.textEdited.connect(self._tell)

    def minimumSizeHint(self) -> QSize:
        """A box is never narrower than its character."""
        return self.sizeHint()

    def sizeHint(self) -> QSize:
        """56 by 64, grown with the text scale."""
        return QSize(theme().px(_WIDTH), theme().px(_HEIGHT))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select the character, so that typing replaces it."""
        super().focusInEvent(event)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, erase backwards and paste a whole code."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.written.emit(self.at, QApplication.clipboard().text())
        elif event.key() in _STEPS and not event.modifiers():
            self.moved.emit(self.at, _STEPS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Backspace:
            self.erased.emit(self.at)
        elif event.key() == Qt.Key.Key_Delete:
            self.setText("")
            self.written.emit(self.at, "")
        else:
            super().keyPressEvent(event)

    def paste(self) -> None:
        """Give the clipboard to the whole code (the menu and the middle mouse button come here too)."""
        self.written.emit(self.at, QApplication.clipboard().text())

    def _tell(self, text: str) -> None:
        self.written.emit(self.at, text)


class CodeBoxes(Flowing):
    """The boxes beside each other with a dash after ``split``; without room the second part wraps."""

    def __init__(self, count: int, split: int) -> None:
        super().__init__()
        self._split = split if 0 < split < count else count
        self.labels = [Text("", parent=self) for _ in range(count)]
        self.boxes = [CodeBox(at, self) for at in range(count)]
        for label, one in zip(self.labels, self.boxes, strict=True):
            label.hide()   # only there as the label relation every field must have
            label.setBuddy(one)
        self._dash = QRect()
        accessible.set_role(self, accessible.Role.Grouping)

    def natural_width(self) -> int:
        """All boxes on one line."""
        dash = _DASH_WIDTH + 2 * _DASH_SIDE - _GAP if self._split < len(self.boxes) else 0
        return len(self.boxes) * (theme().px(_WIDTH) + _GAP) - _GAP + dash

    def narrowest(self) -> int:
        """The larger of the two parts."""
        part = max(self._split, len(self.boxes) - self._split)
        return part * (theme().px(_WIDTH) + _GAP) - _GAP

    def arrange(self, width: int, place: bool) -> int:
        """One line, or one line per part."""
        wide, high = theme().px(_WIDTH), theme().px(_HEIGHT)
        folded = width < self.natural_width()
        self._dash = QRect()
        x = y = 0
        for at, one in enumerate(self.boxes):
            if at == self._split and folded:
                x, y = 0, high + _GAP
            elif at == self._split:
                left, top = x - _GAP + _DASH_SIDE, (high - _DASH_HEIGHT) // 2
                self._dash = QRect(left, top, _DASH_WIDTH, _DASH_HEIGHT)
                x += _DASH_WIDTH + 2 * _DASH_SIDE - _GAP
            if place:
                one.setGeometry(QRect(x, y, wide, high))
            x += wide + _GAP
        return y + high

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dash between the parts."""
        if not self._dash.isNull():
            QPainter(self).fillRect(self._dash, theme().color("line_strong"))
