"""The steps of a case beside each other, and the thin line that shows how much of a period has passed."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from widgets import accessible
from widgets.flowing import Flowing, height_at
from widgets.icon import pixmap
from widgets.painting import box
from widgets.plain import one_line
from widgets.text import Text
from widgets.theme import theme

DONE, NOW, LATER = "done", "now", "later"
Step = tuple[str, str, str]   # label, note (a date), state

_NODE, _DOT, _LINE, _LINE_GAP, _CHECK = 22, 10, 2, 4, 14
_LABEL_GAP, _BESIDE_GAP, _ROW_GAP, _RIGHT_GAP = 8, 12, 12, 8
_BAR = 8


class _StepPart(QWidget):
    """One step: node, label and note; the list paints the lines between the nodes."""

    def __init__(self, step: Step, state_word: str, parent: QWidget) -> None:
        super().__init__(parent)
        label, note, self.state = step
        if self.state not in (DONE, NOW, LATER):
            raise ValueError(f"unknown state {self.state!r} of a step, not one of done, now, later")
        self.label = Text(one_line(label), "body_strong", wrap=True, parent=self)
        self.note = Text(one_line(note), "meta", "ink2", wrap=True, parent=self)
        self.note.setVisible(bool(note))
        self.node_top = 0
        accessible.set_role(self, accessible.Role.ListItem)
        self.setAccessibleName(", ".join(one_line(part) for part in (label, note, state_word) if part))
        theme().changed.connect(self.update)

    def words_width(self) -> int:
        """Return the width of the label and the note on one line each."""
        return max(self.label.sizeHint().width(), self.note.sizeHint().width() if self.note.text() else 0)

    def put(self, left: int, top: int, room: int, place: bool) -> int:
        """Return the bottom of the words when they start at (left, top), and put them there."""
        label = height_at(self.label, room)
        note = height_at(self.note, room) if self.note.text() else 0
        if place:
            self.label.setGeometry(QRect(left, top, room, label))
            self.note.setGeometry(QRect(left, top + label, room, note))
        return top + label + note

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the node."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme().px(_NODE)
        circle = QRectF(0, self.node_top, side, side)
        color = theme().color("line_strong" if self.state == LATER else "accent")
        painter.setPen(QPen(color, _LINE))
        painter.setBrush(color if self.state == DONE else theme().color("surface"))
        painter.drawEllipse(circle.adjusted(1, 1, -1, -1))
        if self.state == NOW:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawEllipse(circle.center(), side * _DOT / _NODE / 2, side * _DOT / _NODE / 2)
        if self.state == DONE:
            check = theme().px(_CHECK)
            at = QPoint((side - check) // 2, self.node_top + (side - check) // 2)
            painter.drawPixmap(at, pixmap("check", "on_accent", _CHECK, 3.0))


class StepList(Flowing):
    """Steps (label, note, state); beside each other, or under each other when the words do not fit.

    ``state_words`` says each state aloud, for example {"done": "klaar", "now": "nu bezig"}.
    """

    def __init__(
        self,
        steps: Sequence[Step] = (),
        state_words: Mapping[str, str] | None = None,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._state_words = dict(state_words or {})
        self._parts: list[_StepPart] = []
        accessible.set_role(self, accessible.Role.List)
        self.setAccessibleName(name)
        self.set_steps(steps)

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Show other steps."""
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts = [_StepPart(step, self._state_words.get(step[2], ""), self) for step in steps]
        for part in self._parts:
            part.show()
        self.rearrange()

    def natural_width(self) -> int:
        """Equal columns in which every label and note stays on one line."""
        widest = max((part.words_width() for part in self._parts), default=0)
        return max(1, len(self._parts)) * (widest + _RIGHT_GAP)

    def arrange(self, width: int, place: bool) -> int:
        """Equal columns when the words fit, else rows."""
        if not self._parts:
            return 1
        pitch = width // len(self._parts)
        if all(part.words_width() <= pitch - _RIGHT_GAP for part in self._parts[:-1]):
            return self._beside(width, place)
        return self._stacked(width, place)

    def _is_beside(self) -> bool:
        return len(self._parts) < 2 or self._parts[0].y() == self._parts[1].y()

    def _beside(self, width: int, place: bool) -> int:
        top = theme().px(_NODE) + _LABEL_GAP
        height = 0
        for number, part in enumerate(self._parts):
            left = width * number // len(self._parts)
            room = width * (number + 1) // len(self._parts) - left
            height = max(height, part.put(0, top, max(1, room - _RIGHT_GAP), place))
            if place:
                part.node_top = 0
                part.setGeometry(QRect(left, 0, room, height))
        return height

    def _stacked(self, width: int, place: bool) -> int:
        side, line = theme().px(_NODE), theme().line_height("body_strong")
        left, y = side + _BESIDE_GAP, 0
        for part in self._parts:
            bottom = part.put(left, max(0, (side - line) // 2), max(1, width - left), place)
            height = max(side, bottom)
            if place:
                part.node_top = max(0, (line - side) // 2)
                part.setGeometry(QRect(0, y, width, height))
            y += height + _ROW_GAP
        return y - _ROW_GAP

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines from node to node: accent behind what is done."""
        painter, side = QPainter(self), theme().px(_NODE)
        beside = self._is_beside()
        for here, following in zip(self._parts, self._parts[1:], strict=False):
            color = theme().color("accent" if here.state == DONE else "neutral_line")
            if beside:
                start, end = here.x() + side + _LINE_GAP, following.x() - _LINE_GAP
                painter.fillRect(QRect(start, side // 2 - 1, end - start, _LINE), color)
            else:
                start = here.y() + here.node_top + side + _LINE_GAP
                end = following.y() + following.node_top - _LINE_GAP
                painter.fillRect(QRect(side // 2 - 1, start, _LINE, end - start), color)


class ProgressLine(QProgressBar):
    """A bar of 8 px; the words beside it carry the meaning, assistive technology gets the value too."""

    def __init__(self, value: int, maximum: int, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_progress(value, maximum, name)
        theme().changed.connect(self.updateGeometry)

    def set_progress(self, value: int, maximum: int, name: str = "") -> None:
        """Show another value; it is bounded to 0 up to ``maximum``, which is at least 1."""
        self.setRange(0, max(1, maximum))
        self.setValue(min(max(0, value), max(1, maximum)))
        if name:
            self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        """8 high, grown with the text scale."""
        return QSize(theme().px(160), theme().px(_BAR))

    def minimumSizeHint(self) -> QSize:
        """Short, but never thinner."""
        return QSize(theme().px(40), theme().px(_BAR))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the fill inside a rounded edge."""
        painter = QPainter(self)
        radius = self.height() / 2
        box(painter, self.rect(), "surface", "line_strong", radius=radius)
        done = round((self.width() - 2) * self.value() / max(1, self.maximum()))
        if done <= 0:
            return
        painter.save()
        painter.setClipRect(QRect(1, 0, done, self.height()))
        box(painter, self.rect().adjusted(1, 1, -1, -1), "accent", radius=max(0.0, radius - 1))
        painter.restore()
